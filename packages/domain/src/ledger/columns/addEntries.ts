/** Which entries does a question add up, and to what? Those in its window that nothing else speaks against, to the sums of their groups. */
import { type Query, sign } from "../Query.ts"
import type { EntryColumns } from "./EntryColumns.ts"
import { type Grouping, notAsked } from "./Grouping.ts"
import type { Sums } from "./Sums.ts"

/** A measure with what the entries add to it. */
interface Measured {
  readonly measure: number
  readonly column: Float64Array
}

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
    if (plain && learned && end - start > of.length) addStretch(entries.key, of, measured, sums, start, end)
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
  key: Int32Array,
  of: Int32Array,
  measured: ReadonlyArray<Measured>,
  { measures, rows }: Sums,
  start: number,
  end: number
): void => {
  for (let next = 0; next < measured.length;) {
    // Three at a time where there are so many: where an entry's key has its sums is found once for all of them.
    const some = measured.slice(next, next + (next + 3 <= measured.length ? 3 : 1))
    const [a, b, c] = some.map(({ column }) => column)
    const byKey =
      a === undefined || b === undefined || c === undefined
        ? oneByKey(key, a!, of.length, start, end)
        : threeByKey(key, a, b, c, of.length, start, end)
    for (let one = 0; one < of.length; one++) {
      const group = of[one]!
      if (group === notAsked) continue
      for (let i = 0; i < some.length; i++)
        rows[group * measures + some[i]!.measure]! += byKey[one * some.length + i]!
    }
    next += some.length
  }
}

const oneByKey = (
  key: Int32Array,
  column: Float64Array,
  keys: number,
  start: number,
  end: number
): Float64Array => {
  const sums = new Float64Array(keys)
  for (let i = start; i < end; i++) sums[key[i]!]! += column[i]!
  return sums
}

const threeByKey = (
  key: Int32Array,
  a: Float64Array,
  b: Float64Array,
  c: Float64Array,
  keys: number,
  start: number,
  end: number
): Float64Array => {
  const sums = new Float64Array(keys * 3)
  for (let i = start; i < end; i++) {
    const place = key[i]! * 3
    sums[place]! += a[i]!
    sums[place + 1]! += b[i]!
    sums[place + 2]! += c[i]!
  }
  return sums
}
