/** How does a book read as "so many in the period, compared with the one before, and day by day"? The shape that new, won and lost deals share. */
import { Schema } from "effect"
import type { Balance, Query } from "../ledger/Query.ts"
import type { Window } from "../time/Window.ts"
import { type Ask, flow, inPipeline } from "./Ask.ts"
import * as Figure from "./Figure.ts"
import { comparedPart, type Part } from "./Metric.ts"
import { dailyOf, DealDay, dayPart, dealsPerDay } from "./perDay.ts"

/** The period, as much of the previous one as has passed of it, and all of the previous one (G3). */
type Periods = "now" | "before" | "beforeFull"

const Reading = Schema.Struct({
  ...Figure.Compared.fields,
  /** Every day of the period, those on which there was no deal, too. */
  days: Schema.Array(DealDay)
})

/** What the book had in the three periods. */
export const comparedOf = (sums: Readonly<Record<Periods, ReadonlyArray<Balance>>>): Figure.Compared =>
  Figure.compared(Figure.of(sums.now), Figure.of(sums.before), Figure.of(sums.beforeFull))

/** Sums, reading and explanation of a metric that counts the entries of one book. */
export const comparedFlow = (book: string, title: string) => ({
  Reading,
  needs: (ask: Ask): Readonly<Record<Periods | "days", Query>> => {
    const shape = { where: inPipeline(ask), by: ["currency"] }
    return {
      now: flow(ask, book, ask.window, shape),
      before: flow(ask, book, ask.previous.sameElapsed, shape),
      beforeFull: flow(ask, book, ask.previous.full, shape),
      days: dailyOf(ask, book, shape)
    }
  },
  read: (
    { days, ...sums }: Readonly<Record<Periods | "days", ReadonlyArray<Balance>>>,
    ask: Ask
  ): typeof Reading.Type => ({ ...comparedOf(sums), days: dealsPerDay(ask, days) }),
  explain: (part: string, ask: Ask): Part | null => {
    const behind = (window: Window) => flow(ask, book, window, { where: inPipeline(ask) })
    return dayPart(title, part, ask, behind) ?? comparedPart(title, part, ask, behind)
  }
})
