/** By employee: what does each person have, win, lose and get done in the period (4.4)? */
import { Schema } from "effect"
import { ROBOT } from "../identity/Id.ts"
import type { Query } from "../ledger/Query.ts"
import { type Ask, present, snapshot } from "./Ask.ts"
import { personFields, personOf, personRows } from "./byPerson.ts"
import { sum, valuesOf } from "./Count.ts"
import { behind, Changes, changesOf, Columns, columnsOf, type Sums, sumsOf } from "./employees/columns.ts"
import * as Metric from "./Metric.ts"
import { titled, whenOf, windowOf } from "./When.ts"

const EmployeeRow = Schema.Struct({
  ...personFields,
  /** Open deals they hold at this moment, whatever the period. */
  active: Schema.Int,
  ...Columns.fields,
  /** The same person's, in as much of the period before as has passed of this one, and in all of it. */
  before: Columns,
  beforeFull: Columns,
  change: Changes
})

const active = (ask: Ask, shape: Partial<Query> = {}): Query => {
  const stages = ask.pipelines
    .filter((p) => ask.pipelineId === null || p.id === ask.pipelineId)
    .flatMap((p) => p.stages.filter((s) => s.kind === "open").map((s) => s.id as string))
  return snapshot(ask, "stage-flow", present(ask), { ...shape, where: { stage: stages, ...shape.where } })
}

type Suffix = "Before" | "BeforeFull"

/** The sums of a window under names of their own. */
const named = <const S extends Suffix>(suffix: S, sums: Readonly<Record<keyof Sums, Query>>) =>
  Object.fromEntries(Object.entries(sums).map(([name, query]) => [`${name}${suffix}`, query])) as {
    readonly [K in keyof Sums as `${K}${S}`]: Query
  }

export const employeeReport = Metric.make({
  id: "employee-report",
  title: "By employee",
  definition:
    "What each person has open now, and what they began, won, lost and got done in the period, beside the same person's period before. Deals belong to whoever owned them when they became new or were closed, activities to whoever did them, calls to whoever spoke, answers to whoever wrote. An enquiry that was declined is lost and closed, as in the success rate; only the funnel leaves it out. The robot is not among them.",
  formula:
    "counts by person; win rate = won / (won + lost); cycle = time from new to won / won; response = time to answer / answers",
  unit: "deals",
  time: "flow",
  better: "more",
  narrows: { users: ["by", "user", "owner"] },
  books: [],
  Reading: Schema.Struct({
    /** Whoever has a number now or had one before: most money won first, then most deals won, then by name. */
    rows: Schema.Array(EmployeeRow)
  }),
  needs: (ask) => ({
    active: active(ask, { by: ["owner"] }),
    ...sumsOf(ask, ask.window),
    ...named("Before", sumsOf(ask, ask.previous.sameElapsed)),
    ...named("BeforeFull", sumsOf(ask, ask.previous.full))
  }),
  read: (sums, ask) => {
    const earlier = (suffix: Suffix): Sums => ({
      born: sums[`born${suffix}`],
      won: sums[`won${suffix}`],
      lost: sums[`lost${suffix}`],
      cycle: sums[`cycle${suffix}`],
      done: sums[`done${suffix}`],
      calls: sums[`calls${suffix}`],
      answers: sums[`answers${suffix}`]
    })
    const [before, beforeFull] = [earlier("Before"), earlier("BeforeFull")]
    const people = [sums, before, beforeFull].flatMap(({ answers, born, calls, done, lost, won }) => [
      ...valuesOf([...born, ...won, ...lost], "owner"),
      ...valuesOf(done, "by"),
      ...valuesOf([...calls, ...answers], "user")
    ])
    // What deals were worth at different rates may be left of somebody who has none any more.
    const holding = sums.active.filter((b) => (b.tally["deals"] ?? 0) !== 0)
    const rows = personRows(
      ask,
      [...valuesOf(holding, "owner"), ...people].filter((id) => id !== ROBOT),
      (id) => {
        const [is, was] = [columnsOf(sums, id), columnsOf(before, id)]
        return {
          active: sum(sums.active, "deals", { owner: id }),
          ...is,
          before: was,
          beforeFull: columnsOf(beforeFull, id),
          change: changesOf(is, was)
        }
      },
      (row) => row.won.deals
    )
    return { rows: [...rows].sort((a, b) => b.won.converted - a.won.converted) }
  },
  explain: (part, ask) => {
    const whose = personOf(ask, part)
    if (whose === null || whose.id === ROBOT) return null
    if (whose.rest === "active")
      return {
        title: `Open deals of ${whose.name}`,
        selections: [active(ask, { where: { owner: [whose.id] } })],
        measure: "deals"
      }
    const [name = "", later, ...more] = whose.rest.split(":")
    const column = Object.hasOwn(behind, name) ? behind[name] : undefined
    const when = later === undefined ? "now" : later === "now" ? null : whenOf(later)
    if (column === undefined || when === null || more.length > 0) return null
    const title = titled(`${column.of} of ${whose.name}`, when)
    const { of: _, selections, ...counted } = column
    return { title, selections: selections(ask, windowOf(ask, when), whose.id), ...counted }
  },
  examples: [
    {
      story:
        "Ann wins one deal, ten days after it was new, and loses one; Ben has one open that was Ann's when it began, and gets a visit done.",
      given: [
        { at: "2024-02-01T09:00Z", create: "Weir", stage: "Offer", budget: 500 },
        { at: "2024-02-05T09:00Z", win: "Weir" },
        { at: "2024-03-01T09:00Z", create: "Mill", stage: "Offer", budget: 1500 },
        { at: "2024-03-01T09:00Z", create: "Dam", stage: "Offer" },
        { at: "2024-03-02T09:00Z", create: "Lock", stage: "Offer" },
        { at: "2024-03-03T09:00Z", give: "Lock", to: "Ben" },
        { at: "2024-03-04T09:00Z", task: "Visit", for: "Lock", type: "meeting" },
        { at: "2024-03-05T09:00Z", done: "Visit", by: "Ben" },
        { at: "2024-03-06T09:00Z", call: "first", direction: "out", user: "Ben" },
        { at: "2024-03-11T09:00Z", win: "Mill" },
        { at: "2024-03-12T09:00Z", lose: "Dam" }
      ],
      reads: {
        "rows.0.name": "Ann",
        "rows.Ann.new.deals": 3,
        "rows.Ann.won.converted": 150_000,
        "rows.Ann.winRate.%": 50,
        "rows.Ann.before.won.deals": 1,
        "rows.Ann.change.won.converted.pct": 2,
        "rows.Ann.change.winRate.delta": -0.5,
        "rows.Ben.change.winRate": null,
        "rows.Ben.change.done.base": "new",
        "rows.Ann.cycle.num": 864_000_000,
        "rows.Ann.cycle.den": 1,
        "rows.Ann.active": 0,
        "rows.Ben.active": 1,
        "rows.Ben.new.deals": 0,
        "rows.Ben.winRate.%": null,
        "rows.Ben.done": 1,
        "rows.Ben.callsOut": 1
      }
    },
    {
      story: "Nothing was done by anybody: there is nobody to tell of.",
      given: [],
      reads: { "rows.length": 0 }
    }
  ]
})
