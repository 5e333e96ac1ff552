/** How is a page of a long list read? With the number of all that match, in one statement, so that both are of one moment. */
import { type RawBuilder, sql } from "kysely"
import type { Database } from "../Orm.ts"
import { type StoredInteger, whole } from "../rows/numbers.ts"
import { select } from "./select.ts"

export interface Page<Row> {
  readonly rows: ReadonlyArray<Row>
  /** How many match in all. */
  readonly total: number
}

/**
 * A page, in the order of its query, and the number that `counted` gives as its `total`.
 *
 * A server sends the rows one by one: to put thousands of them together as one text takes it three times as long, and whoever
 * reads that text waits until it is whole. From PGlite one text is the faster way. Integers may come as texts.
 */
export const pageOf = async <Row>(
  { db, kind }: { readonly db: Database; readonly kind: "pglite" | "postgres" },
  { counted, page }: { readonly counted: RawBuilder<unknown>; readonly page: RawBuilder<Row> }
): Promise<Page<Row>> => {
  if (kind === "pglite") {
    const [answer] = await select(
      db,
      sql<{ found: ReadonlyArray<Row>; total: StoredInteger }>`
        select counted.total, (select coalesce(json_agg(page), '[]') from (${page}) page) as found
        from (${counted}) counted`
    )
    return { rows: answer!.found, total: whole(answer!.total) }
  }
  // Each row carries the number; an empty page has one row with nothing else in it. Joined by nothing, the rows keep their order.
  const { rows } = await sql<Row & { readonly total: StoredInteger; readonly nothing: boolean }>`
    select counted.total, page.here is null as nothing, page.*
    from (${counted}) counted left join (select true as here, listed.* from (${page}) listed) page on true`.execute(
    db
  )
  const [first] = rows
  return { rows: first!.nothing ? [] : rows, total: whole(first!.total) }
}
