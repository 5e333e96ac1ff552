import { Result } from "effect"
import { assert, describe, it } from "vitest"
import { CallId, ROBOT, UserId } from "../identity/Id.ts"
import type { Around } from "../record/Family.ts"
import * as Instant from "../time/Instant.ts"
import type { Call } from "./Call.ts"
import type { CallCommand } from "./CallCommand.ts"
import { decide } from "./CallDecision.ts"
import { evolve } from "./evolve.ts"

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`
const callId = CallId.make(uuid(1))
const [ann, gone] = [UserId.make(uuid(2)), UserId.make(uuid(3))]
const deal = uuid(9)
const at = (minute: number) => Instant.make(1_700_000_000_000 + minute * 60_000)

const around = {
  user: (id: string) =>
    id === ROBOT || id === ann || id === gone ? { id, name: "Gone", disabled: id === gone } : undefined,
  has: (_: string, id: string) => id === deal,
  holderOfKey: () => null
} as unknown as Around

const recording: Extract<CallCommand, { _tag: "RecordCall" }> = {
  _tag: "RecordCall",
  callId,
  provider: "sip",
  externalId: "c-1",
  direction: "in",
  outcome: "missed",
  startedAt: at(0),
  durationMs: 0,
  userId: ann,
  phone: null,
  bindings: []
}

const ask = (state: Call | null, command: CallCommand, minute = 5, there: Around = around) =>
  decide(state, command, at(minute), there)

/** What a call is after commands that are all accepted. */
const after = (...commands: ReadonlyArray<CallCommand>): Call => {
  let call: Call | null = null
  for (const command of commands)
    for (const fact of Result.getOrThrow(ask(call, command))) call = evolve(call, fact, at(5))
  if (call === null) throw new Error("nothing happened")
  return call
}

const refusal = (decision: ReturnType<typeof decide>): string =>
  Result.isFailure(decision) ? decision.failure._tag : "none"
const facts = (decision: ReturnType<typeof decide>) => Result.getOrThrow(decision).map(({ _tag }) => _tag)

describe("recording a call", () => {
  it("makes it a call that waits when nobody answered", () => {
    const call = after(recording)
    assert.deepStrictEqual([call.startedAt, call.handled, call.version], [at(0), null, 1])
  })

  it("twice, by id or by the provider's name for it, makes nothing happen", () => {
    assert.deepStrictEqual(facts(ask(after(recording), recording)), [])
    const held = { ...around, holderOfKey: (key: string) => (key === "sip c-1" ? callId : null) }
    const again = { ...recording, callId: CallId.make(uuid(7)) }
    assert.deepStrictEqual(facts(ask(null, again, 5, held)), [])
  })

  it("under a taken id with other contents is refused", () =>
    assert.strictEqual(refusal(ask(after(recording), { ...recording, phone: "1" })), "RecordExists"))

  it("is told again though it has been bound to something else since", () => {
    const call = after(recording, { _tag: "RebindCall", callId, to: [{ kind: "deal", id: deal }] })
    assert.deepStrictEqual(facts(ask(call, recording)), [])
  })

  it("before it began is refused", () =>
    assert.strictEqual(refusal(ask(null, { ...recording, startedAt: at(6) })), "CallNotBegun"))

  it("with a conversation that nobody had is refused", () =>
    assert.strictEqual(refusal(ask(null, { ...recording, durationMs: 1 })), "NobodySpoke"))

  it("of a person who has left is taken, of the robot or of nobody it is not", () => {
    assert.deepStrictEqual(facts(ask(null, { ...recording, userId: gone })), ["CallRecorded"])
    assert.strictEqual(refusal(ask(null, { ...recording, userId: ROBOT })), "UserNotFound")
    assert.strictEqual(refusal(ask(null, { ...recording, userId: UserId.make(uuid(8)) })), "UserNotFound")
  })

  it("about what is not there is refused", () =>
    assert.strictEqual(
      refusal(ask(null, { ...recording, bindings: [{ kind: "deal", id: uuid(4) }] })),
      "BindingNotFound"
    ))
})

describe("dealing with a call", () => {
  const handle: CallCommand = { _tag: "HandleCall", callId, by: ann }

  it("ends the wait, once", () => {
    const call = after(recording, handle)
    assert.deepStrictEqual(call.handled, { at: at(5), by: ann })
    assert.deepStrictEqual(facts(ask(call, handle)), [])
  })

  it("is for calls of clients that nobody answered", () => {
    for (const other of [
      { direction: "out" as const },
      { direction: "internal" as const },
      { outcome: "answered" as const }
    ])
      assert.strictEqual(refusal(ask(after({ ...recording, ...other }), handle)), "NothingToHandle")
  })

  it("is nothing the robot does", () =>
    assert.strictEqual(refusal(ask(after(recording), { ...handle, by: ROBOT })), "UserNotFound"))
})

describe("handing a call over", () => {
  const pass = (to: UserId): CallCommand => ({ _tag: "ReassignCall", callId, to })
  const called = after({ ...recording, userId: gone })

  it("leaves who was called, and says who deals with it", () => {
    const passed = after({ ...recording, userId: gone }, pass(ann))
    assert.deepStrictEqual([passed.userId, passed.handlerId], [gone, ann])
    assert.deepInclude(
      Result.getOrThrow(ask(passed, { _tag: "HandleCall", callId, by: gone }))[0] as object,
      { handlerId: ann }
    )
  })

  it("makes nothing happen where it is theirs, or dealt with already", () => {
    assert.deepStrictEqual(facts(ask(called, pass(gone))), [])
    assert.deepStrictEqual(
      facts(ask(after(recording, { _tag: "HandleCall", callId, by: ann }), pass(gone))),
      []
    )
  })

  it("is for calls that nobody answered, to somebody who is still there", () => {
    assert.strictEqual(refusal(ask(after({ ...recording, direction: "out" }), pass(ann))), "NothingToHandle")
    assert.strictEqual(refusal(ask(after(recording), pass(gone))), "UserIsDisabled")
    assert.strictEqual(refusal(ask(after(recording), pass(ROBOT))), "UserNotFound")
  })
})

describe("a deleted call", () => {
  const deleted = after(recording, { _tag: "DeleteCall", callId })

  it("can only be restored", () => {
    assert.strictEqual(refusal(ask(deleted, { _tag: "HandleCall", callId, by: ann })), "RecordIsDeleted")
    assert.strictEqual(refusal(ask(after(recording), { _tag: "RestoreCall", callId })), "RecordIsNotDeleted")
    const back = after(recording, { _tag: "DeleteCall", callId }, { _tag: "RestoreCall", callId })
    assert.isNull(back.deletedAt)
  })

  it("is told of once more without anything happening", () =>
    assert.deepStrictEqual(facts(ask(deleted, recording)), []))
})

it("nothing is done to a call before its last change, or to one that is not there", () => {
  assert.strictEqual(
    refusal(ask(after(recording), { _tag: "DeleteCall", callId }, 4)),
    "HappenedBeforeLastChange"
  )
  assert.strictEqual(refusal(ask(null, { _tag: "DeleteCall", callId })), "RecordNotFound")
})
