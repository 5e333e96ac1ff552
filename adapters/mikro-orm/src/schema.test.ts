import { MikroORM } from "@mikro-orm/pglite"
import type { AbstractSqlConnection } from "@mikro-orm/sql"
import { type Kysely, sql } from "kysely"
import { afterAll, assert, beforeAll, test } from "vitest"
import { migrate, modelOptions } from "./migrate.ts"

let orm: MikroORM
let db: Kysely<any>

beforeAll(async () => {
  orm = await MikroORM.init({ ...modelOptions, dbName: "memory://" })
  await migrate(orm, "pglite")
  db = (orm.em.getConnection() as AbstractSqlConnection).getClient()
})
afterAll(() => orm.close(true))

test("the migrations make exactly the tables that the code describes", async () => {
  assert.strictEqual((await orm.schema.getUpdateSchemaSQL({ wrap: false, dropTables: false })).trim(), "")
  await sql`alter table deal drop column owner_id`.execute(db)
  assert.include(await orm.schema.getUpdateSchemaSQL({ wrap: false }), "owner_id")
  await sql`alter table deal add column owner_id uuid not null`.execute(db)
})

test("migrations that have run are not run again", async () => {
  await migrate(orm, "pglite")
  const { rows } = await sql<{ name: string }>`select name from migration`.execute(db)
  assert.deepStrictEqual(
    rows.map(({ name }) => name),
    modelOptions.migrations.migrationsList.map(({ name }) => name)
  )
})

// Found by what somebody brings before the workspace is known, and the record of the migrations, which is of no workspace.
const exceptions = ["credential.credential_email", "session.session_pkey", "migration.migration_pkey"]

test("every primary, unique and foreign key, and every index, starts with the workspace", async () => {
  const keys = async () => {
    const { rows } = await sql<{ name: string; starts: string }>`
      select c.relname || '.' || i.relname as name, a.attname as starts
      from pg_index x
        join pg_class i on i.oid = x.indexrelid
        join pg_class c on c.oid = x.indrelid
        join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
      where c.relnamespace = 'public'::regnamespace
      union all
      select c.relname || '.' || k.conname, a.attname
      from pg_constraint k
        join pg_class c on c.oid = k.conrelid
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
      where k.contype = 'f'`.execute(db)
    return rows
  }
  const before = await keys()
  assert.isAtLeast(before.length, 20)
  assert.sameMembers(
    before.filter(({ starts }) => starts !== "workspace_id").map(({ name }) => name),
    exceptions
  )
  await sql`create index stray on deal (owner_id)`.execute(db)
  assert.includeDeepMembers([...(await keys())], [{ name: "deal.stray", starts: "owner_id" }])
  await sql`drop index stray`.execute(db)
})

test("every table says which workspace its rows belong to", async () => {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id' and a.attnotnull)`.execute(
    db
  )
  assert.deepStrictEqual(
    rows.map(({ name }) => name),
    ["migration"]
  )
})
