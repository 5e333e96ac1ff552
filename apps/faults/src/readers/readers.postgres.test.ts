import { Effect } from "effect"
import type { QueryExecutor } from "kysely"
import { assert, describe, test } from "vitest"
import type { WrongConnection } from "../world/office.ts"
import { readers } from "./readers.ts"

const setting = { seed: 9, long: false, say: () => {} }

/**
 * Hands out places as a sequence does that keeps some in store: a stretch for each transaction, before its commit, and without
 * making the next one wait for it.
 */
const placesInAdvance: WrongConnection = (orm) => {
  const aside = (executor: QueryExecutor): QueryExecutor =>
    new Proxy(executor, {
      get: (target, name) => {
        if (name === "executeQuery")
          return (query: Parameters<QueryExecutor["executeQuery"]>[0]) => {
            const taking = query.sql.replace(
              /^\s*select last_seq, (.* as link, version, directory_seq, zone) from workspace where workspace_id = \$1 for update$/,
              "update workspace set last_seq = last_seq + 64 where workspace_id = $$1 returning last_seq - 64 as last_seq, $1"
            )
            if (taking !== query.sql)
              return Effect.runPromise(
                orm.read((db) => db.getExecutor().executeQuery({ ...query, sql: taking }))
              )
            const sql = query.sql.replace("set last_seq = $", "set last_seq = last_seq + 0 * $")
            return target.executeQuery({ ...query, sql })
          }
        const member: unknown = Reflect.get(target, name)
        return typeof member === "function" ? member.bind(target) : member
      }
    })
  return {
    ...orm,
    // No commit is written behind a place that is known: all take theirs.
    change: () => Effect.succeed(null as never),
    write: (work) => orm.write((db) => work({ getExecutor: () => aside(db.getExecutor()) }))
  }
}

describe("commits that become visible late", () => {
  test("are missed by nobody who reads along, and open dashboards end with the numbers of the server", async () => {
    const { counts, losses } = await readers(setting)
    assert.deepStrictEqual(losses, [])
    assert.isAbove(counts["late commits"] ?? 0, 10)
    assert.isAbove(counts["disconnects"] ?? 0, 8)
  })

  test("are missed where places are handed out in advance, and that is noticed", async () => {
    const { losses } = await readers(setting, placesInAdvance)
    assert.match(losses.join("\n"), /a reader of the log went from place \d+ to \d+/)
  })
})
