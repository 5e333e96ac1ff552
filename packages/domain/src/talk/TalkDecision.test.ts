/** What may be done to a talk as a whole? */
import { assert, describe, it } from "vitest"
import { ROBOT, TalkId } from "../identity/Id.ts"
import {
  after,
  ann,
  around,
  ask,
  at,
  ben,
  close,
  facts,
  gone,
  opening,
  refusal,
  says,
  tags,
  talkId,
  uuid
} from "./testing/telling.ts"
import { decide } from "./TalkDecision.ts"
import { evolve } from "./evolve.ts"
import type { Talk } from "./Talk.ts"
import type { TalkCommand } from "./TalkCommand.ts"
import type { Around } from "../record/Family.ts"

describe("a talk", () => {
  it("told twice is one, by id or by the channel's name for it, whatever has become of it", () => {
    const talk = after([[1, { _tag: "ReassignTalk", talkId, to: ben }]])
    assert.deepStrictEqual(tags(ask(talk, [2, opening])), [])
    assert.strictEqual(refusal(ask(talk, [2, { ...opening, channel: "sms" } as TalkCommand])), "RecordExists")
    const held = { ...around(), holderOfKey: () => talk }
    const again = { ...opening, talkId: TalkId.make(uuid(77)) } as TalkCommand
    assert.deepStrictEqual(tags(decide(null, again, at(0), held)), [])
    const other = { ...again, channel: "sms" } as TalkCommand
    assert.strictEqual(refusal(decide(null, other, at(0), held)), "RecordExists")
  })

  it("begins as nobody's where nobody has it yet", () => {
    const talk = evolve(null, facts(ask(null, [0, { ...opening, ownerId: ROBOT } as TalkCommand]))[0]!, at(0))
    assert.strictEqual(talk.ownerId, ROBOT)
    assert.deepStrictEqual(tags(ask(talk, [1, { _tag: "ReassignTalk", talkId, to: ann }])), [
      "TalkReassigned"
    ])
  })

  it("stays bound to what is gone, and is bound to nothing that is not there", () => {
    const [dam, lock, mill] = [20, 21, 22].map((n) => ({ kind: "deal" as const, id: uuid(n) }))
    const there = (...ids: ReadonlyArray<string | undefined>): Around => ({
      ...around(),
      has: (_, id) => ids.includes(id)
    })
    const begun = decide(
      null,
      { ...opening, bindings: [dam!, lock!] } as TalkCommand,
      at(0),
      there(dam?.id, lock?.id)
    )
    const talk = evolve(null, facts(begun)[0]!, at(0))
    const to = (...bindings: Talk["bindings"]): TalkCommand => ({ _tag: "RebindTalk", talkId, to: bindings })
    assert.deepStrictEqual(tags(decide(talk, to(mill!, lock!), at(1), there(mill?.id))), ["TalkRebound"])
    assert.strictEqual(refusal(decide(talk, to(dam!, mill!), at(1), there(dam?.id))), "BindingNotFound")
  })

  it("is given to somebody who works here", () => {
    assert.strictEqual(
      refusal(ask(null, [0, { ...opening, ownerId: gone } as TalkCommand])),
      "UserIsDisabled"
    )
    assert.strictEqual(
      refusal(ask(after([]), [1, { _tag: "ReassignTalk", talkId, to: ROBOT }])),
      "UserNotFound"
    )
    assert.deepStrictEqual(tags(ask(after([]), [1, { _tag: "ReassignTalk", talkId, to: ann }])), [])
  })

  it("that is deleted takes no message until it is restored", () => {
    const talk = after([[1, { _tag: "DeleteTalk", talkId }]])
    assert.strictEqual(refusal(ask(talk, [2, says(1, "client")])), "RecordIsDeleted")
    const back = after([
      [1, { _tag: "DeleteTalk", talkId }],
      [2, { _tag: "RestoreTalk", talkId }]
    ])
    assert.deepStrictEqual(tags(ask(back, [3, says(1, "client")])), ["MessageRecorded"])
  })

  it("is not closed before the last that happened in it", () =>
    assert.strictEqual(refusal(ask(after([[9, says(1, "client")]]), [8, close])), "HappenedBeforeLastChange"))
})
