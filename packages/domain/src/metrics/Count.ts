/** How does a book read as "so many in the period, compared with the one before"? The shape that counts of calls, notes and tasks share. */
import { Schema } from "effect"
import type { Balance, Query } from "../ledger/Query.ts"
import type { Window } from "../time/Window.ts"
import { type Ask, flow } from "./Ask.ts"
import { Change, change } from "./Change.ts"
import { comparedPart, type Part } from "./Metric.ts"

/** A count beside the one before it (G3, G4): changes compare with `before`, the same elapsed part of the previous period. */
export const Compared = Schema.Struct({
  now: Schema.Int,
  before: Schema.Int,
  beforeFull: Schema.Int,
  change: Change
})
export type Compared = typeof Compared.Type

/** A count beside those before it, with the change. */
export const compared = (now: number, before: number, beforeFull: number): Compared => ({
  now,
  before,
  beforeFull,
  change: change(now, before)
})

/** The sum of one measure over balances, of those under a key where one is given. */
export const sum = (
  balances: ReadonlyArray<Balance>,
  measure: string,
  under: Readonly<Record<string, string>> = {}
): number =>
  balances.reduce(
    (n, { key, tally }) =>
      Object.entries(under).every(([dim, value]) => key[dim] === value) ? n + (tally[measure] ?? 0) : n,
    0
  )

/** The different values of a dimension among balances, in no telling order. */
export const valuesOf = (balances: ReadonlyArray<Balance>, dim: string): ReadonlyArray<string> => [
  ...new Set(balances.map((b) => b.key[dim] ?? ""))
]

/** The same question over the period, as much of the one before as has passed of it, and all of that one. */
export const threeWindows = (
  ask: Ask,
  question: (window: Window) => Query
): { readonly now: Query; readonly before: Query; readonly beforeFull: Query } => ({
  now: question(ask.window),
  before: question(ask.previous.sameElapsed),
  beforeFull: question(ask.previous.full)
})

/** The count of one measure in the three windows. */
export const comparedSum = (
  sums: {
    readonly now: ReadonlyArray<Balance>
    readonly before: ReadonlyArray<Balance>
    readonly beforeFull: ReadonlyArray<Balance>
  },
  measure: string,
  under: Readonly<Record<string, string>> = {}
): Compared =>
  compared(
    sum(sums.now, measure, under),
    sum(sums.before, measure, under),
    sum(sums.beforeFull, measure, under)
  )

/** What is behind a count of one measure: parts "now", "before" and "beforeFull". */
export const countPart = (
  title: string,
  part: string,
  ask: Ask,
  book: string,
  measure: string,
  where: Query["where"] = {}
): Part | null => comparedPart(title, part, ask, (window) => flow(ask, book, window, { where }), measure)
