/** Sales velocity: how much money do the open deals bring a day, at the rate at which deals are won, their size and their pace (4.4)? */
import { Schema } from "effect"
import type { Balance, Query } from "../ledger/Query.ts"
import { roundHalfAwayFromZero } from "../money/Rate.ts"
import type { Window } from "../time/Window.ts"
import { type Ask, flow, inPipeline, snapshot } from "./Ask.ts"
import { Change, change } from "./Change.ts"
import * as Figure from "./Figure.ts"
import * as Metric from "./Metric.ts"
import { Ratio } from "./Ratio.ts"
import { dealCycleBook } from "./stages/closings.ts"
import { successRate } from "./SuccessRate.ts"

/** A sum over so many. The average is `sum` / `of`, and there is none of nothing. */
const Average = Schema.Struct({ sum: Schema.Int, of: Schema.Int })

const day = 86_400_000n

const openAtEnd = (ask: Ask, { to }: Window) => {
  const stages = ask.pipelines
    .filter((p) => ask.pipelineId === null || p.id === ask.pipelineId)
    .flatMap((p) => p.stages.filter((s) => s.kind === "open").map((s) => s.id as string))
  return snapshot(ask, "stage-flow", to, { where: { stage: stages } })
}

const ended = (ask: Ask, book: "won-deals" | "lost-deals", window: Window) =>
  flow(ask, book, window, { where: inPipeline(ask), by: ["currency"] })

const cycles = (ask: Ask, window: Window) =>
  flow(ask, "deal-cycle", window, { where: { ...inPipeline(ask), outcome: ["won"] } })

const over = (ask: Ask, window: Window) => ({
  open: openAtEnd(ask, window),
  won: ended(ask, "won-deals", window),
  lost: ended(ask, "lost-deals", window),
  cycles: cycles(ask, window)
})

/** The same question over the three windows, under names of their own. */
const named = <const Name extends string>(name: Name, ask: Ask, window: Window) => {
  const { cycles, lost, open, won } = over(ask, window)
  return { [`${name}Open`]: open, [`${name}Won`]: won, [`${name}Lost`]: lost, [`${name}Cycles`]: cycles } as {
    readonly [K in `${Name}${"Open" | "Won" | "Lost" | "Cycles"}`]: Query
  }
}

const add = (balances: ReadonlyArray<Balance>, measure: string): number =>
  balances.reduce((sum, { tally }) => sum + (tally[measure] ?? 0), 0)

const Velocity = Schema.Struct({
  open: Schema.Int,
  winRate: Ratio,
  /** The won deals that the averages are of. */
  won: Figure.Figure,
  /** Minor units of the base currency; wins without a budget count and add 0, those without a rate are left out. */
  budget: Average,
  /** Milliseconds from new to won. */
  cycle: Average,
  /** Minor units of the base currency a day, rounded; null while there is nothing to multiply or divide by. */
  perDay: Schema.NullOr(Schema.Int)
})

type Sums = { readonly [K in keyof ReturnType<typeof over>]: ReadonlyArray<Balance> }

const velocity = (sums: Sums): typeof Velocity.Type => {
  const won = Figure.of(sums.won)
  const winRate = { num: won.deals, den: won.deals + Figure.of(sums.lost).deals }
  const budget = { sum: won.converted, of: won.deals - won.unpriced }
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
  return { open, winRate, won, budget, cycle, perDay }
}

export const salesVelocity = Metric.make({
  id: "sales-velocity",
  title: "Sales velocity",
  definition:
    "What the open deals bring a day in the base currency, if they are won as often, for as much and as fast as those closed in the period, declined enquiries among the lost. No value while one of the four parts has none.",
  formula:
    "open deals at the end of the period * won / (won + lost) * budgets of won deals / won deals / average days from new to won; a won deal without a budget counts and adds 0, one without a rate is left out",
  unit: "money",
  time: "flow",
  better: "more",
  narrows: { users: "owner" },
  books: [dealCycleBook],
  /** The change is that of `perDay` against `before`; null while either has no value. */
  Reading: Schema.Struct({
    ...Velocity.fields,
    before: Velocity,
    beforeFull: Velocity,
    change: Schema.NullOr(Change)
  }),
  needs: (ask) => ({
    ...over(ask, ask.window),
    ...named("before", ask, ask.previous.sameElapsed),
    ...named("beforeFull", ask, ask.previous.full)
  }),
  read: (sums) => {
    const now = velocity(sums)
    const before = velocity({
      open: sums.beforeOpen,
      won: sums.beforeWon,
      lost: sums.beforeLost,
      cycles: sums.beforeCycles
    })
    const beforeFull = velocity({
      open: sums.beforeFullOpen,
      won: sums.beforeFullWon,
      lost: sums.beforeFullLost,
      cycles: sums.beforeFullCycles
    })
    const isKnown = now.perDay !== null && before.perDay !== null
    return { ...now, before, beforeFull, change: isKnown ? change(now.perDay, before.perDay) : null }
  },
  explain: (part, ask) => {
    const [kind, which, ...rest] = part.split(":")
    if (which === "now" || rest.length > 0) return null
    const of = (title: string, behind: (window: Window) => Query, measure?: string) =>
      Metric.comparedPart(title, which ?? "now", ask, behind, measure)
    switch (kind) {
      case "open":
        return of("Open deals", (window) => openAtEnd(ask, window), "deals")
      case "winRate":
        return successRate.explain(which ?? "now", ask)
      case "won":
      case "budget":
        return of("Won deals", (window) => ended(ask, "won-deals", window))
      case "cycle":
        return of("Won deals, time from new to won", (window) => cycles(ask, window), "ms")
      case "cycles":
        return of("Won deals with a cycle", (window) => cycles(ask, window), "deals")
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
      story:
        "Of two wins one had a budget: 1000 euros over two deals are 500 each. Every deal took ten days and was won, and one is open: 50 euros a day; nothing was won in February.",
      given: [
        { at: "2024-03-01T09:00Z", create: "Mill", stage: "Offer", budget: 1000 },
        { at: "2024-03-01T09:00Z", create: "Dam", stage: "Offer" },
        { at: "2024-03-02T09:00Z", create: "Pond", stage: "Negotiation" },
        { at: "2024-03-11T09:00Z", win: "Mill" },
        { at: "2024-03-11T09:00Z", win: "Dam" }
      ],
      reads: {
        "budget.sum": 100_000,
        "budget.of": 2,
        perDay: 5000,
        "before.perDay": null,
        "before.open": 0,
        change: null
      }
    },
    {
      story: "Nothing was won: there is no average to go by, and no velocity.",
      given: [{ at: "2024-03-04T09:00Z", create: "Mill", stage: "Offer", budget: 1000 }],
      reads: { open: 1, perDay: null }
    }
  ]
})
