/** Which entries does a question add up, and to what? Those in its window that nothing else speaks against, to the sums of their groups. */
import { type Query, sign } from "../Query.ts"
import type { EntryColumns } from "./EntryColumns.ts"
import { type Grouping, notAsked } from "./Grouping.ts"
import type { Sums } from "./Sums.ts"

/** Records that alone count; null where all do. */
type Among = ReadonlySet<number> | null

/** Adds the entries that a question asks for to its sums: those of records of both lists alone, where there are any. */
export const addEntries = (
  entries: EntryColumns,
  query: Query,
  { held, wanted }: { readonly held: Among; readonly wanted: Among },
  grouping: Grouping,
  sums: Sums
): void => {
  const of = grouping.upToDate()
  const { keys } = grouping
  const measured = entries.tallies.flatMap((column, measure) =>
    column === undefined ? [] : [{ measure, column }]
  )
  const chosen = chooser(entries, query, { held, wanted }, of)
  const by = sign(query)
  const each = (start: number, end: number): void => {
    const { at, day, key, subject } = entries
    for (let i = start; i < end; i++) {
      if (!chosen(i)) continue
      const place = sums.at(of[key[i]!]!, day[i]!, at[i]!, subject[i]!)
      for (const { column, measure } of measured) sums.rows[place + measure]! += by * column[i]!
    }
  }
  const plain = !sums.apart && query.deleted === "exclude" && held === null && wanted === null
  entries.stretches(query, (start, end, learned) => {
    if (plain && learned && end - start > keys) addStretch(entries, { keys, of }, sums, start, end)
    else each(start, end)
  })
  each(entries.sorted, entries.size)
}

const chooser = (
  { at, key, posted, recordedAt, subject }: EntryColumns,
  { deleted, from, knownAfter, knownAt, to }: Query,
  { held, wanted }: { readonly held: Among; readonly wanted: Among },
  of: Int32Array
): ((place: number) => boolean) => {
  const least: number = from ?? -Infinity
  const until: number = knownAt ?? Infinity
  const after: number = knownAfter ?? -Infinity
  return (i) =>
    of[key[i]!]! !== notAsked &&
    at[i]! < to &&
    at[i]! >= least &&
    recordedAt[i]! <= until &&
    recordedAt[i]! > after &&
    (deleted === "exclude" || (posted[i] === 1) === (deleted === "include")) &&
    (wanted === null || wanted.has(subject[i]!)) &&
    (held === null || held.has(subject[i]!))
}

/** Adds neighbours without asking each: by their keys first, and then those of each group. */
const addStretch = (
  entries: EntryColumns,
  { keys, of }: { readonly keys: number; readonly of: Int32Array },
  { measures, rows }: Sums,
  start: number,
  end: number
): void => {
  const byKey = entries.sumsByKey(keys, start, end)
  for (let key = 0; key < keys; key++) {
    const group = of[key]!
    if (group === notAsked) continue
    for (let i = 0; i < measures; i++) rows[group * measures + i]! += byKey[key * measures + i]!
  }
}
