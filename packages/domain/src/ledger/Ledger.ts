/** Which entries does a run of events make? Postings, and the reversals and restorations of whole records, in order. */
import type { Event } from "../log/Event.ts"
import type { Book } from "./Book.ts"
import { type Entry, operated, operationOf, posted, subjectOf } from "./Entry.ts"

/** The records whose earlier entries are needed before these events can be entered. */
export const subjectsToRecall = (events: ReadonlyArray<Event>): ReadonlyArray<string> => [
  ...new Set(
    events.flatMap((event) => {
      const operation = operationOf(event)
      return operation === null ? [] : [subjectOf(operation)]
    })
  )
]

/** All entries of these events. `recalled` gives what the ledger already holds for the records of `subjectsToRecall`. */
export const entriesOf = (
  books: ReadonlyArray<Book>,
  events: ReadonlyArray<Event>,
  recalled: (subject: string) => ReadonlyArray<Entry>
): ReadonlyArray<Entry> => {
  const made: Array<Entry> = []
  for (const event of events) {
    const operation = operationOf(event)
    if (operation !== null) {
      const subject = subjectOf(operation)
      made.push(
        ...operated(operation, [...recalled(subject), ...made.filter((e) => e.subject === subject)], event)
      )
    }
    made.push(...posted(books, event))
  }
  return made
}
