/** What happens when a message is told, or failed to arrive? It may change what later messages answered, and how the closing counts. */
import { Equal, Result } from "effect"
import { ROBOT } from "../identity/Id.ts"
import { HappenedBeforeLastChange } from "../pipeline/StageTransition.ts"
import type { Around } from "../record/Family.ts"
import { RecordExists, RecordNotFound } from "../record/RecordRefusal.ts"
import type { Instant } from "../time/Instant.ts"
import { UserNotFound } from "../user/User.ts"
import { evolve } from "./evolve.ts"
import { placeOf } from "./place.ts"
import { closingOf, differences, failed, inserted, walk } from "./run.ts"
import type { Message, Talk } from "./Talk.ts"
import type { TalkCommand } from "./TalkCommand.ts"
import { TalkFact } from "./TalkEvent.ts"
import { AuthorUnclear, ClientMessageArrived, type TalkRefusal } from "./TalkRefusal.ts"

type Decision = Result.Result<ReadonlyArray<TalkFact>, TalkRefusal>
type Told<Tag> = Extract<TalkCommand, { readonly _tag: Tag }>

const { cases } = TalkFact

/** A message the channel has told before is nothing new. A client who writes into a closed talk reopens it. */
export const record = (talk: Talk, told: Told<"RecordMessage">, at: Instant, around: Around): Decision => {
  const { externalId, from, messageId: id, userId } = told
  if (talk.seen.includes(externalId)) return Result.succeed([])
  if ([...talk.messages, ...talk.aside].some((m) => m.id === id))
    return Result.fail(new RecordExists({ kind: "message", id }))
  if ((from === "user") !== (userId !== null)) return Result.fail(new AuthorUnclear({ id, from }))
  if (from === "client" && told.failed) return Result.fail(new ClientMessageArrived({ id }))
  if (userId !== null && (userId === ROBOT || around.user(userId) === undefined))
    return Result.fail(new UserNotFound({ id: userId }))
  if (from !== "client" || talk.closedAt === null || at < talk.closedAt)
    return Result.succeed([recorded(talk, told, at)])
  const { bindings, channel, ownerId } = talk
  const reopened = cases.TalkReopened.make({ talkId: talk.id, channel, ownerId, bindings })
  return Result.succeed([reopened, recorded(evolve(talk, reopened, at), told, at)])
}

/** A message that did not arrive answers nothing and counts as not sent. Those of earlier runs are no longer known. */
export const fail = (talk: Talk, { messageId: id }: Told<"FailMessage">, at: Instant): Decision => {
  const message = [...talk.messages, ...talk.aside].find((m) => m.id === id)
  if (message === undefined) return Result.fail(new RecordNotFound({ kind: "message", id }))
  if (message.from === "client") return Result.fail(new ClientMessageArrived({ id }))
  if (message.failed) return Result.succeed([])
  if (at < message.at) return Result.fail(new HappenedBeforeLastChange({ at, lastChangeAt: message.at }))
  const { at: sentAt, from, userId } = message
  return Result.succeed([
    cases.MessageFailed.make({
      talkId: talk.id,
      messageId: id,
      from,
      userId,
      sentAt,
      ...changed(talk, failed(talk.messages, id))
    })
  ])
}

const recorded = (talk: Talk, { _tag, ...told }: Told<"RecordMessage">, at: Instant): TalkFact => {
  const { externalId, failed, from, messageId: id, userId } = told
  const message: Message = { id, externalId, at, from, userId, failed, reply: null }
  const messages = placeOf(talk, at) === "run" ? inserted(talk.messages, message) : talk.messages
  return cases.MessageRecorded.make({ ...told, ...changed(talk, messages) })
}

/** What it changes that the messages of the run are these. */
const changed = (talk: Talk, messages: ReadonlyArray<Message>) => {
  const { bindings, channel, closedAt, closing, ownerId, waitingSince } = talk
  const run = walk(messages)
  const now = closingOf(messages)
  return {
    channel,
    ownerId,
    bindings,
    waitedSince: waitingSince,
    waitsSince: closedAt === null ? run.waitingSince : null,
    ...differences(talk.messages, run.messages),
    corrected:
      closedAt === null || closing === null || Equal.equals(closing, now)
        ? null
        : { at: closedAt, from: closing, to: now }
  }
}
