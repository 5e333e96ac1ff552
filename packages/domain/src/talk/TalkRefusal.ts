/** Why may something not be done to a talk? Each refusal says the facts. */
import { Schema } from "effect"
import { MessageId, TalkId } from "../identity/Id.ts"
import type { CommonRefusal } from "../record/RecordRefusal.ts"
import { InstantFromIso } from "../time/Instant.ts"
import { Author } from "./Talk.ts"

/** A person's message names the person who wrote it, and no other message does. */
export class AuthorUnclear extends Schema.TaggedError<AuthorUnclear>()(
  "AuthorUnclear",
  { id: MessageId, from: Author },
  { httpApiStatus: 422 }
) {}

/** What a client wrote has arrived: only what is sent from here can fail to. */
export class ClientMessageArrived extends Schema.TaggedError<ClientMessageArrived>()(
  "ClientMessageArrived",
  { id: MessageId },
  { httpApiStatus: 422 }
) {}

/** A message with this id, or with this name at the provider, was told before, in this talk or another, and `field` was told otherwise then. */
export class MessageDiffers extends Schema.TaggedError<MessageDiffers>()(
  "MessageDiffers",
  { id: MessageId, field: Schema.Literals(["externalId", "from", "userId"]) },
  { httpApiStatus: 409 }
) {}

/** Nobody has asked this client for a score. */
export class NpsNotAsked extends Schema.TaggedError<NpsNotAsked>()(
  "NpsNotAsked",
  { id: TalkId },
  { httpApiStatus: 409 }
) {}

/** The score came later than so many hours after it was asked for. */
export class NpsTooLate extends Schema.TaggedError<NpsTooLate>()(
  "NpsTooLate",
  { id: TalkId, askedAt: InstantFromIso, hours: Schema.Int },
  { httpApiStatus: 409 }
) {}

/** Scores are whole numbers on a scale. */
export class ScoreOutOfRange extends Schema.TaggedError<ScoreOutOfRange>()(
  "ScoreOutOfRange",
  { id: TalkId, score: Schema.Finite, lowest: Schema.Int, highest: Schema.Int },
  { httpApiStatus: 422 }
) {}

/** Everything a talk can be refused for. */
export type TalkRefusal =
  | CommonRefusal
  | AuthorUnclear
  | ClientMessageArrived
  | MessageDiffers
  | NpsNotAsked
  | NpsTooLate
  | ScoreOutOfRange
