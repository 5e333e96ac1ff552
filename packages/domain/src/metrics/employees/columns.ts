/** What does one person have, win, lose and get done in a period? The columns of the report by employee, their sums and what is behind them (4.4). */
import { Schema } from "effect"
import type { Balance, Query, Selection } from "../../ledger/Query.ts"
import type { Window } from "../../time/Window.ts"
import { type Ask, flow, inPipeline } from "../Ask.ts"
import { Change, change } from "../Change.ts"
import { sum } from "../Count.ts"
import * as Figure from "../Figure.ts"
import { changeOfRatios, Ratio } from "../Ratio.ts"

/** What belongs to a period. */
export const Columns = Schema.Struct({
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
export type Columns = typeof Columns.Type

const Deals = Schema.Struct({ deals: Change, converted: Change })

/** How the columns of a person compare with those of the same person before. Quotients have no change while either has no value. */
export const Changes = Schema.Struct({
  new: Deals,
  won: Deals,
  lost: Deals,
  winRate: Schema.NullOr(Change),
  cycle: Schema.NullOr(Change),
  done: Change,
  callsIn: Change,
  callsOut: Change,
  response: Schema.NullOr(Change)
})
export type Changes = typeof Changes.Type

const deals = (ask: Ask, window: Window, book: string, { where, ...shape }: Partial<Query> = {}): Query =>
  flow(ask, book, window, { ...shape, where: { ...inPipeline(ask), ...where } })

const won = { outcome: ["won"] }

/** The sums of everybody's columns in a window. */
export const sumsOf = (ask: Ask, window: Window) => ({
  born: deals(ask, window, "new-deals", { by: ["owner", "currency"] }),
  won: deals(ask, window, "won-deals", { by: ["owner", "currency"] }),
  lost: deals(ask, window, "lost-deals", { by: ["owner", "currency"] }),
  cycle: deals(ask, window, "deal-cycle", { where: won, by: ["owner"] }),
  done: flow(ask, "task-done", window, { by: ["by"] }),
  calls: flow(ask, "calls", window, { by: ["user", "direction"] }),
  answers: flow(ask, "response-times", window, { by: ["user"] })
})

/** Those sums, answered. */
export type Sums = { readonly [K in keyof ReturnType<typeof sumsOf>]: ReadonlyArray<Balance> }

/** The columns of one person. */
export const columnsOf = ({ answers, born, calls, cycle, done, lost, won }: Sums, id: string): Columns => {
  const owned = (of: ReadonlyArray<Balance>) => Figure.of(of.filter((b) => b.key["owner"] === id))
  const [gained, given] = [owned(won), owned(lost)]
  return {
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
}

/** How they compare. */
export const changesOf = (now: Columns, before: Columns): Changes => {
  const figures = (is: Figure.Figure, was: Figure.Figure) => ({
    deals: change(is.deals, was.deals),
    converted: change(is.converted, was.converted)
  })
  return {
    new: figures(now.new, before.new),
    won: figures(now.won, before.won),
    lost: figures(now.lost, before.lost),
    winRate: changeOfRatios(now.winRate, before.winRate),
    cycle: changeOfRatios(now.cycle, before.cycle),
    done: change(now.done, before.done),
    callsIn: change(now.callsIn, before.callsIn),
    callsOut: change(now.callsOut, before.callsOut),
    response: changeOfRatios(now.response, before.response)
  }
}

/** What is behind a column of one person: what it is called, its entries, and their measure where it is not deals with their money. */
export interface Behind {
  readonly of: string
  readonly selections: (ask: Ask, window: Window, id: string) => ReadonlyArray<Selection>
  readonly measure?: string
}

const owned =
  (...books: ReadonlyArray<string>): Behind["selections"] =>
  (ask, window, id) =>
    books.map((book) => deals(ask, window, book, { where: { owner: [id] } }))

const cycles: Behind["selections"] = (ask, window, id) => [
  deals(ask, window, "deal-cycle", { where: { owner: [id], ...won } })
]

const calls =
  (direction: "in" | "out"): Behind["selections"] =>
  (ask, window, id) => [flow(ask, "calls", window, { where: { user: [id], direction: [direction] } })]

const answers: Behind["selections"] = (ask, window, id) => [
  flow(ask, "response-times", window, { where: { user: [id] } })
]

/** By the name of the part. */
export const behind: Readonly<Record<string, Behind>> = {
  new: { of: "New deals", selections: owned("new-deals") },
  won: { of: "Won deals", selections: owned("won-deals") },
  lost: { of: "Lost deals", selections: owned("lost-deals") },
  rate: { of: "Closed deals", selections: owned("won-deals", "lost-deals") },
  cycle: { of: "Time from new to won", selections: cycles, measure: "ms" },
  cycles: { of: "Won deals with a cycle", selections: cycles, measure: "deals" },
  done: {
    of: "Activities done",
    selections: (ask, window, id) => [flow(ask, "task-done", window, { where: { by: [id] } })],
    measure: "n"
  },
  callsIn: { of: "Calls in", selections: calls("in"), measure: "n" },
  callsOut: { of: "Calls out", selections: calls("out"), measure: "n" },
  answers: { of: "Answers", selections: answers, measure: "n" },
  response: { of: "Time to answer", selections: answers, measure: "ms" }
}
