/** How do tests tell of a talk? Minute by minute, in few words. */
import { Result } from "effect"
import { MessageId, ROBOT, TalkId, UserId } from "../../identity/Id.ts"
import type { Around } from "../../record/Family.ts"
import * as Instant from "../../time/Instant.ts"
import { defaultSettings } from "../../workspace/Workspace.ts"
import { namesOf } from "../MessageDecision.ts"
import { decide } from "../TalkDecision.ts"
import { evolve } from "../evolve.ts"
import type { Talk } from "../Talk.ts"
import type { TalkCommand } from "../TalkCommand.ts"

export const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`
export const talkId = TalkId.make(uuid(1))
export const [ann, ben, gone] = [2, 3, 4].map((n) => UserId.make(uuid(n))) as [UserId, UserId, UserId]
export const at = (minute: number) => Instant.make(1_700_000_000_000 + minute * 60_000)
export const minutes = (n: number) => n * 60_000

const settings = (enabled: boolean) => ({ ...defaultSettings, nps: { ...defaultSettings.nps, enabled } })
/** A workspace with these people in which everything is there, and with these talks. */
export const around = (asks = false, ...talks: ReadonlyArray<Talk | null>): Around =>
  ({
    workspace: { settings: settings(asks) },
    user: (id: string) =>
      [ROBOT, ann, ben, gone].includes(id as UserId)
        ? { id, name: "Somebody", disabled: id === gone }
        : undefined,
    has: () => true,
    holderOfKey: () => null,
    holderOfName: (name: string) =>
      talks.find((talk) => talk !== null && namesIn(talk).includes(name)) ?? null
  }) as unknown as Around

const namesIn = (talk: Talk): ReadonlyArray<string> =>
  [...talk.messages, ...talk.aside, ...talk.earlier].flatMap(({ externalId, id }) =>
    namesOf(talk, { externalId, messageId: id })
  )

export const opening: TalkCommand = {
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

export const says = (
  n: number,
  who: "client" | "robot" | "system" | UserId,
  failed = false
): TalkCommand => ({
  _tag: "RecordMessage",
  talkId,
  messageId: MessageId.make(uuid(100 + n)),
  externalId: `m-${n}`,
  ...(isWord(who) ? { from: who, userId: null } : { from: "user" as const, userId: who }),
  failed
})
export const close: TalkCommand = { _tag: "CloseTalk", talkId, by: ROBOT }
export const score = (n: number): TalkCommand => ({ _tag: "AnswerNps", talkId, score: n })

export type Step = readonly [minute: number, command: TalkCommand]

/** What a talk is after commands that are all accepted, opened at minute 0. */
export const after = (steps: ReadonlyArray<Step>, asks = false): Talk => {
  let talk: Talk | null = null
  for (const [minute, command] of [[0, opening] as Step, ...steps])
    for (const fact of Result.getOrThrow(decide(talk, command, at(minute), around(asks, talk))))
      talk = evolve(talk, fact, at(minute))
  if (talk === null) throw new Error("nothing happened")
  return talk
}

export const ask = (talk: Talk | null, [minute, command]: Step, asks = false) =>
  decide(talk, command, at(minute), around(asks, talk))
export const facts = (decision: ReturnType<typeof ask>) => Result.getOrThrow(decision)
export const tags = (decision: ReturnType<typeof ask>) => facts(decision).map(({ _tag }) => _tag)
export const refusal = (decision: ReturnType<typeof ask>): string =>
  Result.isFailure(decision) ? decision.failure._tag : "none"
