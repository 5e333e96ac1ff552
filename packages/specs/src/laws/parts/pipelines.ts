/** Which numbers do the metrics of forecast, funnels and time in stages show? */
import type { ReadingOf } from "@weir/domain/workbook/Core"
import type { Parts, Shown } from "../parts.ts"

type Bridge = Omit<ReadingOf<"pipelineBridge">["all"], "new">

/** A bridge converts nothing. */
const worth = (part: string, { deals, money, unbudgeted }: Bridge["opening"]): Shown => ({
  part,
  figure: { deals, money, converted: 0, unpriced: 0, unbudgeted }
})

const terms = [
  "opening",
  "accepted",
  "reopened",
  "movedIn",
  "grown",
  "won",
  "lost",
  "movedOut",
  "shrunk",
  "deleted",
  "late",
  "closing"
] as const

const bridged = (of: "all" | "due", bridge: Bridge): ReadonlyArray<Shown> =>
  terms.map((term) => worth(`${of}:${term}`, bridge[term]))

export const pipelines: Parts = {
  salesForecast: (reading) => [
    { part: "active", figure: reading.active },
    { part: "closed", counted: reading.closed },
    ...reading.stages.flatMap((row): ReadonlyArray<Shown> => [
      { part: `stage:${row.id}`, figure: row.active },
      { part: `closed:${row.id}`, counted: row.closed },
      { part: `won:${row.id}`, counted: row.won }
    ]),
    ...reading.owners.map((row) => ({ part: `owner:${row.id}`, figure: row.active }))
  ],
  salesVelocity: (reading) => [
    { part: "open", counted: reading.open },
    { part: "winRate", deals: reading.winRate.den },
    { part: "cycle", counted: reading.cycle.sum },
    { part: "cycles", counted: reading.cycle.of }
  ],
  wonOfNew: (reading) =>
    (["now", "before", "beforeFull"] as const).flatMap((window): ReadonlyArray<Shown> => [
      { part: window, counted: reading[window].den },
      { part: `won:${window}`, counted: reading[window].num }
    ]),
  timeInStage: (reading) =>
    reading.stages.flatMap((row): ReadonlyArray<Shown> => [
      { part: `stays:${row.id}`, counted: row.stays },
      { part: `time:${row.id}`, counted: row.ms },
      { part: `deals:${row.id}`, records: row.deals },
      { part: `open:${row.id}`, counted: row.open }
    ]),
  stageFunnel: (reading) => [
    ...(["created", "closed"] as const).flatMap((basis): ReadonlyArray<Shown> => [
      { part: `deals:${basis}`, figure: reading[basis].deals },
      { part: `lostElsewhere:${basis}`, figure: reading[basis].lostElsewhere },
      ...reading.stages.flatMap((row): ReadonlyArray<Shown> => [
        { part: `visited:${basis}:${row.id}`, figure: row[basis].visited },
        { part: `reached:${basis}:${row.id}`, records: row[basis].reached.deals },
        { part: `lost:${basis}:${row.id}`, figure: row[basis].lost }
      ])
    ]),
    ...reading.stages.flatMap((row): ReadonlyArray<Shown> => [
      { part: `visited:touched:${row.id}`, records: row.touched.visited },
      { part: `reached:touched:${row.id}`, records: row.touched.reached },
      { part: `lost:touched:${row.id}`, figure: row.touched.lost },
      ...(row.kind === "won"
        ? []
        : [
            { part: `direct:${row.id}`, records: row.direct.num },
            { part: `left:${row.id}`, records: row.direct.den }
          ])
    ])
  ],
  pipelineBridge: (reading) => [
    worth("all:new", reading.all.new),
    ...bridged("all", reading.all),
    ...bridged("due", reading.due),
    ...(["planned", "pulled", "pushed"] as const).map((term) => worth(`due:${term}`, reading.due[term]))
  ]
}
