/** Which rows of `entry` belong to a selection? The conditions of `selects` in the core, as SQL. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { Selection } from "@weir/domain/ledger/Query"
import { bookOf } from "@weir/domain/metrics/books"
import { isStorable } from "@weir/domain/text/Text"
import { type RawBuilder, sql } from "kysely"
import { texts } from "../sql/arrays.ts"
import { held } from "./held.ts"

/** Every condition of a selection. */
export const chosen = (workspaceId: WorkspaceId, selection: Selection): RawBuilder<unknown> => {
  const { deleted, from, holders, knownAfter, knownAt, subjects, to } = selection
  const conditions = [filedUnder(workspaceId, selection), sql`at < ${to}`]
  if (from !== null) conditions.push(sql`at >= ${from}`)
  if (knownAt !== null) conditions.push(sql`recorded_at <= ${knownAt}`)
  if (knownAfter !== undefined) conditions.push(sql`recorded_at > ${knownAfter}`)
  if (deleted !== "exclude")
    conditions.push(deleted === "include" ? sql`kind = 'posted'` : sql`kind <> 'posted'`)
  if (subjects !== null) conditions.push(sql`subject = any(${texts(subjects.filter(isStorable))}::text[])`)
  // As an array it is made once: joined, it would be made for every entry where the planner thinks that there are few.
  if (holders !== null) conditions.push(sql`subject = any(array(${held(workspaceId, holders)}))`)
  return sql.join(conditions, sql` and `)
}

/** The conditions that entries and cells share: the book and the dimensions of the key. */
export const filedUnder = (workspaceId: WorkspaceId, { book, where }: Selection): RawBuilder<unknown> => {
  const wanted = Object.entries(where).map(
    ([dim, values]) => sql`${dimension(book, dim)} = any(${texts(values.filter(isStorable))}::text[])`
  )
  return sql.join([sql`workspace_id = ${workspaceId}`, sql`book = ${book}`, ...wanted], sql` and `)
}

/** The value of a dimension in a key; empty for one the book does not have. */
export const dimension = (book: string, dim: string): RawBuilder<string> => {
  const position = bookOf(book).dims.indexOf(dim)
  return position < 0 ? sql`''::text` : sql`split_part(key, '|', ${sql.lit(position + 1)})`
}
