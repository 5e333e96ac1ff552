/** What is a talk? One conversation in a channel, opened and closed, with the messages of its present run (M1 to M5, R1). */
import { Schema, Struct } from "effect"
import { MessageId, TalkId, UserId } from "../identity/Id.ts"
import { Bindings } from "../record/Binding.ts"
import { text } from "../text/Text.ts"
import { InstantFromIso } from "../time/Instant.ts"

/** Where people talk: `whatsapp`, `telegram`, `email`, `sms`, `web`... a short name in lower case, without "|". */
export const Channel = text(40).check(
  Schema.isPattern(/^[a-z0-9][a-z0-9 _.-]*$/, { expected: "a channel name in lower case, such as whatsapp" })
)
export type Channel = typeof Channel.Type

/** Who wrote: the client, a person of the workspace, the robot, or the channel itself. Robot and system are told apart everywhere. */
export const Author = Schema.Literals(["client", "user", "robot", "system"])
export type Author = typeof Author.Type

/** How long an answer took: since the last message of the client before it, and since the first that nobody had answered (M4). */
export const Reply = Schema.Struct({
  at: InstantFromIso,
  userId: UserId,
  afterLast: Schema.Int,
  afterFirst: Schema.Int,
  /** What of the time since the last message lay within the business hours that were set when it was measured; null where none were. */
  business: Schema.NullOr(Schema.Int)
})
export type Reply = typeof Reply.Type

/** One message of a talk, and who wrote it. */
export const Message = Schema.Struct({
  id: MessageId,
  externalId: text(200),
  at: InstantFromIso,
  from: Author,
  userId: Schema.NullOr(UserId),
  failed: Schema.Boolean,
  /** Set when it answers the client. */
  reply: Schema.NullOr(Reply)
})
export type Message = typeof Message.Type

/** What is still known of a message of an earlier run: whether it was told, and what to take back when it fails after all. */
export const Earlier = Message.mapFields(Struct.omit(["reply"]))
export type Earlier = typeof Earlier.Type

/** The first message of a run between client and people: whoever wrote it began the conversation (Q4). */
export const Opening = Schema.Struct({ at: InstantFromIso, from: Schema.Literals(["client", "user"]) })
export type Opening = typeof Opening.Type

/** How a run of a talk counts once it is closed (M3). */
export const Closing = Schema.Struct({
  /** The last person who wrote; nobody when nobody did. Closing by itself takes no credit. */
  lastReplier: Schema.NullOr(UserId),
  /** Everybody who wrote, each once, in the order of their first messages. */
  participants: Schema.Array(UserId),
  /** Whether the client and a person both wrote. */
  complete: Schema.Boolean
})
export type Closing = typeof Closing.Type

/** A question for a score, asked when a talk closed, and its first valid answer (R1). */
export const Survey = Schema.Struct({
  askedAt: InstantFromIso,
  /** Who was responsible when the talk closed. */
  ownerId: UserId,
  answer: Schema.NullOr(Schema.Struct({ at: InstantFromIso, score: Schema.Int }))
})
export type Survey = typeof Survey.Type

/** A talk as its facts have left it. */
export const Talk = Schema.Struct({
  kind: Schema.Literal("talk"),
  id: TalkId,
  channel: Channel,
  provider: text(60),
  externalId: text(200),
  /** Who is responsible for it. */
  ownerId: UserId,
  bindings: Bindings,
  openedAt: InstantFromIso,
  closedAt: Schema.NullOr(InstantFromIso),
  /** Who closed it, while it is closed: the robot on a time-out. */
  closedBy: Schema.NullOr(UserId),
  /** How the run counts that was closed, while it is. */
  closing: Schema.NullOr(Closing),
  /** When the run before was closed: what was written earlier belongs to that one. Null in the first run. */
  runSince: Schema.NullOr(InstantFromIso),
  /** The messages of the run, in the order they were written: since the run before was closed, and until this one was. */
  messages: Schema.Array(Message),
  /** What was written since the talk was closed, never by the client: the beginning of the next run. */
  aside: Schema.Array(Message),
  /** The messages of the runs before, in the order those ended. */
  earlier: Schema.Array(Earlier),
  /** The first message of the client that nobody has answered. */
  waitingSince: Schema.NullOr(InstantFromIso),
  survey: Schema.NullOr(Survey),
  changedAt: InstantFromIso,
  deletedAt: Schema.NullOr(InstantFromIso),
  version: Schema.Int
})
export type Talk = typeof Talk.Type
