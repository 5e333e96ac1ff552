import { Result } from "effect"
import { assert, describe, it } from "vitest"
import { CallId, ROBOT, UserId } from "../identity/Id.ts"
import type { Around } from "../record/Family.ts"
import * as Instant from "../time/Instant.ts"
import type { Binding } from "../record/Binding.ts"
import { answeredBy, answers, type Call } from "./Call.ts"
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
  holderOfKey: () => null,
  waitingCalls: () => [],
  callsBack: () => []
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
    const known = after(recording)
    const held = { ...around, holderOfKey: (key: string) => (key === "sip c-1" ? known : null) }
    const again = { ...recording, callId: CallId.make(uuid(7)) }
    assert.deepStrictEqual(facts(ask(null, again, 5, held)), [])
    assert.strictEqual(refusal(ask(null, { ...again, phone: "1" }, 5, held)), "RecordExists")
  })

  it("under a taken id with other contents is refused", () =>
    assert.strictEqual(refusal(ask(after(recording), { ...recording, phone: "1" })), "RecordExists"))

  it("is told again though it has been bound to something else since", () => {
    const call = after(recording, { _tag: "RebindCall", callId, to: [{ kind: "deal", id: deal }] })
    assert.deepStrictEqual(facts(ask(call, recording)), [])
  })

  it("before it began is refused, unless clocks differ by no more than five minutes", () => {
    assert.deepStrictEqual(facts(ask(null, { ...recording, startedAt: at(10) })), ["CallRecorded"])
    const ahead = after({ ...recording, startedAt: at(10) })
    assert.strictEqual(ahead.startedAt, at(5))
    assert.deepStrictEqual(facts(ask(ahead, { ...recording, startedAt: at(10) })), [])
    const later = Instant.make(at(10) + 1)
    assert.strictEqual(refusal(ask(null, { ...recording, startedAt: later })), "CallNotBegun")
  })

  it("with a conversation that nobody had is refused; a voicemail has the length of what was said", () => {
    assert.strictEqual(refusal(ask(null, { ...recording, durationMs: 1 })), "NobodySpoke")
    assert.strictEqual(after({ ...recording, outcome: "voicemail", durationMs: 9000 }).durationMs, 9000)
  })

  it("stays bound to what is gone, and is bound to nothing that is not there", () => {
    const [dam, lock] = [uuid(20), uuid(21)].map((id) => ({ kind: "deal" as const, id })) as [
      Binding,
      Binding
    ]
    const there = (...ids: ReadonlyArray<string>): Around => ({ ...around, has: (_, id) => ids.includes(id) })
    const [fact] = Result.getOrThrow(
      ask(null, { ...recording, bindings: [dam, lock] }, 5, there(dam.id, lock.id))
    )
    const call = evolve(null, fact!, at(5))
    const mill = { kind: "deal" as const, id: deal }
    const moved = ask(call, { _tag: "RebindCall", callId, to: [mill, lock] }, 5, there(deal))
    assert.deepStrictEqual(facts(moved), ["CallRebound"])
    const wrong = ask(call, { _tag: "RebindCall", callId, to: [dam, mill] }, 5, there(dam.id))
    assert.strictEqual(refusal(wrong), "BindingNotFound")
  })

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

describe("calling back", () => {
  const waiting = after({ ...recording, phone: "+49 30 1", bindings: [{ kind: "deal", id: deal }] })
  const back = (about: Partial<typeof recording>) => ({
    ...recording,
    callId: CallId.make(uuid(7)),
    externalId: "c-7",
    direction: "out" as const,
    startedAt: at(4),
    ...about
  })
  const told = (about: Partial<typeof recording>, minute = 5) =>
    facts(
      ask(null, back(about), minute, {
        ...around,
        waitingCalls: (to) => [waiting].filter((call) => answeredBy(to, call))
      })
    )

  it("the number or somebody of the same deal deals with the call, whether anybody answers or not", () => {
    assert.deepStrictEqual(told({ phone: "+49(30)1" }), ["CallRecorded", "CallHandled"])
    const bindings = [{ kind: "deal" as const, id: deal }]
    assert.deepStrictEqual(told({ bindings }), ["CallRecorded", "CallHandled"])
    assert.deepStrictEqual(told({ bindings, outcome: "answered" }), ["CallRecorded", "CallHandled"])
  })

  it("somebody else, before it rang, or being called again does not", () => {
    assert.deepStrictEqual(told({ phone: "+49 30 2" }), ["CallRecorded"])
    assert.deepStrictEqual(told({ phone: "+49 30 1", direction: "in" }), ["CallRecorded"])
    assert.deepStrictEqual(told({ phone: "+49 30 1", startedAt: Instant.make(at(0) - 1) }), ["CallRecorded"])
  })

  it("before the client's call was told of deals with that, too: the first who called back has", () => {
    const [first, second, earlier] = [
      { startedAt: at(3), userId: gone },
      { startedAt: at(4) },
      { startedAt: Instant.make(at(0) - 1) }
    ].map((about, n) => after(back({ ...about, callId: CallId.make(uuid(20 + n)), phone: "+49 30 1" })))
    const late = (about: Partial<typeof recording> = {}) =>
      Result.getOrThrow(
        ask(null, { ...recording, phone: "+49(30)1", ...about }, 5, {
          ...around,
          callsBack: (of) => [second!, earlier!, first!].filter((call) => answers(of, call))
        })
      )
    const [recorded, handled, ...more] = late()
    assert.deepStrictEqual([recorded?._tag, more], ["CallRecorded", []])
    assert.deepInclude(handled as object, { _tag: "CallHandled", callId, by: gone, handlerId: ann })
    for (const about of [{ phone: "+1" }, { outcome: "answered" as const }, { startedAt: at(5) }])
      assert.lengthOf(late(about), 1)
  })

  it("is not told of before the call that waits last changed", () =>
    assert.deepStrictEqual(told({ phone: "+49 30 1" }, 4), ["CallRecorded"]))
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
