/** Which messages are taken, and which are refused? */
import { Result } from "effect"
import { assert, describe, it } from "vitest"
import { MessageId, TalkId, UserId } from "../identity/Id.ts"
import {
  after,
  ann,
  around,
  ask,
  at,
  ben,
  gone,
  refusal,
  says,
  tags,
  talkId,
  uuid
} from "./testing/telling.ts"
import { decide } from "./TalkDecision.ts"
import type { TalkCommand } from "./TalkCommand.ts"

const field = (decision: ReturnType<typeof ask>): string | null =>
  Result.isFailure(decision) && decision.failure._tag === "MessageDiffers" ? decision.failure.field : null

describe("a message", () => {
  const talk = after([[1, says(1, "client")]])

  it("that the channel tells twice is one, under whatever id", () => {
    assert.deepStrictEqual(tags(ask(talk, [1, says(1, "client")])), [])
    const again = { ...says(1, "client"), messageId: MessageId.make(uuid(199)) } as TalkCommand
    assert.deepStrictEqual(tags(ask(talk, [3, again])), [])
  })

  it("that the channel tells again as somebody else's is refused", () => {
    assert.strictEqual(refusal(ask(talk, [3, says(1, ann)])), "MessageDiffers")
    assert.strictEqual(field(ask(talk, [3, says(1, ann)])), "from")
  })

  it("with the id of another is refused", () => {
    const other = { ...says(2, "client"), messageId: MessageId.make(uuid(101)) } as TalkCommand
    assert.strictEqual(field(ask(talk, [3, other])), "externalId")
  })

  it("that another talk has is that one: nothing happens, or it says what differs", () => {
    const here = { ...after([]), id: TalkId.make(uuid(9)) }
    const told = (command: TalkCommand, provider = here.provider) =>
      decide(
        { ...here, provider },
        { ...command, talkId: here.id } as TalkCommand,
        at(3),
        around(false, here, talk)
      )
    const again = { ...says(1, "client"), messageId: MessageId.make(uuid(199)) } as TalkCommand
    assert.deepStrictEqual(tags(told(again)), [])
    assert.strictEqual(field(told(says(1, "robot"))), "from")
    assert.deepStrictEqual(tags(told(says(2, "client"))), ["MessageRecorded"])
    // Another provider may use the same names; ids are ours.
    assert.deepStrictEqual(tags(told(again, "other")), ["MessageRecorded"])
    assert.strictEqual(field(told(says(1, "client"), "other")), "externalId")
  })

  it("of a person's that is told again as another person's is refused", () => {
    const sent = after([[1, says(1, ann)]])
    assert.strictEqual(field(ask(sent, [3, says(1, ben)])), "userId")
  })

  it("names its author when a person wrote it, and only then", () => {
    const nobody = { ...says(2, ann), userId: null } as TalkCommand
    assert.strictEqual(refusal(ask(talk, [3, nobody])), "AuthorUnclear")
    const both = { ...says(2, "client"), userId: ann } as TalkCommand
    assert.strictEqual(refusal(ask(talk, [3, both])), "AuthorUnclear")
    assert.strictEqual(refusal(ask(talk, [3, says(2, UserId.make(uuid(50)))])), "UserNotFound")
    assert.deepStrictEqual(tags(ask(talk, [3, says(2, gone)])), ["MessageRecorded"])
  })

  it("of a client has arrived", () => {
    assert.strictEqual(refusal(ask(talk, [3, says(2, "client", true)])), "ClientMessageArrived")
    const fails: TalkCommand = { _tag: "FailMessage", talkId, messageId: MessageId.make(uuid(101)) }
    assert.strictEqual(refusal(ask(talk, [3, fails])), "ClientMessageArrived")
  })

  it("that nobody told of cannot fail, nor one before it was written", () => {
    const fails = (n: number): TalkCommand => ({
      _tag: "FailMessage",
      talkId,
      messageId: MessageId.make(uuid(100 + n))
    })
    assert.strictEqual(refusal(ask(talk, [3, fails(7)])), "RecordNotFound")
    const sent = after([[5, says(1, ann)]])
    assert.strictEqual(refusal(ask(sent, [4, fails(1)])), "HappenedBeforeLastChange")
  })
})
