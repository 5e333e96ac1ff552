// Is a new database a copy of one that was made before, and never a damaged one?
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { afterAll, assert, describe, test } from "vitest"
import { freshCluster } from "./freshCluster.ts"

const folder = mkdtempSync(join(tmpdir(), "weir-cluster-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const bytes = (tar: Buffer) => tar.toString("latin1")

describe("a fresh cluster", () => {
  test("that was kept damaged is made again, and then taken from where it is kept", async () => {
    const shelf = join(folder, "shelf")
    const made = await freshCluster(shelf)
    const [name] = readdirSync(shelf)
    const place = join(shelf, name!)
    const whole = readFileSync(place)
    writeFileSync(place, whole.subarray(0, whole.length - 100))
    const again = await freshCluster(shelf)
    assert.include(bytes(again), "PG_VERSION")
    assert.deepStrictEqual(readdirSync(shelf), [basename(place)])
    assert.isTrue((await freshCluster(shelf)).equals(again), "now it is the kept one")
    assert.isFalse(again.equals(made), "every cluster has an identity of its own")
  }, 60_000)

  test("is made where none can be kept", async () => {
    const file = join(folder, "file")
    writeFileSync(file, "")
    assert.include(bytes(await freshCluster(join(file, "shelf"))), "PG_VERSION")
    assert.isTrue(existsSync(file))
  }, 60_000)
})
