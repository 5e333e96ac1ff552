/** How are the log and the ledger divided by months? Into partitions by `recorded_at`, which their keys then end with; they begin with the workspace as before. */
import { Months } from "@weir/application/ports/Months"
import { Effect, Layer, Result } from "effect"
import { type RawBuilder, sql } from "kysely"
import { lock } from "./migrate.ts"
import { type Database, Orm } from "./Orm.ts"

/** What is divided, and what its key is then. */
const divisible = [
  { name: "event", key: ["workspace_id", "seq", "recorded_at"] },
  { name: "entry", key: ["workspace_id", "seq", "line", "recorded_at"] }
] as const

/** So many months are there before they begin. */
const ahead = 2
/** What is older is kept together. */
const mostMonths = 240

export const layer: Layer.Layer<Months, never, Orm> = Layer.effect(
  Months,
  Effect.gen(function* () {
    const orm = yield* Orm
    return Months.of({
      divide: orm.write(async (db) => Result.succeed(await divided(db, Date.now())))
    })
  })
)

/** `now` is in milliseconds since 1970. */
const divided = async (db: Database, now: number): Promise<number | null> => {
  // No other process makes or changes tables meanwhile.
  await sql`select pg_advisory_xact_lock(${lock})`.execute(db)
  await sql`lock table event, entry in access exclusive mode`.execute(db)
  let made: number | null = null
  for (const { key, name } of divisible) {
    if (await isDivided(db, name)) continue
    const whole = `${name}_whole`
    const indexes = await indexesOf(db, name)
    await sql`alter table ${sql.table(name)} rename to ${sql.ref(whole)}`.execute(db)
    for (const index of indexes)
      await sql`alter index ${sql.ref(index.name)} rename to ${sql.ref(`${index.name}_whole`)}`.execute(db)
    await sql`create table ${sql.table(name)} (like ${sql.table(whole)} including defaults) partition by range (recorded_at)`.execute(
      db
    )
    const columns = sql.join(key.map((column) => sql.ref(column)))
    await sql`alter table ${sql.table(name)} add constraint ${sql.ref(`${name}_pkey`)} primary key (${columns})`.execute(
      db
    )
    // Under their old names, by which later versions know them.
    for (const { definition, primary } of indexes) if (!primary) await sql.raw(definition).execute(db)
    await sql`create table ${sql.table(`${name}_other`)} partition of ${sql.table(name)} default`.execute(db)
    const months = monthsFrom(await earliest(db, whole, now), now)
    for (const month of months) await make(db, name, month)
    await sql`insert into ${sql.table(name)} select * from ${sql.table(whole)}`.execute(db)
    await sql`drop table ${sql.table(whole)}`.execute(db)
    made = Math.max(made ?? 0, months.length)
  }
  return made
}

/** Makes the months that begin soon, where the tables are divided. */
export const monthsAhead = async (db: Database, now: number): Promise<void> => {
  for (const { name } of divisible) {
    if (!(await isDivided(db, name))) continue
    for (const month of monthsFrom(now, now))
      if (!(await isThere(db, nameOf(name, month)))) await make(db, name, month)
  }
}

interface Month {
  readonly begins: number
  readonly ends: number
}

/** The months in UTC from that of one instant on, up to some that have not begun. */
const monthsFrom = (from: number, now: number): ReadonlyArray<Month> => {
  const [first, today] = [new Date(from), new Date(now)]
  const at = (n: number) => Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + n, 1)
  const last = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + ahead, 1)
  const months: Array<Month> = []
  for (let n = 0; at(n) <= last; n++) months.push({ begins: at(n), ends: at(n + 1) })
  return months.slice(-mostMonths)
}

const nameOf = (table: string, { begins }: Month): string =>
  `${table}_${new Date(begins).toISOString().slice(0, 7).replace("-", "_")}`

/** Made beside its table and attached: nobody who writes elsewhere has to wait. What lies in it among the others goes along. */
const make = async (db: Database, table: string, month: Month): Promise<void> => {
  const own = sql.table(nameOf(table, month))
  const others = sql.table(`${table}_other`)
  const [begins, ends] = [sql.lit(month.begins), sql.lit(month.ends)]
  await sql`create table ${own} (like ${sql.table(table)} including defaults)`.execute(db)
  await sql`
    with moved as (delete from ${others} where recorded_at >= ${begins} and recorded_at < ${ends} returning *)
    insert into ${own} select * from moved`.execute(db)
  await sql`alter table ${sql.table(table)} attach partition ${own} for values from (${begins}) to (${ends})`.execute(
    db
  )
}

const earliest = async (db: Database, table: string, now: number): Promise<number> => {
  const [row] = await rowsOf<{ at: string | number | null }>(
    db,
    sql`select min(recorded_at) as at from ${sql.table(table)}`
  )
  return row?.at == null ? now : Math.min(Number(row.at), now)
}

const isDivided = async (db: Database, table: string): Promise<boolean> => {
  const rows = await rowsOf(db, sql`select from pg_class where oid = to_regclass(${table}) and relkind = 'p'`)
  return rows.length > 0
}

const isThere = async (db: Database, table: string): Promise<boolean> => {
  const rows = await rowsOf(db, sql`select from pg_class where oid = to_regclass(${table})`)
  return rows.length > 0
}

interface Index {
  readonly name: string
  readonly definition: string
  readonly primary: boolean
}

const indexesOf = (db: Database, table: string): Promise<ReadonlyArray<Index>> =>
  rowsOf<Index>(
    db,
    sql`
    select c.relname as name, pg_get_indexdef(i.indexrelid) as definition, i.indisprimary as "primary"
    from pg_index i join pg_class c on c.oid = i.indexrelid where i.indrelid = to_regclass(${table}) order by 1`
  )

const rowsOf = async <Row>(db: Database, query: RawBuilder<unknown>): Promise<ReadonlyArray<Row>> =>
  (await query.execute(db)).rows as ReadonlyArray<Row>
