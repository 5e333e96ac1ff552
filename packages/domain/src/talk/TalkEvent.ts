/** What can happen in a talk? Each fact carries what metrics post: answers with their times, and since when the client waits. */
import { Schema } from "effect"
import { MessageId, TalkId, UserId } from "../identity/Id.ts"
import { Bindings } from "../record/Binding.ts"
import { text } from "../text/Text.ts"
import { InstantFromIso } from "../time/Instant.ts"
import { Author, Channel, Reply, Survey } from "./Talk.ts"

const Since = Schema.NullOr(InstantFromIso)
/** Who answers for the talk, and since when the client waits, before and after the fact. */
const waiting = {
  channel: Channel,
  ownerId: UserId,
  bindings: Bindings,
  waitedSince: Since,
  waitsSince: Since
}

/** Everything that can happen in a talk, with the values that metrics post. */
export const TalkFact = Schema.TaggedUnion({
  TalkOpened: {
    talkId: TalkId,
    channel: Channel,
    provider: text(60),
    externalId: text(200),
    ownerId: UserId,
    bindings: Bindings
  },
  /** One told late may change what later messages answered: those answers are taken back and given again. */
  MessageRecorded: {
    talkId: TalkId,
    messageId: MessageId,
    externalId: text(200),
    ...waiting,
    from: Author,
    userId: Schema.NullOr(UserId),
    failed: Schema.Boolean,
    taken: Schema.Array(Reply),
    given: Schema.Array(Reply)
  },
  /** A message that did not arrive after all counts as not sent. `sentAt` is when it had counted. */
  MessageFailed: {
    talkId: TalkId,
    messageId: MessageId,
    ...waiting,
    from: Author,
    userId: Schema.NullOr(UserId),
    sentAt: InstantFromIso,
    taken: Schema.Array(Reply),
    given: Schema.Array(Reply)
  },
  TalkReassigned: { talkId: TalkId, channel: Channel, from: UserId, to: UserId, waitsSince: Since },
  TalkRebound: { talkId: TalkId, channel: Channel, openedAt: InstantFromIso, from: Bindings, to: Bindings },
  /** `lastReplier` is the last person who answered; `complete` when client and person both wrote (M3). */
  TalkClosed: {
    talkId: TalkId,
    ...waiting,
    by: UserId,
    lastReplier: Schema.NullOr(UserId),
    participants: Schema.Array(UserId),
    complete: Schema.Boolean
  },
  /** Begins a new run: what was processed stays processed, and the clock starts at the next message of the client. */
  TalkReopened: { talkId: TalkId, channel: Channel, ownerId: UserId, bindings: Bindings },
  TalkDeleted: { talkId: TalkId },
  TalkRestored: { talkId: TalkId },
  NpsAsked: { talkId: TalkId, channel: Channel, survey: Survey },
  NpsAnswered: { talkId: TalkId, channel: Channel, ownerId: UserId, score: Schema.Int, bindings: Bindings }
})
export type TalkFact = typeof TalkFact.Type
