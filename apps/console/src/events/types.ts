// Which kinds of facts, and which changed fields, can be chosen? All facts that have a name here, without the finer names of single lines.
import { finerKinds } from "@weir/domain/log/finerKinds"
import type { RowKind } from "@weir/domain/log/Row"
import { enEvents } from "../text/locales/enEvents.ts"

const finer: ReadonlySet<string> = new Set(finerKinds)

export const eventTypes: ReadonlyArray<string> = Object.keys(enEvents.eventName).filter(
  (name) => !finer.has(name)
)

/** What of a record can be asked for by the field that changed. */
export const changes: ReadonlyArray<RowKind> = [
  "ActivityRescheduled",
  "ActivityTextChanged",
  "CompanyLinked",
  "CompanyUnlinked",
  "ContactLinked",
  "ContactUnlinked",
  "DealBudgetChanged",
  "DealMoved",
  "DealOwnerChanged",
  "DealPlannedCloseChanged",
  "DealProductChanged",
  "DealProductsChanged",
  "DealSourceChanged",
  "DealTitleChanged",
  "EmailChanged",
  "EntryRenamed",
  "GoalSet",
  "LossReasonSet",
  "NoteEdited",
  "PhoneChanged",
  "StageProbabilityChanged",
  "TaskOwnerChanged",
  "TaskTypeChanged",
  "TeamMembersChanged"
]
