/** How is something counted by its kinds, cheaply enough for every request? One series for each kind, made when it is first met. */
import { type Context, Metric } from "effect"

type Labels = Readonly<Record<string, string>>

/** Figures belong to whoever runs it: they are kept in the registry of this context. */
type Owner = Context.Context<never>

/** A meter with labels. More kinds than a program can have are counted together, under "other". */
export interface Meter {
  readonly add: (owner: Owner, value: number, ...labels: ReadonlyArray<string>) => void
}

const most = 2000

const metered = (
  make: (attributes: Labels) => Metric.Metric<number, unknown>,
  names: ReadonlyArray<string>
): Meter => {
  const series = new Map<string, Metric.Metric<number, unknown>>()
  return {
    add: (owner, value, ...labels) => {
      const name = labels.join(" ")
      let known = series.get(name)
      if (known === undefined) {
        const kept = series.size < most ? labels : labels.map(() => "other")
        known = make(Object.fromEntries(names.map((label, i) => [label, kept[i] ?? ""])))
        if (series.size < most) series.set(name, known)
      }
      known.updateUnsafe(value, owner)
    }
  }
}

export const counter = (name: string, description: string, labels: ReadonlyArray<string>): Meter =>
  metered((attributes) => Metric.counter(name, { description, attributes, incremental: true }), labels)

/** Seconds, from a millisecond to half a minute. */
const boundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

export const secondsHistogram = (name: string, description: string, labels: ReadonlyArray<string>): Meter =>
  metered((attributes) => Metric.histogram(name, { description, attributes, boundaries }), labels)

/** A figure that is looked up whenever somebody asks. */
export const lookedUp = (
  owner: Owner,
  name: string,
  description: string,
  read: () => number,
  attributes: Labels = {}
): void => {
  Metric.registerUnsafe(Metric.gauge(name, { description, attributes }), owner, {
    get: () => ({ value: read() }),
    update: () => undefined,
    modify: () => undefined
  })
}

/** The same for what only ever grows. */
export const lookedUpTotal = (owner: Owner, name: string, description: string, read: () => number): void => {
  Metric.registerUnsafe(Metric.counter(name, { description, incremental: true }), owner, {
    get: () => ({ count: read(), incremental: true }),
    update: () => undefined,
    modify: () => undefined
  })
}
