/** What is a mutant? The core with one formula broken on purpose, and the law that has to notice. */
import type { Book, Posting } from "@weir/domain/ledger/Book"
import type { EventDraft } from "@weir/domain/log/Event"
import { type AnyMetric, type Core, type MetricName, theCore } from "@weir/domain/workbook/Core"

export interface Mutant {
  /** The mistake, as somebody might make it. */
  readonly name: string
  readonly core: Core
  /** The name of the law that is seen to fail on it. */
  readonly killedBy: string
}

/** The core with one book posting otherwise. */
export const withBook = (
  id: string,
  post: (event: EventDraft, rightly: ReadonlyArray<Posting>) => ReadonlyArray<Posting>
): Core => ({
  ...theCore,
  books: theCore.books.map((book): Book =>
    book.id === id ? { ...book, post: (event) => post(event, book.post(event)) } : book
  )
})

/** The core with one metric otherwise. */
export const withMetric = (name: MetricName, change: (metric: AnyMetric) => Partial<AnyMetric>): Core => ({
  ...theCore,
  metrics: { ...theCore.metrics, [name]: { ...theCore.metrics[name], ...change(theCore.metrics[name]) } }
})
