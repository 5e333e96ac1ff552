/** How are rows read? As one JSON text, put together by the database. */
import { type RawBuilder, sql } from "kysely"
import type { Database } from "../Orm.ts"

/**
 * The rows of a query, in its order.
 *
 * Both drivers then give the same values: integers as numbers, nested values as they are, and texts unchanged. (PGlite
 * takes a U+FEFF at the beginning of a column's text for a mark of its encoding and drops it.) For PGlite it is the
 * faster way, too.
 */
export const select = async <Row>(db: Database, query: RawBuilder<Row>): Promise<ReadonlyArray<Row>> => {
  const {
    rows: [all]
  } = await sql<{
    found: string
  }>`select coalesce(json_agg(each_row), '[]')::text as found from (${query}) each_row`.execute(db)
  return JSON.parse(all!.found) as ReadonlyArray<Row>
}
