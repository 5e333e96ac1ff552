/** What may be asked of a ledger? Random questions that meet the entries of a history: their days, their instants, their keys. */
import type { Book } from "@weir/domain/ledger/Book"
import { decodeKey } from "@weir/domain/ledger/Book"
import type { Entry } from "@weir/domain/ledger/Entry"
import { holdersOf } from "@weir/domain/access/holders"
import { entriesOf } from "@weir/domain/ledger/Ledger"
import { type Balance, balances, type HoldersOf, type Query, type Selection } from "@weir/domain/ledger/Query"
import type { Event } from "@weir/domain/log/Event"
import { bookOf, books } from "@weir/domain/metrics/books"
import { dayOf, dayWindow } from "@weir/domain/time/Calendar"
import * as Instant from "@weir/domain/time/Instant"
import { UTC } from "@weir/domain/time/Zone"
import type { Played } from "@weir/specs/histories/play"
import * as fc from "fast-check"

/** All entries of a played history, as the core posts them: made once for each history. */
export const entriesIn = ({ events }: Pick<Played, "events">): ReadonlyArray<Entry> => {
  // A stage goes on adding events to the list it gave out.
  const made = known.get(events)
  if (made?.events === events.length) return made.entries
  const entries = entriesOf(books, events, () => [])
  known.set(events, { events: events.length, entries })
  return entries
}

const known = new WeakMap<
  ReadonlyArray<Event>,
  { readonly events: number; readonly entries: ReadonlyArray<Entry> }
>()

/** The sums that the core's definition gives. */
export const due = (played: Played, query: Query): ReadonlyArray<Balance> =>
  balances(bookOf(query.book), query, entriesIn(played), {
    dayOf: (at) => dayOf(zoneOf(played), at),
    holdersOf: heldIn(played)
  })

/** Who holds what after a history. */
export const heldIn = ({ state }: Pick<Played, "state">): HoldersOf => holdersOf(state)

export const zoneOf = ({ state }: Played) => state.workspace?.zone ?? UTC

/** Everything of a book, kept apart by every dimension. */
export const everything = (book: Book, shape: Partial<Query> = {}): Query => ({
  book: book.id,
  where: {},
  from: null,
  to: Instant.MAX,
  knownAt: null,
  deleted: "exclude",
  subjects: null,
  holders: null,
  by: book.dims,
  perDay: false,
  perInstant: false,
  perSubject: false,
  ...shape
})

/** A question in numbers, which becomes one when it meets entries. */
export interface QueryWish {
  readonly book: number
  readonly from: number | null
  readonly to: number
  readonly aligned: boolean
  readonly where: ReadonlyArray<{ readonly dim: number; readonly values: ReadonlyArray<number> }>
  readonly by: ReadonlyArray<number>
  readonly knownAt: number | null
  readonly knownAfter: number | null
  readonly deleted: Selection["deleted"]
  readonly subjects: ReadonlyArray<number> | null
  readonly holders: ReadonlyArray<number> | null
  readonly perDay: boolean
  readonly perInstant: boolean
  readonly perSubject: boolean
}

const some = fc.nat(9999)

/** In one question of four. */
const rarely = <A>(values: fc.Arbitrary<A>): fc.Arbitrary<A | null> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: values })

export const queryWishes: fc.Arbitrary<QueryWish> = fc.record({
  book: some,
  from: fc.option(some, { freq: 3 }),
  to: some,
  aligned: fc.boolean(),
  where: fc.array(fc.record({ dim: some, values: fc.array(some, { maxLength: 4 }) }), { maxLength: 2 }),
  by: fc.array(fc.nat(6), { maxLength: 4 }),
  knownAt: fc.option(some, { freq: 2 }),
  knownAfter: rarely(some),
  deleted: fc.constantFrom("exclude", "exclude", "exclude", "include", "only"),
  subjects: rarely(fc.array(some, { maxLength: 4 })),
  holders: rarely(fc.array(some, { maxLength: 3 })),
  perDay: fc.boolean(),
  perInstant: fc.constantFrom(false, false, true),
  perSubject: fc.boolean()
})

const at = <A>(from: ReadonlyArray<A>, n: number, otherwise: A): A =>
  from[n % Math.max(1, from.length)] ?? otherwise

/** Those picked, and once in a while one that is none of them. */
const those = (
  known: ReadonlyArray<string>,
  picks: ReadonlyArray<number> | null
): ReadonlyArray<string> | null =>
  picks === null
    ? null
    : [...new Set(picks.map((n) => (n % 7 === 0 ? crypto.randomUUID() : at(known, n, ""))))]

/**
 * The question about this history. Aligned windows begin and end where days of the workspace do; the others lie at the
 * instants of entries, and one millisecond beside them. A value that no key has, and no value at all, may be asked for too.
 */
export const queryOf = (played: Played, wish: QueryWish): Query => {
  const all = entriesIn(played)
  // Mostly a book that holds something.
  const held = books.filter(({ id }) => all.some((entry) => entry.book === id))
  const book = at(wish.book % 5 === 0 ? books : held, wish.book, books[0] as Book)
  const entries = all.filter((entry) => entry.book === book.id)
  const instants = all.flatMap((entry) => {
    const day = dayWindow(zoneOf(played), dayOf(zoneOf(played), entry.at))
    return wish.aligned
      ? [day.from, day.to]
      : [entry.at, Instant.clamp(entry.at + 1), Instant.clamp(entry.at - 1)]
  })
  const [a, b] = [
    wish.from === null ? null : at(instants, wish.from, Instant.MIN),
    at(instants, wish.to, Instant.MAX)
  ]
  const where = wish.where.map(({ dim, values }) => {
    const name = at(book.dims, dim, "")
    const known = [...entries.map((entry) => decodeKey(book, entry.key)[name] ?? ""), "nobody", ""]
    return [name, [...new Set(values.map((n) => at(known, n, "")))]] as const
  })
  const told = played.events.flatMap((e) => [e.recordedAt, Instant.clamp(e.recordedAt - 1)])
  return {
    book: book.id,
    where: Object.fromEntries(where),
    from: a === null || a <= b ? a : b,
    to: a === null || a <= b ? b : a,
    knownAt: wish.knownAt === null ? null : at(told, wish.knownAt, Instant.MAX),
    ...(wish.knownAfter === null ? {} : { knownAfter: at(told, wish.knownAfter, Instant.MIN) }),
    deleted: wish.deleted,
    subjects: those(
      entries.map(({ subject }) => subject),
      wish.subjects
    ),
    holders: those([...played.state.users.keys()], wish.holders),
    by: [...new Set(wish.by.map((n) => at(book.dims, n, "")))],
    perDay: wish.perDay,
    perInstant: wish.perInstant,
    perSubject: wish.perSubject
  }
}
