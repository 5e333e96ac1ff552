/** Does whoever called and was not answered stop waiting once somebody calls back, in what is stored as in what is read? */
import { it } from "@effect/vitest"
import { CallId, UserId } from "@weir/domain/identity/Id"
import type { CallCommand } from "@weir/domain/call/CallCommand"
import { Currency } from "@weir/domain/money/Currency"
import * as Instant from "@weir/domain/time/Instant"
import { Zone } from "@weir/domain/time/Zone"
import { layer as memory } from "@weir/memory/Memory"
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { assert, describe } from "vitest"
import { uuid } from "../Ids.ts"
import { verify } from "../ledger/verify.ts"
import * as Feed from "../live/Feed.ts"
import { Records } from "../ports/Records.ts"
import { readings } from "../readings/readings.ts"
import { changeUser } from "../workspace/changeUser.ts"
import { openWorkspace } from "../workspace/openWorkspace.ts"
import { changeRecord } from "./changeRecord.ts"

const world = Layer.mergeAll(memory, Feed.layer)
const month = { period: { kind: "month" }, pipelineId: null, asOf: null } as const

describe("an outbound call", () => {
  it.effect("deals with the calls of that number, also those that the caller may not read", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(Instant.iso("2026-03-18T10:00:00Z"))
      const { adminId, workspaceId } = yield* openWorkspace({
        name: "Halden",
        zone: Zone.make("Europe/Lisbon"),
        weekStart: 1,
        baseCurrency: Currency.make("EUR"),
        admin: { name: "Ana", email: "ana@example.com" }
      })
      const who = { workspaceId, actor: { kind: "user", userId: adminId } } as const
      const sellerId = UserId.make(yield* uuid)
      yield* changeUser(who, {
        _tag: "AddUser",
        userId: sellerId,
        name: "Rui",
        email: null,
        role: "manager"
      })
      const call = Effect.fn(function* (
        externalId: string,
        phone: string,
        about: Pick<CallCommand & { _tag: "RecordCall" }, "direction" | "userId"> & {
          readonly startedAt?: Instant.Instant
        }
      ) {
        const callId = CallId.make(yield* uuid)
        const command: CallCommand = {
          _tag: "RecordCall",
          callId,
          provider: "line",
          externalId,
          outcome: "missed",
          startedAt: Instant.iso("2026-03-18T09:00:00Z"),
          durationMs: 0,
          phone,
          bindings: [],
          ...about
        }
        const narrow = {
          ...who,
          actor: { kind: "user", userId: about.userId } as const,
          holders: [about.userId]
        }
        yield* changeRecord(narrow, command)
        return callId
      })
      const missed = yield* call("1", "+351 21 1", { direction: "in", userId: adminId })
      const other = yield* call("2", "+351 21 2", { direction: "in", userId: adminId })
      yield* call("3", "+351211", { direction: "out", userId: sellerId })
      const stored = yield* (yield* Records).some(workspaceId, "call", [missed, other])
      const handled = new Map(stored.map(({ handled, id }) => [id, handled?.by ?? null]))
      assert.deepStrictEqual([handled.get(missed), handled.get(other)], [sellerId, null])
      // Told only now that the call was long answered.
      const late = yield* call("4", "+351 21-1", {
        direction: "in",
        userId: adminId,
        startedAt: Instant.iso("2026-03-18T08:30:00Z")
      })
      const later = yield* call("5", "+351 21-1", {
        direction: "in",
        userId: adminId,
        startedAt: Instant.iso("2026-03-18T09:30:00Z")
      })
      const told = yield* (yield* Records).some(workspaceId, "call", [late, later])
      const dealtWith = new Map(told.map(({ handled, id }) => [id, handled?.by ?? null]))
      assert.deepStrictEqual([dealtWith.get(late), dealtWith.get(later)], [sellerId, null])
      const { readings: read } = yield* readings(workspaceId, month)
      assert.strictEqual(read["incoming-work"].calls, 2)
      assert.deepStrictEqual((yield* verify(workspaceId)).found, [])
    }).pipe(Effect.provide(world))
  )
})
