/** How are records told apart? By a UUID that each kind of record wraps in its own type. */
import { Schema } from "effect"

// Any version and variant: other systems' exports bring their own. Lower case only, so that equal ids are equal strings.
/** Any of them, where the kind of record is told by something else. */
export const Uuid = Schema.String.check(
  Schema.isPattern(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u, {
    expected: "a UUID in lower case"
  })
)

export const WorkspaceId = Uuid.pipe(Schema.brand("WorkspaceId"))
export type WorkspaceId = typeof WorkspaceId.Type

export const UserId = Uuid.pipe(Schema.brand("UserId"))
export type UserId = typeof UserId.Type

export const TeamId = Uuid.pipe(Schema.brand("TeamId"))
export type TeamId = typeof TeamId.Type

export const PipelineId = Uuid.pipe(Schema.brand("PipelineId"))
export type PipelineId = typeof PipelineId.Type

export const StageId = Uuid.pipe(Schema.brand("StageId"))
export type StageId = typeof StageId.Type

export const DealId = Uuid.pipe(Schema.brand("DealId"))
export type DealId = typeof DealId.Type

export const SourceId = Uuid.pipe(Schema.brand("SourceId"))
export type SourceId = typeof SourceId.Type

export const LossReasonId = Uuid.pipe(Schema.brand("LossReasonId"))
export type LossReasonId = typeof LossReasonId.Type

export const ContactId = Uuid.pipe(Schema.brand("ContactId"))
export type ContactId = typeof ContactId.Type

export const CompanyId = Uuid.pipe(Schema.brand("CompanyId"))
export type CompanyId = typeof CompanyId.Type

export const ProductId = Uuid.pipe(Schema.brand("ProductId"))
export type ProductId = typeof ProductId.Type

export const ActivityId = Uuid.pipe(Schema.brand("ActivityId"))
export type ActivityId = typeof ActivityId.Type

export const ActivityTypeId = Uuid.pipe(Schema.brand("ActivityTypeId"))
export type ActivityTypeId = typeof ActivityTypeId.Type

export const CallId = Uuid.pipe(Schema.brand("CallId"))
export type CallId = typeof CallId.Type

export const TalkId = Uuid.pipe(Schema.brand("TalkId"))
export type TalkId = typeof TalkId.Type

export const MessageId = Uuid.pipe(Schema.brand("MessageId"))
export type MessageId = typeof MessageId.Type

export const NoteId = Uuid.pipe(Schema.brand("NoteId"))
export type NoteId = typeof NoteId.Type

export const FileId = Uuid.pipe(Schema.brand("FileId"))
export type FileId = typeof FileId.Type

export const GoalId = Uuid.pipe(Schema.brand("GoalId"))
export type GoalId = typeof GoalId.Type

export const EventId = Uuid.pipe(Schema.brand("EventId"))
export type EventId = typeof EventId.Type

/** All events of one command share it. */
export const TransactionId = Uuid.pipe(Schema.brand("TransactionId"))
export type TransactionId = typeof TransactionId.Type

export const ImportId = Uuid.pipe(Schema.brand("ImportId"))
export type ImportId = typeof ImportId.Type

/** The caller's own name for a command (`Idempotency-Key`): 1 to 128 printable ASCII characters. Same key, same answer. */
export const CommandKey = Schema.String.check(
  Schema.isPattern(/^[\x20-\x7e]{1,128}$/u, { expected: "1 to 128 printable ASCII characters" })
).pipe(Schema.brand("CommandKey"))
export type CommandKey = typeof CommandKey.Type

/** The built-in user that owns unassigned incoming deals and acts for automations. */
export const ROBOT: UserId = UserId.make("00000000-0000-4000-8000-0000000000b0")
