// Are passwords kept so that they cannot be read, attempts counted, and sessions over when they should be?
import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import { Accounts } from "@weir/application/ports/Accounts"
import { UserId, WorkspaceId } from "@weir/domain/identity/Id"
import * as Memory from "@weir/memory/Memory"
import { HttpServerRequest } from "effect/http"
import { addressOf } from "../http/clientAddress.ts"
import { buckets } from "./Buckets.ts"
import { hashed, hashedNew, matches } from "./Passwords.ts"
import { absoluteMs, csrfOf, hashOf, idleMs, isCsrfOf, layer, Sessions } from "./Sessions.ts"

const workspaceId = WorkspaceId.make("0190a000-0000-7000-8000-000000000001")
const userId = UserId.make("0190a000-0000-7000-8000-000000000002")
const env = layer.pipe(Layer.provideMerge(Memory.layer))

describe("a password", () => {
  it.live("is kept as argon2id with its own salt, and only itself matches", () =>
    Effect.gen(function* () {
      const [a, b] = [yield* hashed("a quiet river bends"), yield* hashed("a quiet river bends")]
      assert.match(a, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
      assert.notStrictEqual(a, b)
      assert.isTrue(yield* matches("a quiet river bends", a))
      for (const other of [
        "a quiet river bend",
        "A quiet river bends",
        " a quiet river bends",
        "a quiet river bends\u0000",
        ""
      ]) {
        assert.isFalse(yield* matches(other, a), other)
      }
    })
  )

  it.live("that does not exist matches nothing, and takes its time to say so", () =>
    Effect.gen(function* () {
      const stored = yield* hashed("a quiet river bends")
      const timed = Effect.fnUntraced(function* (hash: string | null) {
        const begun = performance.now()
        assert.isFalse(yield* matches("something else", hash))
        return performance.now() - begun
      })
      yield* timed(stored)
      const [known, unknown] = [yield* timed(stored), yield* timed(null)]
      assert.isAbove(unknown, known / 5)
      assert.isFalse(yield* matches("", null))
      assert.isFalse(yield* matches("x", "not a hash at all"))
    })
  )

  it.live("that everybody tries first is not taken", () =>
    Effect.gen(function* () {
      for (const common of [
        "password1234",
        "PASSWORD1234",
        "123456789012",
        "aaaaaaaaaaaaaaaa",
        "abcabcabcabc",
        "qwertyuiopasdf"
      ]) {
        const exit = yield* Effect.exit(hashedNew(common))
        assert.isTrue(Exit.isFailure(exit), common)
      }
      assert.include(yield* hashedNew("a quiet river bends"), "$argon2id$")
    })
  )

  it.live("storm is sent away when the queue is full, and served otherwise", () =>
    Effect.gen(function* () {
      const fibers = yield* Effect.forEach(Array.from({ length: 50 }), () =>
        Effect.forkChild(Effect.exit(matches("x", null)))
      )
      const exits = yield* Effect.forEach(fibers, (fiber) => Fiber.join(fiber))
      const busy = exits.filter(Exit.isFailure).length
      assert.isAtLeast(busy, 1)
      assert.isAtLeast(exits.length - busy, 32)
      assert.isFalse(yield* matches("x", null))
    })
  )
})

describe("attempts", () => {
  it.effect("are given out by the minute, each name for itself", () =>
    Effect.gen(function* () {
      const { take } = buckets(5)
      for (let i = 0; i < 5; i++) yield* take("ada")
      const refusal = yield* Effect.flip(take("ada"))
      assert.strictEqual(refusal.retryAfterSeconds, 12)
      yield* take("eve")
      yield* TestClock.adjust("11 seconds")
      yield* Effect.flip(take("ada"))
      yield* TestClock.adjust("1 seconds")
      yield* take("ada")
      yield* Effect.flip(take("ada"))
    })
  )
})

describe("an address", () => {
  const from = (forwarded: string | undefined, publicUrl: string | null) =>
    addressOf(
      HttpServerRequest.fromWeb(
        new Request("http://x/", { headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded } })
      ),
      { publicUrl: publicUrl === null ? null : new URL(publicUrl) }
    )

  it("is what the proxy in front says last, and only when there is one", () => {
    assert.strictEqual(from("6.6.6.6, 1.2.3.4", "https://crm.example.com"), "1.2.3.4")
    assert.strictEqual(from("6.6.6.6", null), "unknown")
    assert.strictEqual(from(undefined, "https://crm.example.com"), "unknown")
  })
})

describe("a session", () => {
  it.effect("is known by its token, of which only the hash is kept", () =>
    Effect.gen(function* () {
      const sessions = yield* Sessions
      const { token } = yield* sessions.start(workspaceId, userId)
      assert.match(token, /^[\w-]{43}$/)
      const kept = yield* (yield* Accounts).session(hashOf(token))
      assert.strictEqual(kept?.userId, userId)
      assert.notInclude(JSON.stringify(kept), token)
      assert.strictEqual((yield* sessions.of(token))?.userId, userId)
      assert.isNull(yield* sessions.of(`${token}x`))
      assert.isNull(yield* sessions.of(hashOf(token)))
    }).pipe(Effect.provide(env))
  )

  it.effect("is over after twelve hours without use, not before, and use counts", () =>
    Effect.gen(function* () {
      const sessions = yield* Sessions
      const { token } = yield* sessions.start(workspaceId, userId)
      for (let i = 0; i < 3; i++) {
        yield* TestClock.adjust(idleMs - 1)
        assert.isNotNull(yield* sessions.of(token))
      }
      yield* TestClock.adjust(idleMs)
      assert.isFalse(yield* sessions.holds(hashOf(token)))
      assert.isNull(yield* sessions.of(token))
      assert.isNull(yield* (yield* Accounts).session(hashOf(token)))
    }).pipe(Effect.provide(env))
  )

  it.effect("is over after thirty days however much it is used", () =>
    Effect.gen(function* () {
      const sessions = yield* Sessions
      const { token } = yield* sessions.start(workspaceId, userId)
      for (let used = 0; used < absoluteMs; used += idleMs / 2) {
        assert.isNotNull(yield* sessions.of(token), String(used))
        yield* TestClock.adjust(idleMs / 2)
      }
      assert.isNull(yield* sessions.of(token))
    }).pipe(Effect.provide(env))
  )

  it.effect("tells those who listen when it ends, and only those", () =>
    Effect.gen(function* () {
      const sessions = yield* Sessions
      const [a, b, c] = [
        yield* sessions.start(workspaceId, userId),
        yield* sessions.start(workspaceId, userId),
        yield* sessions.start(workspaceId, UserId.make("0190a000-0000-7000-8000-000000000003"))
      ]
      const told: Array<string> = []
      for (const [name, { token }] of [
        ["a", a],
        ["b", b],
        ["c", c]
      ] as const) {
        sessions.onEnd((yield* sessions.of(token))!, () => told.push(name))
      }
      const forget = sessions.onEnd((yield* sessions.of(a.token))!, () => told.push("forgotten"))
      forget()
      yield* sessions.end(hashOf(a.token))
      assert.deepStrictEqual(told, ["a"])
      yield* sessions.endAllOf(workspaceId, userId)
      assert.deepStrictEqual(told, ["a", "b"])
      assert.isNotNull(yield* sessions.of(c.token))
    }).pipe(Effect.provide(env))
  )

  it("has a CSRF token of its own", () => {
    assert.isTrue(isCsrfOf("t", csrfOf("t")))
    for (const other of ["", csrfOf("u"), csrfOf("t").slice(1), "é"]) assert.isFalse(isCsrfOf("t", other))
  })
})
