/** How does a book read as "so many in the period, compared with the one before"? The shape that new, won and lost deals share. */
import type { Balance, Query } from "../ledger/Query.ts"
import { type Ask, flow, inPipeline } from "./Ask.ts"
import * as Figure from "./Figure.ts"
import { comparedPart, type Part } from "./Metric.ts"

/** The period, as much of the previous one as has passed of it, and all of the previous one (G3). */
type Periods = "now" | "before" | "beforeFull"

/** Sums, reading and explanation of a metric that counts the entries of one book. */
export const comparedFlow = (book: string, title: string) => ({
  Reading: Figure.Compared,
  needs: (ask: Ask): Readonly<Record<Periods, Query>> => {
    const shape = { where: inPipeline(ask), by: ["currency"] }
    return {
      now: flow(ask, book, ask.window, shape),
      before: flow(ask, book, ask.previous.sameElapsed, shape),
      beforeFull: flow(ask, book, ask.previous.full, shape)
    }
  },
  read: ({ before, beforeFull, now }: Readonly<Record<Periods, ReadonlyArray<Balance>>>): Figure.Compared =>
    Figure.compared(Figure.of(now), Figure.of(before), Figure.of(beforeFull)),
  explain: (part: string, ask: Ask): Part | null =>
    comparedPart(title, part, ask, (window) => flow(ask, book, window, { where: inPipeline(ask) }))
})
