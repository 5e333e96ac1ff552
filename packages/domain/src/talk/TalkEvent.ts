/** What can happen in a talk? Each fact carries what metrics post: answers with their times, and since when the client waits. */
import { Schema } from "effect"
import { MessageId, TalkId, UserId } from "../identity/Id.ts"
import { Bindings } from "../record/Binding.ts"
import { text } from "../text/Text.ts"
import { InstantFromIso } from "../time/Instant.ts"
import { Author, Channel, Closing, Opening, Reply, Survey } from "./Talk.ts"

const Since = Schema.NullOr(InstantFromIso)
/** Who answers for the talk, and since when the client waits, before and after the fact. */
const waiting = {
  channel: Channel,
  ownerId: UserId,
  bindings: Bindings,
  waitedSince: Since,
  waitsSince: Since
}

/** What was told after the talk was closed may change how its closing counts, at the instant it was closed. */
const corrected = Schema.NullOr(Schema.Struct({ at: InstantFromIso, from: Closing, to: Closing }))

/** Set where the message changes who began the run, or when. */
const opened = Schema.NullOr(Schema.Struct({ from: Schema.NullOr(Opening), to: Schema.NullOr(Opening) }))

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
    given: Schema.Array(Reply),
    corrected,
    opened
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
    given: Schema.Array(Reply),
    corrected,
    opened
  },
  TalkReassigned: {
    talkId: TalkId,
    channel: Channel,
    bindings: Bindings,
    from: UserId,
    to: UserId,
    waitsSince: Since
  },
  TalkRebound: {
    talkId: TalkId,
    channel: Channel,
    openedAt: InstantFromIso,
    ownerId: UserId,
    waitsSince: Since,
    from: Bindings,
    to: Bindings
  },
  /** `by` is who closed it, the robot on a time-out: it takes no credit (M3). */
  TalkClosed: { talkId: TalkId, ...waiting, by: UserId, ...Closing.fields },
  /** Begins the next run: what was processed stays processed, and the clock starts at the next message of the client. */
  TalkReopened: {
    talkId: TalkId,
    channel: Channel,
    ownerId: UserId,
    bindings: Bindings,
    /** What was written into the closed talk begins the run; null where nothing was. */
    opening: Schema.NullOr(Opening)
  },
  /** The run goes on that the robot had closed, at `closedAt`, over a client who waited: it counts once, when it is closed again. */
  TalkResumed: { talkId: TalkId, ...waiting, closedAt: InstantFromIso, closing: Closing },
  TalkDeleted: { talkId: TalkId },
  TalkRestored: { talkId: TalkId },
  NpsAsked: { talkId: TalkId, channel: Channel, survey: Survey },
  NpsAnswered: { talkId: TalkId, channel: Channel, ownerId: UserId, score: Schema.Int, bindings: Bindings }
})
export type TalkFact = typeof TalkFact.Type
