/** Sales velocity: how much money do the open deals bring a day, at the rate at which deals are won, their size and their pace (4.4)? */
import { Schema } from "effect"
import type { Balance } from "../ledger/Query.ts"
import { roundHalfAwayFromZero } from "../money/Rate.ts"
import { type Ask, flow, inPipeline, snapshot } from "./Ask.ts"
import * as Figure from "./Figure.ts"
import * as Metric from "./Metric.ts"
import { Ratio } from "./Ratio.ts"
import { dealCycleBook } from "./stages/closings.ts"
import { successRate } from "./SuccessRate.ts"

/** A sum over so many. The average is `sum` / `of`, and there is none of nothing. */
const Average = Schema.Struct({ sum: Schema.Int, of: Schema.Int })

const day = 86_400_000n

const openAtEnd = (ask: Ask) => {
  const stages = ask.pipelines
    .filter((p) => ask.pipelineId === null || p.id === ask.pipelineId)
    .flatMap((p) => p.stages.filter((s) => s.kind === "open").map((s) => s.id as string))
  return snapshot(ask, "stage-flow", ask.window.to, { where: { stage: stages } })
}

const won = (ask: Ask) => flow(ask, "won-deals", ask.window, { where: inPipeline(ask), by: ["currency"] })

const cycles = (ask: Ask) =>
  flow(ask, "deal-cycle", ask.window, { where: { ...inPipeline(ask), outcome: ["won"] } })

const add = (balances: ReadonlyArray<Balance>, measure: string): number =>
  balances.reduce((sum, { tally }) => sum + (tally[measure] ?? 0), 0)

export const salesVelocity = Metric.make({
  id: "sales-velocity",
  title: "Sales velocity",
  definition:
    "What the open deals bring a day in the base currency, if they are won as often, for as much and as fast as those closed in the period. No value while one of the four parts has none.",
  formula:
    "open deals at the end of the period * won / (won + lost) * average budget of won deals that have one and a rate / average days from new to won",
  unit: "money",
  time: "flow",
  better: "more",
  books: [dealCycleBook],
  Reading: Schema.Struct({
    open: Schema.Int,
    winRate: Ratio,
    /** Minor units of the base currency. */
    budget: Average,
    /** Milliseconds from new to won. */
    cycle: Average,
    /** Minor units of the base currency a day, rounded; null while there is nothing to multiply or divide by. */
    perDay: Schema.NullOr(Schema.Int)
  }),
  needs: (ask) => {
    const closed = successRate.needs(ask)
    return { open: openAtEnd(ask), won: won(ask), lost: closed.lost, cycles: cycles(ask) }
  },
  read: (sums, ask) => {
    const figure = Figure.of(sums.won)
    const winRate = successRate.read(
      {
        won: sums.won,
        lost: sums.lost,
        wonBefore: [],
        lostBefore: [],
        wonBeforeFull: [],
        lostBeforeFull: []
      },
      ask
    ).now
    const budget = { sum: figure.converted, of: figure.deals - figure.unpriced - figure.unbudgeted }
    const cycle = { sum: add(sums.cycles, "ms"), of: add(sums.cycles, "deals") }
    const open = add(sums.open, "deals")
    const divisor = BigInt(winRate.den) * BigInt(budget.of) * BigInt(cycle.sum)
    const worth =
      divisor <= 0n || cycle.of <= 0
        ? null
        : roundHalfAwayFromZero(
            BigInt(open) * BigInt(winRate.num) * BigInt(budget.sum) * BigInt(cycle.of) * day,
            divisor
          )
    // So fast that no number can say it exactly: better none than a wrong one.
    const perDay = worth === null || worth > BigInt(Number.MAX_SAFE_INTEGER) ? null : Number(worth)
    return { open, winRate, budget, cycle, perDay }
  },
  explain: (part, ask) => {
    switch (part) {
      case "open":
        return { title: "Open deals", selections: [openAtEnd(ask)], measure: "deals" }
      case "winRate":
        return successRate.explain("now", ask)
      case "budget":
        return { title: "Won deals", selections: [won(ask)] }
      case "cycle":
        return { title: "Won deals, time from new to won", selections: [cycles(ask)], measure: "ms" }
      case "cycles":
        return { title: "Won deals with a cycle", selections: [cycles(ask)], measure: "deals" }
      default:
        return null
    }
  },
  examples: [
    {
      story:
        "Two are open. Of two closed deals one was won, for 1000 euros, ten days after it was new: two times a half times 1000 over ten days are 100 euros a day.",
      given: [
        { at: "2024-03-01T09:00Z", create: "Mill", stage: "Offer", budget: 1000 },
        { at: "2024-03-01T09:00Z", create: "Dam", stage: "Offer" },
        { at: "2024-03-02T09:00Z", create: "Lock", stage: "Offer" },
        { at: "2024-03-02T09:00Z", create: "Pond", stage: "Negotiation" },
        { at: "2024-03-11T09:00Z", win: "Mill" },
        { at: "2024-03-11T09:00Z", lose: "Dam" }
      ],
      reads: { open: 2, "winRate.num": 1, "winRate.den": 2, "cycle.sum": 864_000_000, perDay: 10_000 }
    },
    {
      story: "Nothing was won: there is no average to go by, and no velocity.",
      given: [{ at: "2024-03-04T09:00Z", create: "Mill", stage: "Offer", budget: 1000 }],
      reads: { open: 1, perDay: null }
    }
  ]
})
