// Does everything that was kept come back from a backup, on either kind of database, and nothing of it where something is wrong?
import { verify } from "@weir/application/ledger/verify"
import { Accounts } from "@weir/application/ports/Accounts"
import { Backups } from "@weir/application/ports/Backups"
import { Images } from "@weir/application/ports/Images"
import { dump } from "@weir/conformance/dump"
import { person, store } from "@weir/conformance/office"
import { longHistories, sample } from "@weir/conformance/sample"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import * as Instant from "@weir/domain/time/Instant"
import { startPostgres } from "@weir/house/postgres/startPostgres"
import { Effect, Layer, ManagedRuntime } from "effect"
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { layerPglite, layerPostgres } from "./connect.ts"
import * as MikroOrm from "./MikroOrm.ts"
import type { Orm } from "./Orm.ts"

type Place = ReturnType<typeof placeWith>
const placeWith = (connection: Layer.Layer<Orm, unknown>) =>
  ManagedRuntime.make(MikroOrm.layer.pipe(Layer.provide(Layer.orDie(connection))))
const embedded = () => placeWith(layerPglite({ dataDir: "memory" }))

const picture = {
  id: "a".repeat(64),
  bytes: Uint8Array.from({ length: 300 }, (_, i) => i % 256),
  width: 3,
  height: 2,
  keptAt: Instant.iso("2026-03-01T10:00:00Z")
}
const email = "zoë@north.example"

const server = await startPostgres({ fsync: false })
let source: Place
const workspaces: Array<WorkspaceId> = []
let lines: ReadonlyArray<string>

const linesOf = async (place: Place): Promise<ReadonlyArray<string>> => {
  const told: Array<string> = []
  const rows = await place.runPromise(
    Effect.flatMap(Backups, (backups) => backups.take((line) => Promise.resolve(void told.push(line))))
  )
  assert.strictEqual(rows, told.length - 2)
  return told
}
const putBack = (place: Place, these: ReadonlyArray<string>) =>
  place.runPromise(Effect.flatMap(Backups, (backups) => backups.putBack(told(these))))
const reasonOf = (place: Place, these: ReadonlyArray<string>) =>
  place.runPromise(
    Effect.flatMap(Backups, (backups) =>
      Effect.map(Effect.flip(backups.putBack(told(these))), ({ reason }) => reason)
    )
  )
async function* told(these: ReadonlyArray<string>) {
  yield* these
}
const everything = (place: Place) =>
  place.runPromise(
    Effect.gen(function* () {
      const [first] = workspaces
      const found = []
      for (const id of workspaces) found.push(yield* dump(id))
      return {
        found,
        credential: yield* (yield* Accounts).byEmail(email),
        picture: yield* (yield* Images).get(first!, picture.id)
      }
    })
  )

beforeAll(async () => {
  source = embedded()
  await source.runPromise(
    Effect.gen(function* () {
      for (const history of sample(longHistories, 3)) workspaces.push((yield* store(history)).workspaceId)
      const [workspaceId] = workspaces
      const userId = person(1)
      const accounts = yield* Accounts
      yield* accounts.put({ workspaceId: workspaceId!, userId, email, passwordHash: "$argon2id$\u{1f512}" })
      const at = Instant.iso("2026-03-01T10:00:00Z")
      const session = { tokenHash: "f".repeat(64), workspaceId: workspaceId!, userId }
      yield* accounts.putSession({ ...session, createdAt: at, seenAt: at, expiresAt: Instant.MAX })
      yield* (yield* Images).keep(workspaceId!, picture)
    })
  )
  lines = await linesOf(source)
}, 120_000)
afterAll(async () => {
  await source.dispose()
  await server.stop()
})

describe("a backup", () => {
  test("has everything that was there, and the books that come of it, on a server as in a folder", async () => {
    const before = await everything(source)
    for (const place of [embedded(), placeWith(layerPostgres({ url: server.url }))]) {
      const { rows, workspaces: back } = await putBack(place, lines)
      assert.deepStrictEqual([rows, [...back]], [lines.length - 2, [...workspaces].sort()])
      assert.deepStrictEqual(await everything(place), before)
      for (const id of workspaces)
        assert.deepStrictEqual(
          await place.runPromise(verify(id, (await source.runPromise(verify(id))).head)),
          { ...(await source.runPromise(verify(id))), found: [] },
          "verification finds nothing, and the head is the same"
        )
      assert.deepStrictEqual(
        [...(await linesOf(place))].sort(),
        [...lines].sort(),
        "a backup of it is the same"
      )
      await place.dispose()
    }
  }, 120_000)

  test("signs nobody in", async () => {
    assert.isNotNull(await source.runPromise(Effect.flatMap(Accounts, (a) => a.session("f".repeat(64)))))
    assert.isFalse(lines.some((line) => line.startsWith("session ") || line.includes("f".repeat(64))))
  })

  test("is refused in words, and nothing is written, where anything is wrong with it", async () => {
    const place = embedded()
    const [head, ...rest] = lines
    const event = lines.findIndex((line) => line.startsWith("event "))
    const other = head!.replace(/"Migration\d+"\]/u, '"Migration99"]')
    const wrong: ReadonlyArray<readonly [ReadonlyArray<string>, RegExp]> = [
      [[], /cut short/u],
      [["id,title", "1,Oak"], /no backup of Weir/u],
      [[other, ...rest], /another version/u],
      [lines.slice(0, -1), /cut short/u],
      [[...lines.slice(0, 20), lines.at(-1)!], /tells of \d+ rows and has 19/u],
      [lines.with(event, 'secret {"a":1}'), /is no row/u],
      [lines.with(event, lines[event]!.slice(0, -5)), new RegExp(`Line ${event + 1} is no row`, "u")],
      [[...lines, lines[event]!], /after the end/u]
    ]
    for (const [these, reason] of wrong) assert.match(await reasonOf(place, these), reason)
    assert.deepStrictEqual((await linesOf(place)).slice(1), ["end 0"], "nothing was written by any of them")
    await place.dispose()
  }, 60_000)

  test("is put back into an empty place only", async () => {
    assert.match(await reasonOf(source, lines), /empty one/u)
  })

  test("is of one moment, whatever is written meanwhile", async () => {
    const place = placeWith(layerPostgres({ url: server.url }))
    const before = await linesOf(place)
    const during: Array<string> = []
    const [history] = sample(longHistories, 1)
    let meanwhile: Promise<unknown> | undefined
    await place.runPromise(
      Effect.flatMap(Backups, (backups) =>
        backups.take(async (line) => {
          during.push(line)
          meanwhile ??= place.runPromise(store(history!))
          if (during.length === 2) await meanwhile
        })
      )
    )
    await meanwhile
    assert.deepStrictEqual([...during].sort(), [...before].sort())
    assert.isAbove((await linesOf(place)).length, before.length)
    await place.dispose()
  }, 60_000)
})
