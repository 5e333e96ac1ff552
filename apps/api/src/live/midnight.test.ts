// Does an open dashboard begin the new day by itself, and does a silent line show that it is alive?
import { PassThrough } from "node:stream"
import { assert, describe, it } from "@effect/vitest"
import * as Feed from "@weir/application/live/Feed"
import { openWorkspace } from "@weir/application/workspace/openWorkspace"
import * as Currency from "@weir/domain/money/Currency"
import * as Instant from "@weir/domain/time/Instant"
import * as Zone from "@weir/domain/time/Zone"
import * as Memory from "@weir/memory/Memory"
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { hashOf, layer as sessionsLayer, Sessions } from "../auth/Sessions.ts"
import { layer as stoppingLayer, Stopping } from "../http/Stopping.ts"
import { DashboardStates, layer as statesLayer } from "./DashboardStates.ts"
import { Audiences, layer as audiencesLayer } from "./Audiences.ts"

const env = audiencesLayer.pipe(
  Layer.provideMerge(Layer.mergeAll(sessionsLayer, stoppingLayer, statesLayer)),
  Layer.provideMerge(Layer.mergeAll(Memory.layer, Feed.layer))
)

/** Opens a dashboard of today at an instant and collects what its stream says. */
const opened = Effect.fnUntraced(function* (at: string) {
  yield* TestClock.setTime(Instant.iso(at))
  const { adminId, workspaceId } = yield* openWorkspace({
    name: "North",
    zone: Zone.make("Europe/Lisbon"),
    weekStart: 1,
    baseCurrency: Currency.make("EUR"),
    admin: { name: "Ada", email: "ada@north.example" }
  })
  const { token } = yield* (yield* Sessions).start(workspaceId, adminId)
  const open = (yield* Audiences).open({
    who: { workspaceId, actor: { kind: "user", userId: adminId }, role: "admin", holders: null },
    tokenHash: hashOf(token),
    look: {
      question: { period: { kind: "today" }, pipelineId: null, asOf: null, holders: null, onlySelf: null },
      metrics: undefined,
      asks: []
    },
    sparing: "no",
    has: ""
  })
  const heard: Array<string> = []
  const ended = { yet: false }
  const out = new PassThrough({ encoding: "utf8" }).on("data", (text: string) => heard.push(text))
  const line = yield* open
  yield* Effect.forkScoped(
    Effect.andThen(
      line(out),
      Effect.sync(() => (ended.yet = true))
    )
  )
  yield* settle
  return { heard, ended, dashboards: () => heard.filter((text) => text.includes("event: dashboard")) }
})

// Everything that is due runs before the test looks.
const settle = Effect.forEach(Array.from({ length: 50 }), () => Effect.yieldNow, { discard: true })

describe("a state of the dashboard", () => {
  it.effect("is worked out once for all who look at the same time, and anew for those who come later", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(Instant.iso("2026-07-10T12:00:00Z"))
      const { workspaceId } = yield* openWorkspace({
        name: "North",
        zone: Zone.UTC,
        weekStart: 1,
        baseCurrency: Currency.make("EUR"),
        admin: { name: "Ada", email: "ada@north.example" }
      })
      const states = yield* DashboardStates
      const look = {
        question: { period: { kind: "month" }, pipelineId: null, asOf: null },
        metrics: undefined,
        asks: []
      } as const
      const [a, b] = yield* Effect.all([states.at(workspaceId, look, 1), states.at(workspaceId, look, 1)], {
        concurrency: 2
      })
      assert.strictEqual(a, b)
      yield* TestClock.adjust("4 seconds")
      assert.strictEqual(yield* states.at(workspaceId, look, 1), a)
      yield* TestClock.adjust("2 seconds")
      const later = yield* states.at(workspaceId, look, 1)
      assert.isAbove(later.at, a.at)
    }).pipe(Effect.provide(env))
  )
})

describe("an open dashboard", () => {
  it.effect("counts from the new day when midnight passes in its company's zone", () =>
    Effect.gen(function* () {
      const line = yield* opened("2026-07-10T22:59:30Z")
      assert.strictEqual(line.dashboards().length, 1)
      assert.include(line.dashboards()[0], '"window":{"from":"2026-07-09T23:00:00.000Z"')
      yield* TestClock.adjust("20 seconds")
      yield* settle
      assert.strictEqual(line.dashboards().length, 1)
      yield* TestClock.adjust("20 seconds")
      yield* settle
      assert.strictEqual(line.dashboards().length, 2)
      assert.include(line.dashboards()[1], '"window":{"from":"2026-07-10T23:00:00.000Z"')
    }).pipe(Effect.scoped, Effect.provide(env))
  )

  it.effect("that has nothing to tell says every fifteen seconds that it is there", () =>
    Effect.gen(function* () {
      const { heard } = yield* opened("2026-07-10T12:00:00Z")
      const before = heard.length
      yield* TestClock.adjust("15 seconds")
      yield* settle
      assert.deepStrictEqual(heard.slice(before), [": still here\n\n"])
      yield* TestClock.adjust("30 seconds")
      yield* settle
      assert.strictEqual(heard.length, before + 3)
    }).pipe(Effect.scoped, Effect.provide(env))
  )

  it.effect("ends when the server is asked to stop", () =>
    Effect.gen(function* () {
      const { ended } = yield* opened("2026-07-10T12:00:00Z")
      assert.isFalse(ended.yet)
      yield* (yield* Stopping).ask
      yield* settle
      assert.isTrue(ended.yet)
    }).pipe(Effect.scoped, Effect.provide(env))
  )

  it.effect("ends when its session has run out, even one that another process ended", () =>
    Effect.gen(function* () {
      const { ended } = yield* opened("2026-07-10T12:00:00Z")
      yield* TestClock.adjust("11 hours")
      yield* settle
      assert.isFalse(ended.yet)
      yield* TestClock.adjust("62 minutes")
      yield* settle
      assert.isTrue(ended.yet)
    }).pipe(Effect.scoped, Effect.provide(env))
  )
})
