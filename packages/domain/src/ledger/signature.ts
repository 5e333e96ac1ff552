/** Which books was a ledger entered into? Told by a text that changes when any of them does: then the ledger must be entered anew. */
import type { Book } from "./Book.ts"

/** Equal for equal books in any order: their names, dimensions, measures, whether they are summed, and their editions. */
export const signature = (books: ReadonlyArray<Book>): string =>
  books
    .map(
      ({ dims, edition = 1, id, measures, summed }) =>
        `${id} ${edition} (${dims.join(" ")}) (${measures.join(" ")})${summed === false ? " apart" : ""}`
    )
    .sort()
    .join("\n")
