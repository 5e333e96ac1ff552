/** What does the ledger keep for an event? Entries: postings that know their book, their event, and whether they take others back. */
import type { EventDraft } from "../log/Event.ts"
import type { Instant } from "../time/Instant.ts"
import * as Book from "./Book.ts"

/** `posted` by an event, `reversed` when its record was deleted, `restored` when that came back. */
export type EntryKind = "posted" | "reversed" | "restored"

/** One line of the ledger in stored form: the key as text, the tally as a row of integers. */
export interface Entry {
  readonly book: string
  readonly at: Instant
  readonly key: string
  readonly tally: ReadonlyArray<number>
  readonly subject: string
  readonly kind: EntryKind
  readonly seq: number
  readonly recordedAt: Instant
}

/** What an event does to the ledger besides posting: take back, or bring back, all that a record ever made. */
export type Operation = { readonly reverse: string } | { readonly restore: string } | null

/** Deleting a record reverses it, restoring brings it back. The ledger knows nothing else about what a record is. */
export const operationOf = (event: EventDraft): Operation => {
  switch (event.fact._tag) {
    case "DealDeleted":
      return { reverse: event.fact.dealId }
    case "DealRestored":
      return { restore: event.fact.dealId }
    case "DealAbsorbed":
      return { reverse: event.fact.dealId }
    case "DealReleased":
      return { restore: event.fact.dealId }
    case "ActivityDeleted":
      return { reverse: event.fact.activityId }
    case "ActivityRestored":
      return { restore: event.fact.activityId }
    case "CallDeleted":
      return { reverse: event.fact.callId }
    case "CallRestored":
      return { restore: event.fact.callId }
    case "TalkDeleted":
      return { reverse: event.fact.talkId }
    case "TalkRestored":
      return { restore: event.fact.talkId }
    case "NoteDeleted":
      return { reverse: event.fact.noteId }
    case "NoteRestored":
      return { restore: event.fact.noteId }
    case "FileDeleted":
      return { reverse: event.fact.fileId }
    case "FileRestored":
      return { restore: event.fact.fileId }
    default:
      return null
  }
}

/** The record whose entries an operation takes back or brings back. */
export const subjectOf = (operation: NonNullable<Operation>): string =>
  "reverse" in operation ? operation.reverse : operation.restore

/** The entries that an event posts to these books. */
export const posted = (
  books: ReadonlyArray<Book.Book>,
  event: EventDraft & { readonly seq: number }
): ReadonlyArray<Entry> => {
  const made: Array<Entry> = []
  for (const book of books)
    for (const { at, key, subject, tally } of book.post(event))
      made.push({
        book: book.id,
        at,
        key: Book.encodeKey(book, key),
        tally: Book.encodeTally(book, tally),
        subject,
        kind: "posted",
        seq: event.seq,
        recordedAt: event.recordedAt
      })
  return made
}

/**
 * The entries that an operation makes from all entries its subject ever had.
 *
 * Reversing writes the negative of what stands, each at its original instant: a second reversal finds nothing to reverse.
 * Restoring writes the negative of what the latest reversal wrote.
 */
export const operated = (
  operation: Operation,
  history: ReadonlyArray<Entry>,
  event: { readonly seq: number; readonly recordedAt: Instant }
): ReadonlyArray<Entry> => {
  if (operation === null) return []
  const { recordedAt, seq } = event
  if ("reverse" in operation) {
    return standing(history).map((e) => ({
      ...e,
      tally: negated(e.tally),
      kind: "reversed",
      seq,
      recordedAt
    }))
  }
  const latest = history.reduce((max, e) => (e.kind === "reversed" ? Math.max(max, e.seq) : max), 0)
  return history
    .filter((e) => e.kind === "reversed" && e.seq === latest)
    .map((e) => ({ ...e, tally: negated(e.tally), kind: "restored", seq, recordedAt }))
}

/** What a record's entries amount to, per book, instant and key; places that cancel out are gone. */
export const standing = (history: ReadonlyArray<Entry>): ReadonlyArray<Entry> => {
  const places = new Map<string, Entry>()
  for (const entry of history) {
    const place = `${entry.book} ${entry.at} ${entry.key}`
    const before = places.get(place)
    places.set(place, before === undefined ? entry : { ...entry, tally: added(before.tally, entry.tally) })
  }
  return [...places.values()].filter((entry) => entry.tally.some((n) => n !== 0))
}

/** Adds two rows of integers, position by position. */
export const added = (a: ReadonlyArray<number>, b: ReadonlyArray<number>): ReadonlyArray<number> =>
  Array.from({ length: Math.max(a.length, b.length) }, (_, i) => (a[i] ?? 0) + (b[i] ?? 0))

/** The opposite of a row of integers; never yields -0, which storage would not keep. */
export const negated = (row: ReadonlyArray<number>): ReadonlyArray<number> =>
  row.map((n) => (n === 0 ? 0 : -n))
