/** How are many rows written in one statement? */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { type RawBuilder, sql } from "kysely"
import * as arrays from "./arrays.ts"
import * as lines from "./lines.ts"
import type { Database } from "../Orm.ts"

/** A column: its type, its values in these rows as one array, and its value in one row as a line of COPY has it. */
export interface Column<Row> {
  readonly type: "uuid" | "text" | "bigint" | "int" | "boolean" | "json" | "bytea"
  readonly array: (rows: ReadonlyArray<Row>) => string
  readonly cell: (row: Row) => string
}

const texts = <Row>(type: Column<Row>["type"], of: (row: Row) => string | null): Column<Row> => ({
  type,
  array: (rows) => arrays.texts(rows.map(of)),
  cell: (row) => lines.text(of(row))
})

export const uuid = <Row>(of: (row: Row) => string | null): Column<Row> => texts("uuid", of)
export const text = <Row>(of: (row: Row) => string | null): Column<Row> => texts("text", of)
export const whole = <Row>(of: (row: Row) => number | null): Column<Row> => ({
  type: "bigint",
  array: (rows) => arrays.whole(rows.map(of)),
  cell: (row) => lines.whole(of(row))
})
export const small = <Row>(of: (row: Row) => number): Column<Row> => ({ ...whole(of), type: "int" })
export const flag = <Row>(of: (row: Row) => boolean): Column<Row> => ({
  type: "boolean",
  array: (rows) => arrays.flags(rows.map(of)),
  cell: (row) => (of(row) ? "t" : "f")
})
/** Bytes, told in hex. */
export const hex = <Row>(of: (row: Row) => string): Column<Row> => texts("bytea", (row) => `\\x${of(row)}`)
export const nested = <Row>(of: (row: Row) => unknown): Column<Row> =>
  texts("json", (row) => arrays.json(of(row)))
/** JSON of any kind, U+0000 included: a `json` column keeps the text it is given. */
export const anyJson = <Row>(of: (row: Row) => unknown): Column<Row> =>
  texts("json", (row) => JSON.stringify(of(row)))

export type Columns<Row> = Readonly<Record<string, Column<Row>>>

/** For statements that go whatever else is so. */
const always: RawBuilder<unknown> = sql`true`

/**
 * A statement that adds rows of a workspace, if something is so; none for no rows. Names of tables and columns come from this
 * package, values from the rows.
 */
export const inserting = <Row>(
  table: string,
  workspaceId: WorkspaceId,
  columns: Columns<Row>,
  rows: ReadonlyArray<Row>,
  onConflict: RawBuilder<unknown> = sql``,
  when: RawBuilder<unknown> = always
): RawBuilder<unknown> | null => {
  if (rows.length === 0) return null
  const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)))
  const values = sql.join(
    Object.values(columns).map(({ array, type }) => sql`${array(rows)}::${sql.raw(type)}[]`)
  )
  return sql`
    insert into ${sql.table(table)} (workspace_id, ${names})
    select ${workspaceId}::uuid, * from unnest(${values}) where ${when} ${onConflict}`
}

/** A statement that adds rows, or replaces those of the same key. Columns named in `once` keep the value they were added with. */
export const upserting = <Row>(
  table: string,
  workspaceId: WorkspaceId,
  key: ReadonlyArray<string>,
  columns: Columns<Row>,
  rows: ReadonlyArray<Row>,
  once: ReadonlyArray<string> = [],
  when: RawBuilder<unknown> = always
): RawBuilder<unknown> | null => {
  const replaced = Object.keys(columns).filter((name) => !key.includes(name) && !once.includes(name))
  return inserting(
    table,
    workspaceId,
    columns,
    rows,
    sql`
    on conflict (workspace_id, ${sql.join(key.map((name) => sql.ref(name)))})
    do update set ${sql.join(replaced.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`))}`,
    when
  )
}

/** Adds rows of a workspace. */
export const insert = async <Row>(
  db: Database,
  ...what: Parameters<typeof inserting<Row>>
): Promise<void> => {
  await inserting(...what)?.execute(db)
}

/** Adds rows, or replaces those of the same key. */
export const upsert = async <Row>(
  db: Database,
  ...what: Parameters<typeof upserting<Row>>
): Promise<void> => {
  await upserting(...what)?.execute(db)
}

/** Runs statements that touch different tables on one way to the database. Each of them sees what was there before all of them. */
export const inOneGo = async (
  db: Database,
  statements: ReadonlyArray<RawBuilder<unknown> | null>,
  last: RawBuilder<unknown>,
  first: Readonly<Record<string, RawBuilder<unknown>>> = {}
): Promise<ReadonlyArray<unknown>> => {
  const some = statements.filter((statement) => statement !== null)
  const steps = [
    ...Object.entries(first),
    ...some.map((statement, i) => [`step_${i}`, statement] as const)
  ].map(([name, statement]) => sql`${sql.ref(name)} as (${statement})`)
  const { rows } = await sql`${steps.length === 0 ? sql`` : sql`with ${sql.join(steps)}`} ${last}`.execute(db)
  return rows
}

/** Of several rows with the same key, only the last. */
export const lastOf = <Row>(
  rows: ReadonlyArray<Row>,
  key: (row: Row) => string | number
): ReadonlyArray<Row> => (rows.length < 2 ? rows : [...new Map(rows.map((row) => [key(row), row])).values()])
