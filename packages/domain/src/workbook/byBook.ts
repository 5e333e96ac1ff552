/** Which entries of a ledger are of one book? Sorted out once for each ledger, which does not change any more. */
import type { Entry } from "../ledger/Entry.ts"

const sorted = new WeakMap<ReadonlyArray<Entry>, Map<string, Array<Entry>>>()

/** The entries of a book in the order of the ledger; none when nothing was ever entered in it. */
export const ofBook = (ledger: ReadonlyArray<Entry>, book: string): ReadonlyArray<Entry> => {
  let books = sorted.get(ledger)
  if (books === undefined) {
    books = new Map<string, Array<Entry>>()
    for (const entry of ledger) {
      const own = books.get(entry.book)
      if (own === undefined) books.set(entry.book, [entry])
      else own.push(entry)
    }
    sorted.set(ledger, books)
  }
  return books.get(book) ?? []
}
