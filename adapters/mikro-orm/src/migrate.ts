/** How does a database get the tables this version needs? Every migration it has not had is run, in order, all or none. */
import { Migrator } from "@mikro-orm/migrations"
import type { AbstractSqlConnection, MikroORM } from "@mikro-orm/sql"
import { sql } from "kysely"
import type { Database } from "./Orm.ts"
import { migrations } from "./migrations/list.ts"
import { tables } from "./tables/all.ts"

/** The tables and the migrations, both listed, so that no folder is searched for them. */
export const modelOptions = {
  entities: [...tables],
  extensions: [Migrator],
  // What goes wrong reaches the caller as an error; nothing is written to the console on the way.
  logger: () => undefined,
  migrations: { migrationsList: [...migrations], snapshot: false, silent: true, tableName: "migration" }
}

// Any number will do, as long as nobody else takes a lock by it.
export const lock = 739_512_043

/** Brings the tables up to date. Processes that start together on one server do so one after the other. */
export const migrate = async (orm: MikroORM, kind: "pglite" | "postgres"): Promise<void> => {
  const migrator = new Migrator(orm.em)
  if (kind === "pglite") return void (await migrator.up())
  const connection = orm.em.getConnection() as AbstractSqlConnection
  await connection
    .getClient()
    .transaction()
    .execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(${lock})`.execute(transaction)
      await migrator.up()
    })
}

/** The names of migrations the database has had and this version does not know: it was used with a later one. */
export const laterMigrations = async (db: Database): Promise<ReadonlyArray<string>> => {
  const {
    rows: [table]
  } = await sql<{ present: boolean }>`select to_regclass('migration') is not null as present`.execute(db)
  if (table?.present !== true) return []
  const { rows } = await sql<{ name: string }>`select name from migration order by name`.execute(db)
  return rows.map((row) => row.name).filter((name) => !migrations.some((known) => known.name === name))
}
