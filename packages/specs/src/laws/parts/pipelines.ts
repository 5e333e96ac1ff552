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

/** What is expected opens into millionths of wins. */
const chances = (part: string, expected: ReadingOf<"salesForecast">["expected"]): Shown => ({
  part,
  figure: { ...expected, deals: Math.round(expected.deals * 1_000_000), unbudgeted: 0 }
})

export const pipelines: Parts = {
  salesForecast: (reading) => [
    { part: "active", figure: reading.active },
    chances("expected", reading.expected),
    { part: "closed", counted: reading.closed },
    ...reading.stages.flatMap((row): ReadonlyArray<Shown> => [
      { part: `stage:${row.id}`, figure: row.active },
      chances(`expected:${row.id}`, row.expected),
      { part: `closed:${row.id}`, counted: row.closed },
      { part: `won:${row.id}`, counted: row.won }
    ]),
    ...reading.owners.flatMap((row): ReadonlyArray<Shown> => [
      { part: `owner:${row.id}`, figure: row.active },
      chances(`expectedOwner:${row.id}`, row.expected)
    ])
  ],
  salesVelocity: (reading) =>
    (["", ":before", ":beforeFull"] as const).flatMap((which): ReadonlyArray<Shown> => {
      const told = which === "" ? reading : which === ":before" ? reading.before : reading.beforeFull
      return [
        { part: `open${which}`, counted: told.open },
        { part: `winRate${which}`, deals: told.winRate.den },
        { part: `won${which}`, figure: told.won },
        { part: `budget${which}`, figure: told.won },
        { part: `cycle${which}`, counted: told.cycle.sum },
        { part: `cycles${which}`, counted: told.cycle.of }
      ]
    }),
  wonOfNew: (reading) =>
    (["now", "before", "beforeFull"] as const).flatMap((window): ReadonlyArray<Shown> => [
      { part: window, counted: reading[window].den },
      { part: `won:${window}`, counted: reading[window].num }
    ]),
  timeInStage: (reading) =>
    reading.stages.flatMap((row): ReadonlyArray<Shown> => [
      { part: `stays:${row.id}`, counted: row.stays },
      { part: `time:${row.id}`, counted: row.ms },
      ...(["before", "beforeFull"] as const).flatMap((which): ReadonlyArray<Shown> => [
        { part: `stays:${row.id}:${which}`, counted: row[which].stays },
        { part: `time:${row.id}:${which}`, counted: row[which].ms }
      ]),
      { part: `deals:${row.id}`, records: row.deals },
      { part: `open:${row.id}`, counted: row.open },
      { part: `openMs:${row.id}`, counted: row.openMs }
    ]),
  stageFunnel: (reading) => [
    ...(["created", "closed", "touched"] as const).flatMap((basis): ReadonlyArray<Shown> =>
      reading.stages.flatMap((row): ReadonlyArray<Shown> => [
        ...(["visited", "reached"] as const).flatMap((kind): ReadonlyArray<Shown> => [
          { part: `${kind}:${basis}:${row.id}`, figure: row[basis][kind].now },
          { part: `${kind}:${basis}:${row.id}:before`, figure: row[basis][kind].before },
          { part: `${kind}:${basis}:${row.id}:beforeFull`, figure: row[basis][kind].beforeFull }
        ]),
        { part: `lost:${basis}:${row.id}`, figure: row[basis].lost }
      ])
    ),
    ...(["created", "closed", "touched"] as const).flatMap((basis): ReadonlyArray<Shown> => [
      { part: `deals:${basis}`, figure: reading[basis].deals },
      { part: `lostElsewhere:${basis}`, figure: reading[basis].lostElsewhere }
    ]),
    ...reading.stages.flatMap((row): ReadonlyArray<Shown> =>
      row.kind === "won"
        ? []
        : [
            { part: `direct:${row.id}`, records: row.direct.num },
            { part: `left:${row.id}`, records: row.direct.den }
          ]
    )
  ],
  pipelineBridge: (reading) => [
    worth("all:new", reading.all.new),
    ...bridged("all", reading.all),
    ...bridged("due", reading.due),
    ...(["planned", "pulled", "pushed"] as const).map((term) => worth(`due:${term}`, reading.due[term]))
  ]
}
