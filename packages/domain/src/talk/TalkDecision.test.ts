import { Result } from "effect"
import { assert, describe, it } from "vitest"
import { MessageId, ROBOT, TalkId, UserId } from "../identity/Id.ts"
import type { Around } from "../record/Family.ts"
import * as Instant from "../time/Instant.ts"
import { defaultSettings } from "../workspace/Workspace.ts"
import { decide } from "./TalkDecision.ts"
import { evolve } from "./evolve.ts"
import type { Talk } from "./Talk.ts"
import type { TalkCommand } from "./TalkCommand.ts"

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`
const talkId = TalkId.make(uuid(1))
const [ann, ben, gone] = [2, 3, 4].map((n) => UserId.make(uuid(n))) as [UserId, UserId, UserId]
const at = (minute: number) => Instant.make(1_700_000_000_000 + minute * 60_000)
const minutes = (n: number) => n * 60_000

const settings = (enabled: boolean) => ({ ...defaultSettings, nps: { ...defaultSettings.nps, enabled } })
const around = (asks = false): Around =>
  ({
    workspace: { settings: settings(asks) },
    user: (id: string) =>
      [ROBOT, ann, ben, gone].includes(id as UserId)
        ? { id, name: "Somebody", disabled: id === gone }
        : undefined,
    has: () => true,
    holderOfKey: () => null
  }) as unknown as Around

const opening: TalkCommand = {
  _tag: "OpenTalk",
  talkId,
  channel: "web",
  provider: "site",
  externalId: "t-1",
  ownerId: ann,
  bindings: []
}

const isWord = (who: string): who is "client" | "robot" | "system" =>
  who === "client" || who === "robot" || who === "system"

const says = (n: number, who: "client" | "robot" | "system" | UserId, failed = false): TalkCommand => ({
  _tag: "RecordMessage",
  talkId,
  messageId: MessageId.make(uuid(100 + n)),
  externalId: `m-${n}`,
  ...(isWord(who) ? { from: who, userId: null } : { from: "user" as const, userId: who }),
  failed
})
const close: TalkCommand = { _tag: "CloseTalk", talkId, by: ROBOT }
const score = (n: number): TalkCommand => ({ _tag: "AnswerNps", talkId, score: n })

type Step = readonly [minute: number, command: TalkCommand]

/** What a talk is after commands that are all accepted, opened at minute 0. */
const after = (steps: ReadonlyArray<Step>, asks = false): Talk => {
  let talk: Talk | null = null
  for (const [minute, command] of [[0, opening] as Step, ...steps])
    for (const fact of Result.getOrThrow(decide(talk, command, at(minute), around(asks))))
      talk = evolve(talk, fact, at(minute))
  if (talk === null) throw new Error("nothing happened")
  return talk
}

const ask = (talk: Talk | null, [minute, command]: Step, asks = false) =>
  decide(talk, command, at(minute), around(asks))
const facts = (decision: ReturnType<typeof ask>) => Result.getOrThrow(decision)
const tags = (decision: ReturnType<typeof ask>) => facts(decision).map(({ _tag }) => _tag)
const refusal = (decision: ReturnType<typeof ask>): string =>
  Result.isFailure(decision) ? decision.failure._tag : "none"
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
      { at: at(9), userId: ann, afterLast: minutes(9), afterFirst: minutes(9) }
    ])
    assert.deepStrictEqual(fact.given, [
      { at: at(9), userId: ann, afterLast: minutes(2), afterFirst: minutes(9) }
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

describe("a message", () => {
  const talk = after([[1, says(1, "client")]])

  it("that the channel tells twice is one, under whatever id", () => {
    assert.deepStrictEqual(tags(ask(talk, [1, says(1, "client")])), [])
    const again = { ...says(1, "client"), messageId: MessageId.make(uuid(199)) } as TalkCommand
    assert.deepStrictEqual(tags(ask(talk, [3, again])), [])
  })

  it("that the channel tells again as somebody else's is refused", () => {
    assert.strictEqual(refusal(ask(talk, [3, says(1, ann)])), "RecordExists")
  })

  it("with the id of another is refused", () => {
    const other = { ...says(2, "client"), messageId: MessageId.make(uuid(101)) } as TalkCommand
    assert.strictEqual(refusal(ask(talk, [3, other])), "RecordExists")
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

describe("a score", () => {
  const asked = after(
    [
      [1, says(1, "client")],
      [5, close]
    ],
    true
  )

  it("is asked for when a talk is closed in which the client wrote, where that is switched on", () => {
    assert.deepStrictEqual(asked.survey, { askedAt: at(5), ownerId: ann, answer: null })
    assert.isNull(
      after([
        [1, says(1, "client")],
        [5, close]
      ]).survey
    )
    assert.isNull(
      after(
        [
          [1, says(1, ann)],
          [5, close]
        ],
        true
      ).survey
    )
  })

  it("is taken once, the first valid one", () => {
    const scored = after(
      [
        [1, says(1, "client")],
        [5, close],
        [6, score(9)]
      ],
      true
    )
    assert.strictEqual(scored.survey?.answer?.score, 9)
    assert.deepStrictEqual(tags(ask(scored, [7, score(3)])), [])
  })

  it("lies within the scale", () => {
    for (const wrong of [0, 11, 7.5, -1])
      assert.strictEqual(refusal(ask(asked, [6, score(wrong)])), "ScoreOutOfRange")
    assert.deepStrictEqual(tags(ask(asked, [6, score(1)])), ["NpsAnswered"])
  })

  it("comes in time and where it was asked for", () => {
    assert.deepStrictEqual(tags(ask(asked, [5 + 24 * 60, score(10)])), ["NpsAnswered"])
    assert.strictEqual(refusal(ask(asked, [6 + 24 * 60, score(10)])), "NpsTooLate")
    assert.strictEqual(refusal(ask(after([]), [6, score(10)])), "NpsNotAsked")
  })

  it("counts for whoever was responsible at the closing, and is asked for anew at the next", () => {
    const handed = after(
      [
        [1, says(1, "client")],
        [5, close],
        [6, { _tag: "ReassignTalk", talkId, to: ben }]
      ],
      true
    )
    const [fact] = facts(ask(handed, [7, score(10)]))
    assert.isTrue(fact?._tag === "NpsAnswered" && fact.ownerId === ann)
    const again = after(
      [
        [1, says(1, "client")],
        [5, close],
        [6, score(2)],
        [7, says(2, "client")],
        [8, close]
      ],
      true
    )
    assert.deepStrictEqual(again.survey, { askedAt: at(8), ownerId: ann, answer: null })
  })
})

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
