/** How is a question to the ledger answered by SQL? Whole days from `cell` where it can, the rest from `entry`. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { decodeTally } from "@weir/domain/ledger/Book"
import { covered } from "@weir/domain/ledger/wholeDays"
import { answeredByCells, type Balance, exact, type Query, sign } from "@weir/domain/ledger/Query"
import { bookOf } from "@weir/domain/metrics/books"
import * as LocalDate from "@weir/domain/time/LocalDate"
import type { Zone } from "@weir/domain/time/Zone"
import { type RawBuilder, sql } from "kysely"
import { measures } from "../rows/entryRows.ts"
import { instant, type StoredInteger } from "../rows/numbers.ts"
import { chosen, dimension, filedUnder } from "./chosenEntries.ts"

/** One answer: the dimensions in the order asked for, then the day, the instant and the subject if asked for, then the sums as text. */
export type SumRow = ReadonlyArray<string | number | null>

/** A query that gives its answers as one JSON array of `SumRow`. Sums that are all zero are left out. */
export const summed = (workspaceId: WorkspaceId, zone: Zone, query: Query): RawBuilder<unknown> => {
  const names = measuresOf(query)
  const apart: ReadonlyArray<RawBuilder<unknown>> = [
    ...query.by.map((dim) => dimension(query.book, dim)),
    ...(query.perDay ? [sql`day`] : []),
    ...(query.perInstant ? [sql`at`] : []),
    ...(query.perSubject ? [sql`subject`] : [])
  ]
  // As text, because a number in JSON would be rounded before anybody could see that it is too large.
  const sums = names.map((name) => sql`sum(${sql.ref(name)})::text`)
  const groups = apart.length === 0 ? sql`` : sql`group by ${sql.join(apart)}`
  const nothing = sql.join(
    names.map((name) => sql`sum(${sql.ref(name)}) = 0`),
    sql` and `
  )
  return sql`
    select coalesce(json_agg(answer), '[]') from (
      select json_build_array(${sql.join([...apart, ...sums])}) as answer
      from (${source(workspaceId, zone, query, names)}) chosen ${groups} having not (${nothing})
    ) answers`
}

export const balanceOf = (query: Query, row: SumRow): Balance => {
  const book = bookOf(query.book)
  const values = [...row]
  const key = Object.fromEntries(query.by.map((dim) => [dim, String(values.shift())]))
  const day = query.perDay ? LocalDate.ofEpochDay(Number(values.shift())) : null
  const at = query.perInstant ? instant(values.shift() as StoredInteger) : null
  const subject = query.perSubject ? String(values.shift()) : null
  return {
    key,
    day,
    at,
    subject,
    tally: decodeTally(
      book,
      values.map((value) => exact(sign(query) * Number(value)))
    )
  }
}

const measuresOf = (query: Query): ReadonlyArray<string> =>
  measures.slice(0, bookOf(query.book).measures.length)

const source = (
  workspaceId: WorkspaceId,
  zone: Zone,
  query: Query,
  names: ReadonlyArray<string>
): RawBuilder<unknown> => {
  const columns = sql.join([sql.ref("key"), sql.ref("day"), ...names.map((name) => sql.ref(name))])
  if (!answeredByCells(bookOf(query.book), query))
    return sql`select subject, at, ${columns} from entry where ${chosen(workspaceId, query)}`
  const { days, edges } = covered(zone, query)
  const filed = filedUnder(workspaceId, query)
  const begin = days.from === null ? sql`` : sql`and day >= ${days.from}`
  const parts = [
    sql`select ${columns} from cell where ${filed} and day < ${days.to} ${begin}`,
    ...edges.map(
      ({ from, to }) => sql`select ${columns} from entry where ${filed} and at >= ${from} and at < ${to}`
    )
  ]
  return sql.join(parts, sql` union all `)
}
