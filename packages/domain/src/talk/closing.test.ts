/** How does a talk count once it is closed? */
import { assert, describe, it } from "vitest"
import { MessageId, UserId } from "../identity/Id.ts"
import {
  after,
  ann,
  ask,
  ben,
  close,
  refusal,
  says,
  tags,
  talkId,
  uuid,
  type Step
} from "./testing/telling.ts"

describe("closing", () => {
  const spoken: ReadonlyArray<Step> = [
    [1, says(1, "client")],
    [2, says(2, ann)],
    [3, says(3, ben)]
  ]

  it("says who wrote last and who took part; the robot takes no credit", () => {
    const talk = after([...spoken, [9, close]])
    assert.deepStrictEqual(talk.closing, { lastReplier: ben, participants: [ann, ben], complete: true })
    assert.deepStrictEqual(tags(ask(talk, [10, close])), [])
  })

  it("of a talk in which one side was silent is no complete conversation", () => {
    assert.isFalse(
      after([
        [1, says(1, "client")],
        [9, close]
      ]).closing?.complete
    )
    assert.isFalse(
      after([
        [1, says(1, ann)],
        [9, close]
      ]).closing?.complete
    )
  })

  it("ends the wait of the client", () =>
    assert.isNull(
      after([
        [1, says(1, "client")],
        [9, close]
      ]).waitingSince
    ))

  it("is put right by what is told of the time before it", () => {
    const talk = after([
      ...spoken,
      [9, close],
      [10, { _tag: "FailMessage", talkId, messageId: MessageId.make(uuid(103)) }]
    ])
    assert.deepStrictEqual(talk.closing, { lastReplier: ann, participants: [ann], complete: true })
    const late = after([
      [2, says(2, ann)],
      [9, close],
      [4, says(4, "client")]
    ])
    assert.isTrue(late.closing?.complete)
    assert.isNotNull(late.closedAt)
  })

  it("needs somebody who is known", () =>
    assert.strictEqual(
      refusal(ask(after(spoken), [9, { _tag: "CloseTalk", talkId, by: UserId.make(uuid(50)) }])),
      "UserNotFound"
    ))
})
