import { Effect } from "effect"
import { sql } from "kysely"
import { assert, describe, test } from "vitest"
import type { WrongConnection } from "../world/office.ts"
import { folder } from "./folder.ts"

const setting = { seed: 1, long: false, say: () => {} }

/** Looks something up beside its own transaction, once. */
const asksBesideItself: WrongConnection = (orm) => {
  let turns = 0
  return {
    ...orm,
    write: (work) =>
      orm.write(async (db) => {
        if (++turns === 20) await Effect.runPromise(orm.read((beside) => sql`select 1`.execute(beside)))
        return work(db)
      })
  }
}

describe("the embedded database, which has one session", () => {
  test("never waits for itself, whatever is asked for, several at once", async () => {
    const { counts, losses } = await folder(setting)
    assert.deepStrictEqual(losses, [])
    assert.isAbove(counts["use cases"] ?? 0, 40)
  })

  test("is noticed when it does", async () => {
    const { losses } = await folder(setting, { connection: asksBesideItself, patience: 3000 })
    assert.match(losses.join("\n"), /waits for itself/)
  })
})
