/** May this be done to a talk, and what happens then? */
import { Equal, Result } from "effect"
import { ROBOT } from "../identity/Id.ts"
import type { Around } from "../record/Family.ts"
import { bound, deleted, RecordExists, responsible, standing } from "../record/RecordRefusal.ts"
import { type Instant, MAX } from "../time/Instant.ts"
import { UserNotFound } from "../user/User.ts"
import { answer } from "./NpsDecision.ts"
import { fail, record } from "./MessageDecision.ts"
import { closingOf, openingOf } from "./run.ts"
import type { Talk } from "./Talk.ts"
import type { TalkCommand } from "./TalkCommand.ts"
import { TalkFact } from "./TalkEvent.ts"
import type { TalkRefusal } from "./TalkRefusal.ts"

type Decision = Result.Result<ReadonlyArray<TalkFact>, TalkRefusal>

const { cases } = TalkFact
const nothing: Decision = Result.succeed([])

/**
 * What a command makes happen to a talk (null while there is none), at an instant.
 *
 * Facts are told in order, messages excepted: channels deliver late, and what comes late is put where it was written.
 */
export const decide = (state: Talk | null, command: TalkCommand, at: Instant, around: Around): Decision =>
  Result.gen(function* () {
    const { talkId } = command
    if (command._tag === "OpenTalk") return yield* open(state, command, around)
    if (command._tag === "RestoreTalk") {
      yield* deleted("talk", state, talkId, at)
      return [cases.TalkRestored.make({ talkId })]
    }
    const late = command._tag === "RecordMessage" || command._tag === "FailMessage"
    const talk = yield* standing("talk", state, talkId, late ? MAX : at)
    const { bindings, channel, ownerId, waitingSince } = talk
    switch (command._tag) {
      case "RecordMessage":
        return yield* record(talk, command, at, around)
      case "FailMessage":
        return yield* fail(talk, command, at, around)
      case "ReassignTalk":
        if (command.to === ownerId) return []
        yield* responsible(command.to, around)
        return [
          cases.TalkReassigned.make({
            talkId,
            channel,
            bindings,
            from: ownerId,
            to: command.to,
            waitsSince: waitingSince
          })
        ]
      case "RebindTalk":
        if (Equal.equals(bindings, command.to)) return []
        yield* bound(
          command.to.filter((one) => !bindings.some((b) => Equal.equals(b, one))),
          around
        )
        return [
          cases.TalkRebound.make({
            talkId,
            channel,
            openedAt: talk.openedAt,
            ownerId,
            waitsSince: waitingSince,
            from: bindings,
            to: command.to
          })
        ]
      case "CloseTalk":
        if (talk.closedAt !== null) return []
        return yield* close(talk, command, at, around)
      case "ReopenTalk":
        return talk.closedAt === null
          ? []
          : [cases.TalkReopened.make({ talkId, channel, ownerId, bindings, opening: openingOf(talk.aside) })]
      case "AnswerNps":
        return yield* answer(talk, command.score, at, around)
      case "DeleteTalk":
        return [cases.TalkDeleted.make({ talkId })]
    }
  })

/** A talk may begin as nobody's: the robot has it then. The same talk told twice, by its id or by its name in the channel, is one talk, whatever has become of it since. */
const open = (
  state: Talk | null,
  { _tag, ...told }: Extract<TalkCommand, { readonly _tag: "OpenTalk" }>,
  around: Around
): Decision => {
  const { channel, externalId, provider } = told
  const known = state ?? (around.holderOfKey(`${provider} ${externalId}`) as Talk | null)
  if (known !== null) {
    const same = known.channel === channel && known.provider === provider && known.externalId === externalId
    return same ? nothing : Result.fail(new RecordExists({ kind: "talk", id: known.id }))
  }
  return Result.gen(function* () {
    if (told.ownerId !== ROBOT) yield* responsible(told.ownerId, around)
    yield* bound(told.bindings, around)
    return [cases.TalkOpened.make(told)]
  })
}

/** Asks the client for a score where that is switched on and there is a client who wrote. */
const close = (
  talk: Talk,
  { by, talkId }: Extract<TalkCommand, { readonly _tag: "CloseTalk" }>,
  at: Instant,
  around: Around
): Decision => {
  if (around.user(by) === undefined) return Result.fail(new UserNotFound({ id: by }))
  const { bindings, channel, messages, ownerId, waitingSince } = talk
  const closed = cases.TalkClosed.make({
    talkId,
    channel,
    ownerId,
    bindings,
    waitedSince: waitingSince,
    waitsSince: null,
    by,
    ...closingOf(messages)
  })
  const asks = around.workspace.settings.nps.enabled && messages.some(({ from }) => from === "client")
  const survey = { askedAt: at, ownerId, answer: null }
  return Result.succeed(asks ? [closed, cases.NpsAsked.make({ talkId, channel, survey })] : [closed])
}
