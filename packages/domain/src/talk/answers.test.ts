/** Which messages are answers, and how long did they take? */
import { assert, describe, it } from "vitest"
import { MessageId } from "../identity/Id.ts"
import { after, ann, ask, at, ben, facts, minutes, says, tags, talkId, uuid } from "./testing/telling.ts"
import { evolve } from "./evolve.ts"
import type { Talk } from "./Talk.ts"

/** Minutes since the last and since the first unanswered message, for every answer. */
const answers = (talk: Talk) =>
  talk.messages.flatMap(({ reply }) =>
    reply === null ? [] : [[reply.afterLast / minutes(1), reply.afterFirst / minutes(1)]]
  )

describe("answers", () => {
  it("count from the last and from the first message that nobody had answered; the second in a row is none", () => {
    const talk = after([
      [0, says(1, "client")],
      [5, says(2, "client")],
      [6, says(3, ann)],
      [10, says(4, ann)],
      [20, says(5, "client")],
      [21, says(6, "robot")],
      [22, says(7, "system")],
      [30, says(8, ben)]
    ])
    assert.deepStrictEqual(answers(talk), [
      [1, 6],
      [10, 10]
    ])
    assert.isNull(talk.waitingSince)
  })

  it("are not given by what did not arrive", () => {
    const talk = after([
      [0, says(1, "client")],
      [5, says(2, ann, true)]
    ])
    assert.deepStrictEqual([answers(talk), talk.waitingSince], [[], at(0)])
  })

  it("are taken back and given anew when a message is told late", () => {
    const talk = after([
      [0, says(1, "client")],
      [9, says(2, ann)]
    ])
    const [fact] = facts(ask(talk, [7, says(3, "client")]))
    assert.strictEqual(fact?._tag, "MessageRecorded")
    if (fact?._tag !== "MessageRecorded") return
    assert.deepStrictEqual(fact.taken, [
      { at: at(9), userId: ann, afterLast: minutes(9), afterFirst: minutes(9), business: null }
    ])
    assert.deepStrictEqual(fact.given, [
      { at: at(9), userId: ann, afterLast: minutes(2), afterFirst: minutes(9), business: null }
    ])
    const late = evolve(talk, fact, at(7))
    assert.deepStrictEqual(
      late.messages.map(({ externalId }) => externalId),
      ["m-1", "m-3", "m-2"]
    )
    assert.strictEqual(late.changedAt, at(9))
  })

  it("pass to the next message when the one that answered failed", () => {
    const talk = after([
      [0, says(1, "client")],
      [2, says(2, ann)],
      [8, says(3, ben)],
      [9, { _tag: "FailMessage", talkId, messageId: MessageId.make(uuid(102)) }]
    ])
    assert.deepStrictEqual(answers(talk), [[8, 8]])
    assert.deepStrictEqual(
      tags(ask(talk, [10, { _tag: "FailMessage", talkId, messageId: MessageId.make(uuid(102)) }])),
      []
    )
  })
})
