// Does everybody hear of every commit, and is it told when they do not?
import * as Csv from "@weir/csv/CsvTableFiles"
import * as Feed from "@weir/application/live/Feed"
import { EventLog } from "@weir/application/ports/EventLog"
import { Journal } from "@weir/application/ports/Journal"
import { Outbox } from "@weir/application/ports/Outbox"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import * as Pictures from "@weir/images/SharpPictures"
import * as Memory from "@weir/memory/Memory"
import { Effect, Fiber, Layer, Stream } from "effect"
import { afterAll, assert, beforeAll, describe, test, vi } from "vitest"
import type { Services } from "../Services.ts"
import { company, type Visitor } from "../testing/serving.ts"
import { watched, type Watched } from "../testing/watched.ts"
import { Dispatch } from "./Dispatch.ts"

vi.setConfig({ testTimeout: 60_000 })

/** Stops commits from being told of, as a broken database or a lost fibre would. */
let stuck = false
let minutesAhead = 0
const outboxOf = (own: typeof Outbox.Service) =>
  Outbox.of({
    ...own,
    untold: (limit) => (stuck ? Effect.die(new Error("stuck")) : own.untold(limit)),
    waiting: Effect.map(own.waiting, ({ commits, oldest }) => ({
      commits,
      oldest: oldest === null ? null : ((oldest - minutesAhead * 60_000) as typeof oldest)
    }))
  })
const stores: Layer.Layer<Services> = Layer.mergeAll(
  Memory.layer,
  Csv.layer,
  Pictures.layer,
  Feed.layer
).pipe((own) => Layer.provideMerge(Layer.effect(Outbox, Effect.map(Outbox, outboxOf)), own))

let served: Watched
let ada: Visitor
let workspaceId: WorkspaceId
beforeAll(async () => {
  served = await watched({}, stores)
  const made = await company(served, "north")
  workspaceId = made.workspaceId
  ada = await served.signIn(made.email)
})
afterAll(() => served.stop())

const inside = <A, E>(effect: Effect.Effect<A, E, Services | Dispatch>) =>
  served.run(effect as Effect.Effect<A, E, Services>)
const round = () => inside(Effect.flatMap(Dispatch, ({ round }) => round({ others: true })))
const create = (title: string) => served.call("POST", "/api/deals", { as: ada, json: { title } })
const ready = async () => {
  const [world, own] = [await served.call("GET", "/api/ready"), await served.look("/ready")]
  assert.strictEqual(world.status, own.status)
  return { status: world.status, body: world.body, own: (await own.json()) as { readonly status: string } }
}

describe("a commit that nobody was told of", () => {
  test("is told of in the next round, and then no more", async () => {
    const heard = inside(
      Effect.gen(function* () {
        const feed = yield* Feed.Feed
        const news = yield* feed.listen(workspaceId)
        const next = yield* Effect.forkScoped(Stream.runHead(news))
        yield* Effect.yieldNow
        // Written, and nobody told: as if the writer had ended there.
        const journal = yield* Journal
        const events = yield* (yield* EventLog).after(workspaceId, 0, 1)
        yield* journal.commit({ workspaceId, events, expected: [], changes: {}, answer: null })
        yield* Effect.flatMap(Dispatch, ({ round }) => round({ others: false }))
        return yield* Fiber.join(next)
      }).pipe(Effect.scoped)
    )
    const news = await heard
    assert.strictEqual(news._tag === "Some" ? news.value.workspaceId : "", workspaceId)
    assert.deepStrictEqual(await inside(Effect.flatMap(Outbox, (outbox) => outbox.untold(10))), [])
  })

  test("turns readiness when it waits for more than a minute, and the figures tell; once it is told of, all is well", async () => {
    await round()
    assert.deepInclude((await ready()).body, { status: "ready", oldestUntoldSeconds: 0 })
    stuck = true
    await create("Written while news are stuck")
    await inside(Effect.ignoreCause(Effect.flatMap(Dispatch, ({ round }) => round({ others: false }))))
    assert.strictEqual((await ready()).status, 200)
    assert.isAtLeast(await served.figure("weir_outbox_untold"), 1)
    minutesAhead = 2
    const { body, own, status } = await ready()
    assert.strictEqual(status, 503)
    assert.match(body.detail, /nobody was told of a commit for 12\d s/)
    assert.isAtLeast(body.oldestUntoldSeconds, 120)
    assert.strictEqual(own.status, "not ready")
    await inside(Effect.ignoreCause(Effect.flatMap(Dispatch, ({ round }) => round({ others: false }))))
    assert.isAtLeast(await served.figure("weir_outbox_oldest_seconds"), 120)
    stuck = false
    await round()
    assert.strictEqual((await ready()).status, 200)
    assert.strictEqual(await served.figure("weir_outbox_untold"), 0)
    assert.strictEqual(await served.figure("weir_outbox_oldest_seconds"), 0)
    minutesAhead = 0
  })

  test("is said in the log once, and that it is over, too", async () => {
    stuck = true
    await create("Written while news are stuck again")
    const watch = inside(
      Effect.gen(function* () {
        const { keepOn } = yield* Dispatch
        const fiber = yield* Effect.forkScoped(keepOn({ others: false }))
        yield* Effect.sleep(4500)
        stuck = false
        yield* Effect.sleep(2500)
        yield* Fiber.interrupt(fiber)
      }).pipe(Effect.scoped)
    )
    await watch
    const told = served.lines().filter(({ message }) => String(message).startsWith("news "))
    assert.deepStrictEqual(
      told.map(({ level, message }) => [level, message]),
      [
        ["warn", "news do not get through; it is tried again"],
        ["info", "news get through again"]
      ]
    )
  })
})

test("commands are counted by kind and outcome, and events as they are written", async () => {
  const done = () => served.figure("weir_commands_total", 'command="CreateDeal"', 'outcome="done"')
  const [before, events, commits] = [
    await done(),
    await served.figure("weir_events_total"),
    await served.figure("weir_commit_duration_seconds_count", 'outcome="done"')
  ]
  for (let i = 0; i < 3; i++) assert.strictEqual((await create(`Deal ${i}`)).status, 200)
  const { id } = (await create("A deal to be changed")).body
  const refused = await served.call("PATCH", `/api/deals/${id}`, {
    as: ada,
    json: { ownerId: "0190a000-0000-7000-8000-000000000001" },
    headers: { "if-match": '"v1"' }
  })
  assert.isAtLeast(refused.status, 400, refused.text)
  assert.strictEqual((await done()) - before, 4)
  const outcome = `outcome="${refused.body._tag}"`
  assert.strictEqual(await served.figure("weir_commands_total", 'command="ChangeOwner"', outcome), 1)
  assert.strictEqual(await served.figure("weir_http_refusals_total", `refusal="${refused.body._tag}"`), 1)
  assert.strictEqual(
    (await served.figure("weir_commit_duration_seconds_count", 'outcome="done"')) - commits,
    4
  )
  assert.isAtLeast((await served.figure("weir_events_total")) - events, 4)
  assert.isAtLeast(await served.figure("weir_events_total", 'event="DealCreated"'), 4)
})
