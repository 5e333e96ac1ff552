/** By employee: what does each person have, win, lose and get done in the period (4.4)? */
import { Schema } from "effect"
import { ROBOT } from "../identity/Id.ts"
import type { Query } from "../ledger/Query.ts"
import { type Ask, flow, inPipeline, present, snapshot } from "./Ask.ts"
import { personFields, personOf, personRows } from "./byPerson.ts"
import { sum, valuesOf } from "./Count.ts"
import * as Figure from "./Figure.ts"
import * as Metric from "./Metric.ts"
import { Ratio } from "./Ratio.ts"

const EmployeeRow = Schema.Struct({
  ...personFields,
  /** Open deals they hold at this moment, whatever the period. */
  active: Schema.Int,
  /** By who owned them when they became new. */
  new: Figure.Figure,
  /** By who owned them at the end that still stands. */
  won: Figure.Figure,
  lost: Figure.Figure,
  /** Won of won and lost. */
  winRate: Ratio,
  /** Milliseconds from new to won, over the deals won: their quotient is the average. */
  cycle: Ratio,
  /** Activities they got done, in time or late. */
  done: Schema.Int,
  callsIn: Schema.Int,
  callsOut: Schema.Int,
  /** Milliseconds from a client's last message to their answer, over their answers. */
  response: Ratio
})

const deals = (ask: Ask, book: string, shape: Partial<Query> = {}): Query =>
  flow(ask, book, ask.window, { ...shape, where: { ...inPipeline(ask), ...shape.where } })

const active = (ask: Ask, shape: Partial<Query> = {}): Query => {
  const stages = ask.pipelines
    .filter((p) => ask.pipelineId === null || p.id === ask.pipelineId)
    .flatMap((p) => p.stages.filter((s) => s.kind === "open").map((s) => s.id as string))
  return snapshot(ask, "stage-flow", present(ask), { ...shape, where: { stage: stages, ...shape.where } })
}

const won = { outcome: ["won"] }

/** Behind the columns of one person: the sums, and the measure where it is not deals with their money. */
const columns: Readonly<
  Record<
    string,
    (
      ask: Ask,
      id: string
    ) => { readonly of: string; readonly selections: ReadonlyArray<Query>; readonly measure?: string }
  >
> = {
  active: (ask, id) => ({
    of: "Open deals",
    selections: [active(ask, { where: { owner: [id] } })],
    measure: "deals"
  }),
  new: (ask, id) => ({ of: "New deals", selections: [deals(ask, "new-deals", { where: { owner: [id] } })] }),
  won: (ask, id) => ({ of: "Won deals", selections: [deals(ask, "won-deals", { where: { owner: [id] } })] }),
  lost: (ask, id) => ({
    of: "Lost deals",
    selections: [deals(ask, "lost-deals", { where: { owner: [id] } })]
  }),
  rate: (ask, id) => ({
    of: "Closed deals",
    selections: ["won-deals", "lost-deals"].map((book) => deals(ask, book, { where: { owner: [id] } }))
  }),
  cycle: (ask, id) => ({
    of: "Time from new to won",
    selections: [deals(ask, "deal-cycle", { where: { owner: [id], ...won } })],
    measure: "ms"
  }),
  done: (ask, id) => ({
    of: "Activities done",
    selections: [flow(ask, "task-done", ask.window, { where: { by: [id] } })],
    measure: "n"
  }),
  callsIn: (ask, id) => ({
    of: "Calls in",
    selections: [flow(ask, "calls", ask.window, { where: { user: [id], direction: ["in"] } })],
    measure: "n"
  }),
  callsOut: (ask, id) => ({
    of: "Calls out",
    selections: [flow(ask, "calls", ask.window, { where: { user: [id], direction: ["out"] } })],
    measure: "n"
  }),
  answers: (ask, id) => ({
    of: "Answers",
    selections: [flow(ask, "response-times", ask.window, { where: { user: [id] } })],
    measure: "n"
  }),
  response: (ask, id) => ({
    of: "Time to answer",
    selections: [flow(ask, "response-times", ask.window, { where: { user: [id] } })],
    measure: "ms"
  })
}

export const employeeReport = Metric.make({
  id: "employee-report",
  title: "By employee",
  definition:
    "What each person has open now, and what they began, won, lost and got done in the period. Deals belong to whoever owned them when they became new or were closed, activities to whoever did them, calls to whoever spoke, answers to whoever wrote. The robot is not among them.",
  formula:
    "counts by person; win rate = won / (won + lost); cycle = time from new to won / won; response = time to answer / answers",
  unit: "deals",
  time: "flow",
  better: "more",
  books: [],
  Reading: Schema.Struct({
    /** Whoever has a number: most money won first, then most deals won, then by name. */
    rows: Schema.Array(EmployeeRow)
  }),
  needs: (ask) => ({
    active: active(ask, { by: ["owner"] }),
    born: deals(ask, "new-deals", { by: ["owner", "currency"] }),
    won: deals(ask, "won-deals", { by: ["owner", "currency"] }),
    lost: deals(ask, "lost-deals", { by: ["owner", "currency"] }),
    cycle: deals(ask, "deal-cycle", { where: won, by: ["owner"] }),
    done: flow(ask, "task-done", ask.window, { by: ["by"] }),
    calls: flow(ask, "calls", ask.window, { by: ["user", "direction"] }),
    answers: flow(ask, "response-times", ask.window, { by: ["user"] })
  }),
  read: ({ active, answers, born, calls, cycle, done, lost, won }, ask) => {
    const owners = valuesOf([...active, ...born, ...won, ...lost], "owner")
    const people = [
      ...owners,
      ...valuesOf(done, "by"),
      ...valuesOf(calls, "user"),
      ...valuesOf(answers, "user")
    ].filter((id) => id !== ROBOT)
    const rows = personRows(
      ask,
      people,
      (id) => {
        const owned = (of: typeof won) => Figure.of(of.filter((b) => b.key["owner"] === id))
        const [gained, given] = [owned(won), owned(lost)]
        return {
          active: sum(active, "deals", { owner: id }),
          new: owned(born),
          won: gained,
          lost: given,
          winRate: { num: gained.deals, den: gained.deals + given.deals },
          cycle: { num: sum(cycle, "ms", { owner: id }), den: sum(cycle, "deals", { owner: id }) },
          done: sum(done, "n", { by: id }),
          callsIn: sum(calls, "n", { user: id, direction: "in" }),
          callsOut: sum(calls, "n", { user: id, direction: "out" }),
          response: { num: sum(answers, "ms", { user: id }), den: sum(answers, "n", { user: id }) }
        }
      },
      (row) => row.won.deals
    )
    return { rows: [...rows].sort((a, b) => b.won.converted - a.won.converted) }
  },
  explain: (part, ask) => {
    const whose = personOf(ask, part)
    if (whose === null || whose.id === ROBOT || !Object.hasOwn(columns, whose.rest)) return null
    const behind = columns[whose.rest]?.(ask, whose.id)
    if (behind === undefined) return null
    const { of, ...rest } = behind
    return { title: `${of} of ${whose.name}`, ...rest }
  },
  examples: [
    {
      story:
        "Ann wins one deal, ten days after it was new, and loses one; Ben has one open that was Ann's when it began, and gets a visit done.",
      given: [
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
