// Is everything that is kept as it was? Every row of every table as one short text, so that two looks can be compared.
import type { Orm } from "@weir/mikro-orm/Orm"
import { Effect } from "effect"
import { sql } from "kysely"

/** A digest by table, straight from the database; tables that are left out may change as they like. */
export const everything = (
  orm: typeof Orm.Service,
  except: ReadonlyArray<string> = []
): Effect.Effect<Readonly<Record<string, string>>> =>
  Effect.gen(function* () {
    const tables = yield* tablesOf(orm)
    const digests = tables
      .filter((name) => !except.includes(name))
      .map(
        (name) =>
          sql`select ${name}::text as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from ${sql.table(name)} t`
      )
    const { rows } = yield* orm.read((db) =>
      sql<{ name: string; digest: string }>`${sql.join(digests, sql` union all `)}`.execute(db)
    )
    return Object.fromEntries(rows.map(({ digest, name }) => [name, digest]).sort())
  })

/** The tables in which two looks differ. */
export const changedTables = (
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>
): ReadonlyArray<string> => Object.keys(after).filter((name) => before[name] !== after[name])

const known = new WeakMap<typeof Orm.Service, ReadonlyArray<string>>()

const tablesOf = (orm: typeof Orm.Service): Effect.Effect<ReadonlyArray<string>> => {
  const before = known.get(orm)
  if (before !== undefined) return Effect.succeed(before)
  return Effect.map(
    orm.read((db) =>
      sql<{
        name: string
      }>`select table_name::text as name from information_schema.tables where table_schema = 'public' order by 1`.execute(
        db
      )
    ),
    ({ rows }) => {
      const names = rows.map(({ name }) => name)
      known.set(orm, names)
      return names
    }
  )
}
