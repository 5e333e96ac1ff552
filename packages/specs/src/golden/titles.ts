/** What is each number called when it is opened? For every part that an example shows, and for what is almost called so and opens, too. */
import { type MetricName, metricNames, theCore } from "@weir/domain/workbook/Core"
import { askOf, evaluate } from "@weir/domain/workbook/evaluate"
import { shown } from "../laws/parts.ts"
import { askedIn, toldIn } from "./exampleStory.ts"

/** Titles by part; beside them the measure that is added up, and how, where it is not deals and their money. */
export type Titles = Readonly<Record<string, string>>

export interface Listed {
  readonly shown: Titles
  /** Names that no reading shows, and that open nevertheless. */
  readonly besides: Titles
}

/** Names of parts that are close to one there is. */
const oddities = (part: string): ReadonlyArray<string> => {
  const pieces = part.split(":")
  return [
    `${part}:`,
    `${part}:nothing`,
    `${part}:now`,
    `${part}:before:full`,
    `:${part}`,
    `${part}:${part}`,
    `no${part}`,
    ...pieces.flatMap((_, i) => ["", "nothing"].map((odd) => pieces.with(i, odd).join(":")))
  ]
}

/** Ids of stories are names in other letters. */
const readable = (part: string): string =>
  part.replaceAll(/00000000-(\w{4})-4(\w{3})-8(\w{3})-(\w{12})/g, (id, ...groups: ReadonlyArray<string>) => {
    const name = Buffer.from(groups.slice(0, 4).join(""), "hex").toString().replaceAll("\0", "")
    return /^[\w ]+$/.test(name) ? name : id
  })

export const titlesOf = (name: MetricName): Listed => {
  const metric = theCore.metrics[name]
  const [all, besides] = [new Map<string, string>(), new Map<string, string>()]
  for (const example of metric.examples) {
    const [events, question] = [toldIn(example), askedIn(example)]
    const ask = askOf(events, question)
    const list = (part: string, into: Map<string, string>): void => {
      const behind = metric.explain(part, ask)
      if (behind === null) return
      const { distinct, measure, selections, title, until, weighed, within, without } = behind
      const how = [
        measure ?? "",
        distinct === true ? "each once" : "",
        until === undefined ? "" : "until now",
        weighed === undefined ? "" : `weighed ${weighed}`,
        within === undefined ? "" : "within",
        without === undefined ? "" : "without",
        selections.length === 1 ? "" : `${selections.length} lists`
      ].filter((word) => word !== "")
      into.set(readable(part), how.length === 0 ? title : `${title} [${how.join(", ")}]`)
    }
    const parts = shown(name, evaluate(name, events, question) as never).map(({ part }) => part)
    for (const part of parts) list(part, all)
    for (const odd of new Set(parts.flatMap(oddities))) if (!parts.includes(odd)) list(odd, besides)
  }
  for (const part of all.keys()) besides.delete(part)
  return { shown: Object.fromEntries(all), besides: Object.fromEntries(besides) }
}

/** Of all metrics, by name. */
export const allTitles = (): Readonly<Record<string, Listed>> =>
  Object.fromEntries(metricNames.map((name) => [name, titlesOf(name)]))
