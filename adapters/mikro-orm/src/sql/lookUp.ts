/**
 * How are rows found by their keys? All that is looked for in one turn of the program, by whomever, in one statement.
 *
 * The way to the database and back costs more than finding a row. So those who ask at the same moment share it, and so does
 * a request that needs several things at once.
 */
import { isStorable } from "@weir/domain/text/Text"
import { Effect, Exit, Request, RequestResolver } from "effect"
import { type RawBuilder, sql } from "kysely"
import type { Database } from "../Orm.ts"
import { isUuid, texts } from "./arrays.ts"
import { select } from "./select.ts"

/** By what some rows are found, and what is told of them. */
export interface LookUp<Row> {
  /** The types of the parts of a key. */
  readonly key: ReadonlyArray<"uuid" | "text">
  /** A query of `asked`, which has a row for each key: its parts as `k0`, `k1`..., and `nth`, which is to be selected with what is found. */
  readonly rows: (asked: RawBuilder<unknown>) => RawBuilder<Row>
}

export type Key = ReadonlyArray<string>

/** The rows of some keys, one key after the other; a key that nothing has, or that nothing could have, adds none. */
export type Find = <Row>(lookUp: LookUp<Row>, keys: ReadonlyArray<Key>) => Effect.Effect<ReadonlyArray<Row>>

class Looking extends Request.Class<
  { readonly lookUp: LookUp<unknown>; readonly keys: ReadonlyArray<Key> },
  ReadonlyArray<unknown>
> {}

export const makeFind = (ask: <A>(work: (db: Database) => Promise<A>) => Effect.Effect<A>): Find => {
  const resolver = RequestResolver.make<Looking>((entries) =>
    Effect.map(
      ask((db) =>
        foundOf(
          db,
          entries.map(({ request }) => request)
        )
      ),
      (found) => {
        for (const [i, entry] of entries.entries()) entry.completeUnsafe(Exit.succeed(found[i]!))
      }
    )
  )
  return <Row>(lookUp: LookUp<Row>, keys: ReadonlyArray<Key>) => {
    const possible = keys.filter((key) =>
      key.every((part, i) => (lookUp.key[i] === "uuid" ? isUuid(part) : isStorable(part)))
    )
    return possible.length === 0
      ? Effect.succeed([])
      : (Effect.request(new Looking({ lookUp, keys: possible }), resolver) as Effect.Effect<
          ReadonlyArray<Row>
        >)
  }
}

/** What each of them gets, in their order. */
const foundOf = async (
  db: Database,
  looking: ReadonlyArray<Pick<Looking, "keys" | "lookUp">>
): Promise<ReadonlyArray<ReadonlyArray<unknown>>> => {
  const lookUps = [...Map.groupBy(looking, ({ lookUp }) => lookUp)].map(([lookUp, those]) => ({
    lookUp,
    keys: new Map(those.flatMap(({ keys }) => keys).map((key) => [JSON.stringify(key), key]))
  }))
  const [all] = await select(
    db,
    sql<Readonly<Record<string, ReadonlyArray<{ readonly nth: number }>>>>`
      select ${sql.join(
        lookUps.map(
          ({ keys, lookUp }, i) => sql`
            (select coalesce(json_agg(found), '[]') from (${lookUp.rows(asked(lookUp.key, [...keys.values()]))}) found)
              as ${sql.ref(`of_${i}`)}`
        )
      )}`
  )
  const places = new Map(
    lookUps.map(({ keys, lookUp }, i) => {
      const rows = new Map<number, Array<unknown>>()
      for (const { nth, ...row } of all![`of_${i}`]!) rows.set(nth, [...(rows.get(nth) ?? []), row])
      return [lookUp, new Map([...keys.keys()].map((key, nth) => [key, rows.get(nth + 1) ?? []]))]
    })
  )
  return looking.map(({ keys, lookUp }) =>
    [...new Set(keys.map((key) => JSON.stringify(key)))].flatMap((key) => places.get(lookUp)!.get(key)!)
  )
}

const asked = (types: LookUp<unknown>["key"], keys: ReadonlyArray<Key>): RawBuilder<unknown> => {
  const parts = types.map((type, i) => sql`${texts(keys.map((key) => key[i]!))}::${sql.raw(type)}[]`)
  const names = types.map((_, i) => sql.ref(`k${i}`))
  return sql`unnest(${sql.join(parts)}) with ordinality as asked (${sql.join(names)}, nth)`
}
