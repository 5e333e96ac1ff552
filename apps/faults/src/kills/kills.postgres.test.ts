import { assert, describe, test } from "vitest"
import { killsOnFolder, killsOnServer } from "./kills.ts"

const setting = { seed: 5, long: false, say: () => {} }

describe("kill -9 while people work", () => {
  test("of the server over its own folder: nothing acknowledged is lost, nothing doubled, the books agree", async () => {
    const { counts, losses } = await killsOnFolder(setting)
    assert.deepStrictEqual(losses, [])
    assert.strictEqual(counts["kills of Weir"], 1)
    assert.isAbove(counts["acknowledged"] ?? 0, 20)
  })

  test("of PostgreSQL and of the server: neither", async () => {
    const { counts, losses } = await killsOnServer(setting)
    assert.deepStrictEqual(losses, [])
    assert.strictEqual(counts["kills of PostgreSQL"], 1)
    assert.isAbove(counts["acknowledged"] ?? 0, 40)
  })

  test("notices a database that acknowledges before it has written", async () => {
    const { losses } = await killsOnServer(setting, { synchronous_commit: "off", wal_writer_delay: "10s" })
    assert.match(losses.join("\n"), /was acknowledged and is not there/)
  })
})
