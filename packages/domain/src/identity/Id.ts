/** How are records told apart? By a UUID that each kind of record wraps in its own type. */
import { Schema } from "effect"

// Any version and variant: other systems' exports bring their own. Lower case only, so that equal ids are equal strings.
/** Any of them, where the kind of record is told by something else. */
export const Uuid = Schema.String.check(
  Schema.isPattern(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u, {
    expected: "a UUID in lower case"
  })
)

/** The id of a workspace: the company whose records are kept apart from those of all others. */
export const WorkspaceId = Uuid.pipe(Schema.brand("WorkspaceId"))
export type WorkspaceId = typeof WorkspaceId.Type

/** The id of a person who works here, or of the Robot. */
export const UserId = Uuid.pipe(Schema.brand("UserId"))
export type UserId = typeof UserId.Type

/** The id of a team. */
export const TeamId = Uuid.pipe(Schema.brand("TeamId"))
export type TeamId = typeof TeamId.Type

/** The id of a pipeline. */
export const PipelineId = Uuid.pipe(Schema.brand("PipelineId"))
export type PipelineId = typeof PipelineId.Type

/** The id of a stage, unique over all pipelines. */
export const StageId = Uuid.pipe(Schema.brand("StageId"))
export type StageId = typeof StageId.Type

/** The id of a deal; whoever creates it may make it. */
export const DealId = Uuid.pipe(Schema.brand("DealId"))
export type DealId = typeof DealId.Type

/** The id of a source, an entry of the catalogue. */
export const SourceId = Uuid.pipe(Schema.brand("SourceId"))
export type SourceId = typeof SourceId.Type

/** The id of a reason for losing deals, an entry of the catalogue. */
export const LossReasonId = Uuid.pipe(Schema.brand("LossReasonId"))
export type LossReasonId = typeof LossReasonId.Type

/** The id of a contact, an entry of the catalogue. */
export const ContactId = Uuid.pipe(Schema.brand("ContactId"))
export type ContactId = typeof ContactId.Type

/** The id of a company, an entry of the catalogue. */
export const CompanyId = Uuid.pipe(Schema.brand("CompanyId"))
export type CompanyId = typeof CompanyId.Type

/** The id of a product, an entry of the catalogue. */
export const ProductId = Uuid.pipe(Schema.brand("ProductId"))
export type ProductId = typeof ProductId.Type

/** The id of a task or another activity. */
export const ActivityId = Uuid.pipe(Schema.brand("ActivityId"))
export type ActivityId = typeof ActivityId.Type

/** The id of a type of activities, an entry of the catalogue. */
export const ActivityTypeId = Uuid.pipe(Schema.brand("ActivityTypeId"))
export type ActivityTypeId = typeof ActivityTypeId.Type

/** The id of a call. */
export const CallId = Uuid.pipe(Schema.brand("CallId"))
export type CallId = typeof CallId.Type

/** The id of a talk, on whatever channel. */
export const TalkId = Uuid.pipe(Schema.brand("TalkId"))
export type TalkId = typeof TalkId.Type

/** The id of one message of a talk. */
export const MessageId = Uuid.pipe(Schema.brand("MessageId"))
export type MessageId = typeof MessageId.Type

/** The id of a note. */
export const NoteId = Uuid.pipe(Schema.brand("NoteId"))
export type NoteId = typeof NoteId.Type

/** The id of a file. */
export const FileId = Uuid.pipe(Schema.brand("FileId"))
export type FileId = typeof FileId.Type

/** The id of a goal; its versions share it. */
export const GoalId = Uuid.pipe(Schema.brand("GoalId"))
export type GoalId = typeof GoalId.Type

/** The id of an event of the log. */
export const EventId = Uuid.pipe(Schema.brand("EventId"))
export type EventId = typeof EventId.Type

/** All events of one command share it. */
export const TransactionId = Uuid.pipe(Schema.brand("TransactionId"))
export type TransactionId = typeof TransactionId.Type

/** The id of an import; what it made carries it as its cause. */
export const ImportId = Uuid.pipe(Schema.brand("ImportId"))
export type ImportId = typeof ImportId.Type

/** The caller's own name for a command (`Idempotency-Key`): 1 to 128 printable ASCII characters. Same key, same answer. */
export const CommandKey = Schema.String.check(
  Schema.isPattern(/^[\x20-\x7e]{1,128}$/u, { expected: "1 to 128 printable ASCII characters" })
).pipe(Schema.brand("CommandKey"))
export type CommandKey = typeof CommandKey.Type

/** The built-in user that owns unassigned incoming deals and acts for automations. */
export const ROBOT: UserId = UserId.make("00000000-0000-4000-8000-0000000000b0")

/** The id of a dashboard: a person's own has the person's id, everybody's has the workspace's. */
export const DashboardId = Uuid.pipe(Schema.brand("DashboardId"))
export type DashboardId = typeof DashboardId.Type
