// Does a first start begin with a company that was told a little while ago, and share no secret with the others that do?
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Accounts } from "@weir/application/ports/Accounts"
import { Directory } from "@weir/application/ports/Directory"
import { EventLog } from "@weir/application/ports/EventLog"
import * as Instant from "@weir/domain/time/Instant"
import { Effect, Logger } from "effect"
import { afterAll, assert, describe, test } from "vitest"
import { services } from "../Composition.ts"
import { beginningOf } from "./beginning.ts"
import { firstStart } from "./firstStart.ts"
import { stillHolds, toldLately } from "./toldLately.ts"

const home = mkdtempSync(join(tmpdir(), "weir-told-"))
const shelf = join(home, "shelf")
afterAll(() => rmSync(home, { recursive: true, force: true }))

const guests = ["ana@quillmere.example", "marco@quillmere.example"]

/** A start on a folder of its own: what was said, the end of the log, and what a password became. */
const started = (name: string, demoShelf: string, seed = 1) => {
  const said: Array<string> = []
  const say = (line: string) => void said.push(line)
  const path = join(home, name)
  return Effect.gen(function* () {
    const storage = yield* beginningOf(
      { demoShelf, empty: false, seed, storage: { kind: "folder", path } },
      say
    )
    return yield* Effect.provide(
      Effect.gen(function* () {
        const { demo } = yield* firstStart({ empty: false, seed }, say)
        const [company] = yield* (yield* Directory).workspaces
        const account = yield* (yield* Accounts).byEmail(demo[0]!.email)
        const last = yield* (yield* EventLog).last(company!.id)
        return {
          said,
          last,
          id: company!.id,
          people: demo.map(({ email }) => email),
          hash: account?.passwordHash
        }
      }),
      services(storage)
    )
  }).pipe(Effect.provide(Logger.layer([])), Effect.runPromise)
}

describe("a story that was told", () => {
  const told = Instant.iso("2026-06-10T12:00:00Z")
  test.for([
    ["at once", "2026-06-10T12:00:00Z", true],
    ["within the hour", "2026-06-10T12:59:59Z", true],
    ["after an hour", "2026-06-10T13:00:00Z", false],
    ["before it ends, by a clock that was set back", "2026-06-10T11:59:59Z", false]
  ] as const)("%s", ([, now, holds]) => {
    assert.strictEqual(stillHolds(told, Instant.iso(now)), holds)
  })

  test("yesterday is not today's, by the company's own days", () => {
    const midnight = Instant.iso("2026-06-09T23:00:00Z")
    assert.isFalse(stillHolds(Instant.make(midnight - 1), midnight))
    assert.isTrue(stillHolds(midnight, Instant.make(midnight + 1)))
  })
})

describe("a first start", () => {
  test("tells the company and keeps it; the next one begins with a copy that has ways in of its own", async () => {
    const draft = join(shelf, `demo-1-${Date.now() - 10_000_000}.half-made`)
    mkdirSync(draft, { recursive: true })
    const first = await started("first", shelf)
    assert.match(first.said.join("\n"), /is told\.\n {2}\d+ deals, \d+ events, up to this very moment/u)
    assert.isAbove(first.last, 5000)
    assert.strictEqual(readdirSync(shelf).length, 1, "what was never finished is gone")
    const second = await started("second", shelf)
    assert.deepStrictEqual(second.said, [
      "First start: the demo company moves in, as it was told a moment ago."
    ])
    assert.deepStrictEqual([second.id, second.last, second.people], [first.id, first.last, guests])
    assert.notStrictEqual(second.hash, first.hash)
    assert.isString(second.hash)
    const kept = join(shelf, readdirSync(shelf)[0]!)
    const ways = await Effect.runPromise(
      Effect.provide(
        Effect.flatMap(Accounts, (accounts) => accounts.any),
        services({ kind: "folder", path: kept })
      )
    )
    assert.isFalse(ways, "what is kept has no way in")
    assert.isNull(await Effect.runPromise(toldLately(shelf, 2)), "another seed is another story")
    rmSync(join(kept, "database/PG_VERSION"))
    assert.isAbove((await started("third", shelf)).last, 5000)
  }, 120_000)

  test("happens where nothing can be kept", async () => {
    const file = join(home, "file")
    writeFileSync(file, "")
    const { last, said } = await started("fourth", join(file, "shelf"))
    assert.isAbove(last, 5000)
    assert.include(said.join("\n"), "the demo company moves in.")
    assert.isTrue(existsSync(join(home, "fourth/database")))
  }, 120_000)
})
