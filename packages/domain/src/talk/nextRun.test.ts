/** What follows when somebody writes into a closed talk? */
import { assert, describe, it } from "vitest"
import { MessageId } from "../identity/Id.ts"
import {
  after,
  ann,
  ask,
  at,
  close,
  facts,
  minutes,
  refusal,
  says,
  tags,
  talkId,
  uuid,
  type Step
} from "./testing/telling.ts"
import { evolve } from "./evolve.ts"
import type { Talk } from "./Talk.ts"
import type { TalkCommand } from "./TalkCommand.ts"

/** Minutes since the last and since the first unanswered message, for every answer. */
const answers = (talk: Talk) =>
  talk.messages.flatMap(({ reply }) =>
    reply === null ? [] : [[reply.afterLast / minutes(1), reply.afterFirst / minutes(1)]]
  )

describe("a client who writes into a closed talk", () => {
  const talk = after([
    [1, says(1, "client")],
    [2, says(2, ann)],
    [5, close],
    [6, says(3, ann)],
    [8, says(4, "client")]
  ])

  it("reopens it in the same breath, and the clock starts at that message", () => {
    const closed = after([
      [1, says(1, "client")],
      [5, close]
    ])
    assert.deepStrictEqual(tags(ask(closed, [5, says(2, "client")])), ["TalkReopened", "MessageRecorded"])
    assert.deepStrictEqual([talk.closedAt, talk.waitingSince, talk.runSince], [null, at(8), at(5)])
  })

  it("begins a run with what was written since the closing", () =>
    assert.deepStrictEqual(
      talk.messages.map(({ externalId }) => externalId),
      ["m-3", "m-4"]
    ))

  it("leaves what was sent in the earlier run to fail after all, changing no answer", () => {
    const fails = (n: number): Step => [
      9,
      { _tag: "FailMessage", talkId, messageId: MessageId.make(uuid(100 + n)) }
    ]
    const [fact] = facts(ask(talk, fails(2)))
    if (fact?._tag !== "MessageFailed") throw new Error("it failed")
    assert.deepStrictEqual(
      [fact.sentAt, fact.userId, fact.taken, fact.given, fact.corrected, fact.waitsSince],
      [at(2), ann, [], [], null, at(8)]
    )
    const next = evolve(talk, fact, at(9))
    assert.deepStrictEqual(next.messages, talk.messages)
    assert.deepStrictEqual(tags(ask(next, fails(2))), [])
    assert.strictEqual(refusal(ask(talk, fails(1))), "ClientMessageArrived")
    assert.deepStrictEqual(tags(ask(talk, [1, says(1, "client")])), [])
  })

  it("changes nothing of an earlier run by what is told of it still later", () => {
    const told = ask(talk, [1, says(5, ann)])
    const [fact] = facts(told)
    if (fact?._tag !== "MessageRecorded") throw new Error("a message was told")
    assert.deepStrictEqual([fact.taken, fact.given, fact.waitsSince], [[], [], at(8)])
    const next = evolve(talk, fact, at(1))
    assert.deepStrictEqual(next.messages, talk.messages)
    assert.deepStrictEqual(tags(ask(next, [1, says(5, ann)])), [])
  })
})

describe("an answer to a client over whom the robot has closed", () => {
  const asked: ReadonlyArray<Step> = [
    [1, says(1, "client")],
    [5, close]
  ]

  it("counts: the same run goes on, and is closed again", () => {
    assert.deepStrictEqual(tags(ask(after(asked), [8, says(2, ann)])), ["TalkResumed", "MessageRecorded"])
    const talk = after([...asked, [6, says(3, "robot")], [8, says(2, ann)]])
    assert.deepStrictEqual(answers(talk), [[7, 7]])
    assert.deepStrictEqual(
      [talk.closedAt, talk.closing, talk.runSince, talk.waitingSince, talk.messages.length],
      [null, null, null, null, 3]
    )
    const closed = after([...asked, [8, says(2, ann)], [9, close]])
    assert.deepStrictEqual(closed.closing, { lastReplier: ann, participants: [ann], complete: true })
  })

  it("is none where a person closed, where nobody waited, or where it did not arrive", () => {
    const byAnn: TalkCommand = { _tag: "CloseTalk", talkId, by: ann }
    const [byPerson, answered] = [
      after([
        [1, says(1, "client")],
        [5, byAnn]
      ]),
      after([
        [1, says(1, "client")],
        [2, says(2, ann)],
        [5, close]
      ])
    ]
    assert.deepStrictEqual(tags(ask(byPerson, [8, says(3, ann)])), ["MessageRecorded"])
    assert.deepStrictEqual(tags(ask(answered, [8, says(3, ann)])), ["MessageRecorded"])
    assert.deepStrictEqual(tags(ask(after(asked), [8, says(3, ann, true)])), ["MessageRecorded"])
    assert.deepStrictEqual(tags(ask(after(asked), [4, says(3, ann)])), ["MessageRecorded"])
  })
})
