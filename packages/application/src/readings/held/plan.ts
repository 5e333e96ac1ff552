/** Which sums are known in memory, and what is left to ask of storage? */
import type { Columns } from "@weir/domain/ledger/columns/Columns"
import { answeredByCells, type Balance, exact, type Query } from "@weir/domain/ledger/Query"
import { covered } from "@weir/domain/ledger/wholeDays"
import { bookOf } from "@weir/domain/metrics/books"
import { epochDayOf } from "@weir/domain/time/Calendar"
import type { Remembered } from "./Remembered.ts"

type Queries = Readonly<Record<string, Query>>
type Balances = ReadonlyArray<Balance>

/** The records that people hold, by the list of those people as it stands in a question. */
export type HeldBy = ReadonlyMap<string, ReadonlySet<number>>
export const peopleOf = ({ holders }: Query): string => peopleNamed(holders)
export const peopleNamed = (holders: Query["holders"]): string => JSON.stringify(holders)

/** What is known of some questions, and what is to be asked: the edges of their windows under "edge 0 name", whole questions under their names. */
export const plan = (
  { columns, remembered }: { readonly columns: Columns; readonly remembered: Remembered },
  queries: Queries,
  heldBy: HeldBy
): { readonly known: ReadonlyMap<string, Balances>; readonly asked: Queries } => {
  const known = new Map<string, Balances>()
  const asked: Record<string, Query> = {}
  for (const [name, query] of Object.entries(queries)) {
    const byDays = !columns.whole && answeredByCells(bookOf(query.book), query)
    const parts = byDays ? covered(columns.zone, query) : null
    const sums =
      parts === null
        ? remembered.sums(query, heldBy.get(peopleOf(query)) ?? null)
        : columns.wholeDays(query, parts.days)
    if (sums === null) {
      asked[`all ${name}`] = query
      continue
    }
    known.set(name, sums)
    if (parts === null) continue
    for (const [i, { from, to }] of parts.edges.entries()) {
      // A day on which nothing was ever filed has no edge worth asking for.
      const day = epochDayOf(columns.zone, from)
      if (columns.anythingOn(query.book, day)) asked[`edge ${i} ${name}`] = { ...query, from, to }
    }
  }
  return { known, asked }
}

/** All answers: what was known, with what storage said of the rest. */
export const answered = (
  queries: Queries,
  known: ReadonlyMap<string, Balances>,
  said: Readonly<Record<string, Balances>>
): Readonly<Record<string, Balances>> =>
  Object.fromEntries(
    Object.entries(queries).map(([name, query]) => {
      const sums = known.get(name)
      if (sums === undefined) return [name, said[`all ${name}`] ?? []]
      const edges = [0, 1].flatMap((i) => said[`edge ${i} ${name}`] ?? [])
      return [name, edges.length === 0 ? sums : together(query, [...sums, ...edges])]
    })
  )

/** Balances of the same place added up; those that are all zero are left out, as everywhere. */
const together = ({ by }: Query, balances: Balances): Balances => {
  const places = Map.groupBy(balances, ({ day, key }) => JSON.stringify([by.map((dim) => key[dim]), day]))
  return [...places.values()]
    .map((same) => same.reduce((a, b) => ({ ...a, tally: addedTo(a.tally, b.tally) })))
    .filter(({ tally }) => Object.values(tally).some((n) => n !== 0))
}

const addedTo = (a: Balance["tally"], b: Balance["tally"]): Balance["tally"] =>
  Object.fromEntries(Object.entries(a).map(([measure, n]) => [measure, exact(n + (b[measure] ?? 0))]))
