/**
 * How is a backup taken and put back? Table by table, each row as the JSON that PostgreSQL makes of it: numbers and texts are
 * never taken apart on the way, so what comes back is what was there, on either kind of database.
 *
 * The first line says what made it, the last how many rows there were: a file that was cut short is refused.
 */
import { BackupRefused, Backups } from "@weir/application/ports/Backups"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { Effect, Layer, Result } from "effect"
import { sql } from "kysely"
import { migrations } from "./migrations/list.ts"
import { type Database, Orm } from "./Orm.ts"
import { tables } from "./tables/all.ts"
import { rebuilt } from "./write/rebuilt.ts"

/** Made again from the log: entries and their sums. Not to come back: who was signed in, and news that was on its way. */
const leftOut = new Set(["entry", "cell", "session", "outbox"])
const kept = tables.map(({ meta }) => meta.tableName).filter((name) => !leftOut.has(name))

const format = 1
const madeBy = JSON.stringify({ weir: "backup", format, migrations: migrations.map(({ name }) => name) })
/** Rows that are read or written in one statement. */
const slice = 500

export const layer: Layer.Layer<Backups, never, Orm> = Layer.effect(
  Backups,
  Effect.gen(function* () {
    const orm = yield* Orm
    return Backups.of({
      take: (tell) => orm.write(async (db) => Result.succeed(await taken(db, tell))),
      putBack: (lines) => orm.write((db) => putBack(db, lines))
    })
  })
)

const taken = async (db: Database, tell: (line: string) => Promise<void>): Promise<number> => {
  // All statements see the moment of the first: others go on writing.
  await sql`set transaction isolation level repeatable read read only`.execute(db)
  let rows = 0
  await tell(madeBy)
  for (const table of kept) {
    await sql`declare kept_rows no scroll cursor for select row_to_json(t)::text as line from ${sql.table(table)} t`.execute(
      db
    )
    for (;;) {
      const { rows: some } = await sql<{ line: string }>`fetch ${sql.lit(slice)} from kept_rows`.execute(db)
      for (const { line } of some) await tell(`${table} ${line}`)
      rows += some.length
      if (some.length < slice) break
    }
    await sql`close kept_rows`.execute(db)
  }
  await tell(`end ${rows}`)
  return rows
}

const refused = (reason: string) => Result.fail(new BackupRefused({ reason }))

const putBack = async (
  db: Database,
  lines: AsyncIterable<string>
): Promise<
  Result.Result<{ readonly rows: number; readonly workspaces: ReadonlyArray<WorkspaceId> }, BackupRefused>
> => {
  for (const table of kept) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db)
    if (rows.length > 0)
      return refused("There is something in this database already: a backup is put back into an empty one.")
  }
  let [number, rows, ended] = [0, 0, false]
  let waiting: { readonly table: string; readonly rows: Array<string> } = { table: "", rows: [] }
  // With its schema, since a type of PostgreSQL's own is called `record`, too.
  const write = async () => {
    const { rows: some, table } = waiting
    if (some.length > 0)
      await sql`insert into ${sql.table(table)} select * from json_populate_recordset(null::${sql.table(`public.${table}`)}, ${`[${some.join(",")}]`}::json)`.execute(
        db
      )
  }
  for await (const line of lines) {
    number++
    if (number === 1) {
      const fault = faultOfHead(line)
      if (fault !== null) return refused(fault)
      continue
    }
    if (ended) return refused(`Line ${number} comes after the end of the backup.`)
    const space = line.indexOf(" ")
    const [table, row] = [line.slice(0, space), line.slice(space + 1)]
    if (table === "end") {
      ended = true
      if (Number(row) !== rows) return refused(`The backup tells of ${row} rows and has ${rows}.`)
      continue
    }
    if (!kept.includes(table) || !isRow(row)) return refused(`Line ${number} is no row of a backup.`)
    if (table !== waiting.table || waiting.rows.length >= slice) {
      await write()
      waiting = { table, rows: [] }
    }
    waiting.rows.push(row)
    rows++
  }
  if (!ended) return refused("The backup is cut short: its last line is missing.")
  await write()
  const { rows: workspaces } = await sql<{
    id: WorkspaceId
  }>`select workspace_id as id from workspace order by workspace_id`.execute(db)
  for (const { id } of workspaces) await rebuilt(db, id)
  return Result.succeed({ rows, workspaces: workspaces.map(({ id }) => id) })
}

/** Why a first line does not begin a backup that can be put back here; null when it does. */
const faultOfHead = (line: string): string | null => {
  if (line === madeBy) return null
  const head = parsed(line)
  if (head?.["weir"] !== "backup") return "This is no backup of Weir."
  return "The backup was taken by another version of Weir: put it back with that version, then start this one on the data."
}

const parsed = (text: string): Readonly<Record<string, unknown>> | null => {
  try {
    const value = JSON.parse(text) as unknown
    return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : null
  } catch {
    return null
  }
}

const isRow = (text: string): boolean => parsed(text) !== null
