/** How is something counted by its kinds, cheaply enough for every request? One series for each kind, made when it is first met. */
import { type Context, Metric } from "effect"

type Labels = Readonly<Record<string, string>>

/** A meter with labels. More kinds than `most` are counted together, under "other". */
export interface Meter {
  readonly add: (value: number, ...labels: ReadonlyArray<string>) => void
}

const most = 2000

const metered = (
  make: (attributes: Labels) => Metric.Metric<number, unknown>,
  names: ReadonlyArray<string>,
  context: Context.Context<never>
): Meter => {
  const series = new Map<string, Metric.Metric<number, unknown>>()
  return {
    add: (value, ...labels) => {
      const name = labels.join(" ")
      const known = series.get(name)
      if (known !== undefined) return known.updateUnsafe(value, context)
      const kept = series.size < most ? labels : labels.map(() => "other")
      const made = make(Object.fromEntries(names.map((label, i) => [label, kept[i] ?? ""])))
      if (series.size < most) series.set(name, made)
      made.updateUnsafe(value, context)
    }
  }
}

export const counter = (
  context: Context.Context<never>,
  name: string,
  description: string,
  labels: ReadonlyArray<string>
): Meter =>
  metered(
    (attributes) => Metric.counter(name, { description, attributes, incremental: true }),
    labels,
    context
  )

/** Seconds, from a millisecond to half a minute. */
const secondsBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

export const secondsHistogram = (
  context: Context.Context<never>,
  name: string,
  description: string,
  labels: ReadonlyArray<string>
): Meter =>
  metered(
    (attributes) => Metric.histogram(name, { description, attributes, boundaries: secondsBoundaries }),
    labels,
    context
  )

/** A figure that is looked up whenever somebody asks. */
export const lookedUp = (
  context: Context.Context<never>,
  name: string,
  description: string,
  read: () => number,
  attributes: Labels = {}
): void => {
  Metric.registerUnsafe(Metric.gauge(name, { description, attributes }), context, {
    get: () => ({ value: read() }),
    update: () => undefined,
    modify: () => undefined
  })
}

/** The same for what only ever grows. */
export const lookedUpTotal = (
  context: Context.Context<never>,
  name: string,
  description: string,
  read: () => number
): void => {
  Metric.registerUnsafe(Metric.counter(name, { description, incremental: true }), context, {
    get: () => ({ count: read(), incremental: true }),
    update: () => undefined,
    modify: () => undefined
  })
}
