import { MikroORM } from "@mikro-orm/pglite"
import { Migrator } from "@mikro-orm/migrations"
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

test("messages that were stored before names were kept get theirs, the first talk that has one", async () => {
  const one = await MikroORM.init({
    ...modelOptions,
    migrations: {
      ...modelOptions.migrations,
      migrationsList: modelOptions.migrations.migrationsList.slice(0, 2)
    },
    dbName: "memory://"
  })
  await new Migrator(one.em).up()
  const early: Kysely<any> = (one.em.getConnection() as AbstractSqlConnection).getClient()
  const message = (id: string) => ({ id, externalId: `m-${id}` })
  const talks = [
    { messages: [message("a")], aside: [message("b")], earlier: [message("c")] },
    { messages: [message("a"), message("d")], aside: [], earlier: [] }
  ]
  const [workspace, first, second] = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`)
  for (const [id, talk] of [
    [first, talks[0]],
    [second, talks[1]]
  ])
    await sql`
      insert into record (workspace_id, id, kind, at, open, version, body)
      values (${workspace}, ${id}, 'talk', 0, true, 1, ${JSON.stringify({ provider: "web", ...(talk as object) })}::json)`.execute(
      early
    )
  for (const { class: Step } of modelOptions.migrations.migrationsList.slice(2, 3)) {
    const step = new Step(one.em.getDriver() as never, one.config)
    step.up()
    for (const query of step.getQueries()) await sql.raw(String(query)).execute(early)
  }
  const { rows } = await sql<{ name: string; id: string }>`
    select name, id from record_name where kind = 'talk' order by name`.execute(early)
  assert.deepStrictEqual(
    rows.map(({ name }) => name),
    ["a", "b", "c", "d"].map((id) => `id ${id}`).concat(["a", "b", "c", "d"].map((id) => `told web m-${id}`))
  )
  assert.deepStrictEqual(
    rows.filter(({ name }) => name.endsWith("b") || name.endsWith("d")).map(({ id }) => id),
    [first, second, first, second] as ReadonlyArray<string>
  )
  await one.close(true)
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
