/** What happens when a message is told, or failed to arrive? It may change what later messages answered, and how the closing counts. */
import { Equal, Result } from "effect"
import { ROBOT } from "../identity/Id.ts"
import { HappenedBeforeLastChange } from "../pipeline/StageTransition.ts"
import type { Around } from "../record/Family.ts"
import { RecordNotFound } from "../record/RecordRefusal.ts"
import { within } from "../time/BusinessHours.ts"
import type { Instant } from "../time/Instant.ts"
import { UserNotFound } from "../user/User.ts"
import { evolve } from "./evolve.ts"
import { placeOf } from "./place.ts"
import { closingOf, failed, inserted, type Measure, openingOf, type Revised, waitingSince } from "./run.ts"
import type { Closing, Earlier, Message, Opening, Talk } from "./Talk.ts"
import type { TalkCommand } from "./TalkCommand.ts"
import { TalkFact } from "./TalkEvent.ts"
import { AuthorUnclear, ClientMessageArrived, MessageDiffers, type TalkRefusal } from "./TalkRefusal.ts"

type Decision = Result.Result<ReadonlyArray<TalkFact>, TalkRefusal>
type Told<Tag> = Extract<TalkCommand, { readonly _tag: Tag }>

const { cases } = TalkFact

/** What a message is known by, whichever talk it is told in: its name at the provider, and its id. */
export const namesOf = (
  { provider }: Pick<Talk, "provider">,
  { externalId, messageId }: Pick<Message, "externalId"> & { readonly messageId: Message["id"] }
): ReadonlyArray<string> => [`told ${provider} ${externalId}`, `id ${messageId}`]

/**
 * A message the channel has told before, in this talk or another, is nothing new. A client who writes into a closed talk reopens it. A person who answers a client over
 * whom the robot has closed takes up the same run again: the answer counts.
 */
export const record = (talk: Talk, told: Told<"RecordMessage">, at: Instant, around: Around): Decision => {
  const { from, messageId: id, userId } = told
  const before = known(talk, told, around)
  if (before !== null) {
    const field = differing(before, told)
    return field === null ? Result.succeed([]) : Result.fail(new MessageDiffers({ id, field }))
  }
  if ((from === "user") !== (userId !== null)) return Result.fail(new AuthorUnclear({ id, from }))
  if (from === "client" && told.failed) return Result.fail(new ClientMessageArrived({ id }))
  if (userId !== null && (userId === ROBOT || around.user(userId) === undefined))
    return Result.fail(new UserNotFound({ id: userId }))
  const reopened = reopening(talk, told, at)
  return Result.succeed(
    reopened === null
      ? [recorded(talk, told, at, around)]
      : [reopened, recorded(evolve(talk, reopened, at), told, at, around)]
  )
}

/** The message that has one of the names of this one, and the provider of its talk. */
const known = (
  talk: Talk,
  told: Told<"RecordMessage">,
  around: Around
): { readonly message: Earlier; readonly elsewhere: boolean } | null => {
  for (const name of namesOf(talk, told)) {
    const holder = around.holderOfName(name) as Talk | null
    if (holder === null) continue
    const elsewhere = holder.provider !== talk.provider
    const message = found(
      holder,
      (m) => m.id === told.messageId || (m.externalId === told.externalId && !elsewhere)
    )
    if (message !== undefined) return { message, elsewhere }
  }
  return null
}

/** What was told otherwise of a message before. */
const differing = (
  { elsewhere, message }: NonNullable<ReturnType<typeof known>>,
  { externalId, from, userId }: Told<"RecordMessage">
): MessageDiffers["field"] | null => {
  if (elsewhere || message.externalId !== externalId) return "externalId"
  if (message.from !== from) return "from"
  return message.userId === userId ? null : "userId"
}

/** What opens a closed talk again before the message is taken; null where nothing does. */
const reopening = (talk: Talk, told: Told<"RecordMessage">, at: Instant): TalkFact | null => {
  const { aside, bindings, channel, closedAt, closedBy, closing, id: talkId, messages, ownerId } = talk
  if (closedAt === null || closing === null || at < closedAt) return null
  if (told.from === "client")
    return cases.TalkReopened.make({ talkId, channel, ownerId, bindings, opening: openingOf(aside) })
  if (told.from !== "user" || told.failed || closedBy !== ROBOT) return null
  const waitsSince = waitingSince([...messages, ...aside])
  if (waitsSince === null) return null
  const facts = { talkId, channel, ownerId, bindings, waitedSince: null, waitsSince, closedAt, closing }
  return cases.TalkResumed.make(facts)
}

/** A message that did not arrive answers nothing and counts as not sent. Of an earlier run it changes no answer any more. */
export const fail = (
  talk: Talk,
  { messageId: id }: Told<"FailMessage">,
  at: Instant,
  around: Around
): Decision => {
  const message = found(talk, (m) => m.id === id)
  if (message === undefined) return Result.fail(new RecordNotFound({ kind: "message", id }))
  if (message.from === "client") return Result.fail(new ClientMessageArrived({ id }))
  if (message.failed) return Result.succeed([])
  if (at < message.at) return Result.fail(new HappenedBeforeLastChange({ at, lastChangeAt: message.at }))
  const { at: sentAt, from, userId } = message
  const run = failed(talk.messages, id, measuring(around))
  return Result.succeed([
    cases.MessageFailed.make({ talkId: talk.id, messageId: id, from, userId, sentAt, ...changed(talk, run) })
  ])
}

/** The message of any run that was told before. */
const found = (talk: Talk, is: (message: Earlier) => boolean): Earlier | undefined =>
  talk.messages.find(is) ?? talk.aside.find(is) ?? talk.earlier.find(is)

/** Measures by the business hours that are set now. */
const measuring =
  ({ workspace: { settings, zone } }: Around): Measure =>
  (from, to) =>
    settings.businessHours === null ? null : within(settings.businessHours, zone, { from, to })

const recorded = (
  talk: Talk,
  { _tag, ...told }: Told<"RecordMessage">,
  at: Instant,
  around: Around
): TalkFact => {
  const { externalId, failed, from, messageId: id, userId } = told
  const message: Message = { id, externalId, at, from, userId, failed, reply: null }
  const run =
    placeOf(talk, at) === "run" ? inserted(talk.messages, message, measuring(around)) : unchanged(talk)
  return cases.MessageRecorded.make({ ...told, ...changed(talk, run) })
}

const unchanged = ({ messages }: Talk): Revised => ({
  messages,
  taken: [],
  given: [],
  waitsSince: undefined
})

/** What it changes that the run is now this. */
const changed = (talk: Talk, { given, messages, taken, waitsSince }: Revised) => {
  const { bindings, channel, closedAt, closing, ownerId, waitingSince } = talk
  return {
    channel,
    ownerId,
    bindings,
    waitedSince: waitingSince,
    waitsSince: closedAt !== null ? null : waitsSince === undefined ? waitingSince : waitsSince,
    taken,
    given,
    corrected:
      closedAt === null || closing === null || messages === talk.messages
        ? null
        : correction(closedAt, closing, closingOf(messages)),
    opened: messages === talk.messages ? null : beginning(openingOf(talk.messages), openingOf(messages))
  }
}

const beginning = (from: Opening | null, to: Opening | null) => (Equal.equals(from, to) ? null : { from, to })

const correction = (at: Instant, from: Closing, to: Closing) =>
  Equal.equals(from, to) ? null : { at, from, to }
