/** Which books does the ledger keep? Those that the metrics post to. */
import type { Book } from "../ledger/Book.ts"
import * as Metrics from "./index.ts"

/** The books of all metrics. */
export const books: ReadonlyArray<Book> = Object.values(Metrics).flatMap(
  (metric) => metric.books as ReadonlyArray<Book>
)

const byId = new Map(books.map((book) => [book.id, book]))

/** The book of a name; asking for one that no metric keeps is a defect. */
export const bookOf = (id: string): Book => {
  const book = byId.get(id)
  if (book === undefined) throw new Error(`no metric keeps a book called ${id}`)
  return book
}
