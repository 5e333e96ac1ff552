/** What can be asked of a talk? */
import { Schema } from "effect"
import { MessageId, TalkId, UserId } from "../identity/Id.ts"
import { Bindings } from "../record/Binding.ts"
import { text } from "../text/Text.ts"
import { Author, Channel } from "./Talk.ts"

/** Everything that can be asked of a talk. */
export const TalkCommand = Schema.TaggedUnion({
  OpenTalk: {
    talkId: TalkId,
    channel: Channel,
    provider: text(60),
    externalId: text(200),
    ownerId: UserId,
    bindings: Bindings
  },
  /** The instant of the command is when it was written. A client who writes into a closed talk reopens it. */
  RecordMessage: {
    talkId: TalkId,
    messageId: MessageId,
    externalId: text(200),
    from: Author,
    userId: Schema.NullOr(UserId),
    failed: Schema.Boolean
  },
  FailMessage: { talkId: TalkId, messageId: MessageId },
  ReassignTalk: { talkId: TalkId, to: UserId },
  RebindTalk: { talkId: TalkId, to: Bindings },
  /** `by` is who closed it; the robot on a time-out. Asks for a score where that is switched on (R1). */
  CloseTalk: { talkId: TalkId, by: UserId },
  ReopenTalk: { talkId: TalkId },
  AnswerNps: { talkId: TalkId, score: Schema.Int },
  DeleteTalk: { talkId: TalkId },
  RestoreTalk: { talkId: TalkId }
})
export type TalkCommand = typeof TalkCommand.Type
