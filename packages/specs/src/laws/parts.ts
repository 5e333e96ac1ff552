/** Which numbers does a reading show, and under which name does each open into the entries behind it? */
import { calls } from "./parts/calls.ts"
import { clients } from "./parts/clients.ts"
import { days } from "./parts/days.ts"
import { notes } from "./parts/notes.ts"
import { people } from "./parts/people.ts"
import { pipelines } from "./parts/pipelines.ts"
import { talks } from "./parts/talks.ts"
import { tasks } from "./parts/tasks.ts"
import { trendsParts } from "./parts/trends.ts"
import type { Figure } from "@weir/domain/metrics/Figure"
import type { MetricName, ReadingOf } from "@weir/domain/workbook/Core"

/**
 * A number of a reading. `figure` is deals with their money; `deals` and `counted` are one sum of entries (of deals, or of the measure
 * that the part names), and `converted` its converted money where that is shown beside it; `records` counts different records; a ratio is shown by its denominator.
 */
export type Shown =
  | { readonly part: string; readonly figure: Figure }
  | { readonly part: string; readonly deals: number }
  | { readonly part: string; readonly counted: number; readonly converted?: number }
  | { readonly part: string; readonly records: number }

export type Parts = { readonly [Name in MetricName]?: (reading: ReadingOf<Name>) => ReadonlyArray<Shown> }

const opposite = (figure: Figure): Figure => ({
  deals: 0 - figure.deals,
  money: figure.money.map(({ amount, currency }) => ({ currency, amount: 0 - amount })),
  converted: 0 - figure.converted,
  unpriced: 0 - figure.unpriced,
  unbudgeted: 0 - figure.unbudgeted
})

const compared = (
  reading: ReadingOf<"dealDynamics">["new"],
  prefix = "",
  now = "now"
): ReadonlyArray<Shown> => [
  { part: prefix === "" ? now : prefix, figure: reading.now },
  { part: prefix === "" ? "before" : `${prefix}:before`, figure: reading.before },
  { part: prefix === "" ? "beforeFull" : `${prefix}:beforeFull`, figure: reading.beforeFull }
]

const incoming = (reading: ReadingOf<"incomingDeals">, prefix = ""): ReadonlyArray<Shown> =>
  (["arrived", "accepted", "declined", "waiting"] as const).map((part) => ({
    part: prefix + part,
    figure: reading[part]
  }))

const success = (reading: ReadingOf<"successRate">, closed: string, won: string): ReadonlyArray<Shown> =>
  (["now", "before", "beforeFull"] as const).flatMap((when) => [
    { part: closed + when, deals: reading[when].den },
    { part: won + when, deals: reading[when].num }
  ])

const owners = (reading: Pick<ReadingOf<"dealsByOwner">, "rows" | "total">): ReadonlyArray<Shown> => [
  { part: "total", figure: reading.total },
  ...reading.rows.map((row) => ({ part: `owner:${row.id}`, figure: row.deals }))
]

const parts: Parts = {
  newDeals: (reading) => [...compared(reading), ...days(reading.days)],
  wonDeals: (reading) => [...compared(reading), ...days(reading.days)],
  lostDeals: (reading) => [...compared(reading), ...days(reading.days)],
  incomingDeals: (reading) => incoming(reading),
  successRate: (reading) => success(reading, "", "won:"),
  dealSources: (reading) => [
    { part: "total", figure: reading.total },
    ...reading.rings.map((ring) => ({ part: `source:${ring.id}`, figure: ring.new })),
    ...(reading.other === null
      ? []
      : [{ part: `sources:${reading.other.ids.join(",")}`, figure: reading.other.new }])
  ],
  dealsByOwner: (reading) => owners(reading),
  wonByOwner: (reading) => [
    ...owners(reading),
    { part: "before", figure: reading.before },
    { part: "beforeFull", figure: reading.beforeFull },
    ...reading.rows.flatMap((row) => [
      { part: `owner:${row.id}:before`, figure: row.before },
      { part: `owner:${row.id}:beforeFull`, figure: row.beforeFull }
    ])
  ],
  dealDynamics: (reading) => [
    ...compared(reading.new, "new"),
    ...compared(reading.won, "won"),
    ...incoming(reading.incoming, "incoming:"),
    ...success(reading.successRate, "success:", "success:won:"),
    { part: "won:gross", deals: reading.wonGross },
    { part: "lost", figure: reading.lost.total },
    { part: "lost:incoming", figure: reading.lost.incoming },
    { part: "lost:creation", figure: reading.lost.creation },
    { part: "lost:elsewhere", figure: reading.lost.elsewhere },
    { part: "books:created", deals: reading.books.created },
    { part: "books:merged", deals: 0 - reading.books.merged },
    { part: "books:pipelineIn", deals: reading.books.pipelineIn },
    { part: "books:pipelineOut", deals: 0 - reading.books.pipelineOut },
    { part: "books:net", deals: reading.books.net },
    ...reading.stages.flatMap((stage): ReadonlyArray<Shown> => [
      ...(["stock", "opening", "net", "in", "edits", "admin", "lost"] as const).map((of) => ({
        part: `${of}:${stage.id}`,
        figure: stage[of]
      })),
      { part: `out:${stage.id}`, figure: opposite(stage.out) },
      { part: `passed:${stage.id}`, deals: stage.passed },
      { part: `distinct:${stage.id}`, records: stage.distinct }
    ])
  ],
  ...tasks,
  ...notes,
  ...calls,
  ...talks,
  ...people,
  ...pipelines,
  ...clients,
  ...trendsParts
}

/** Every number that a metric's reading shows. */
export const shown = <Name extends MetricName>(
  name: Name,
  reading: ReadingOf<Name>
): ReadonlyArray<Shown> => {
  const of = parts[name]
  if (of === undefined) throw new Error(`nobody has said which numbers ${name} shows`)
  return of(reading)
}
