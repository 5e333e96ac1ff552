/** Which lines of the log are not named after the fact that made them? Parts of a fact, and facts told finer. */

/** What lines that are not named after their fact are called. */
export const finerKinds = [
  "CallIn",
  "CallInternal",
  "CallOut",
  "CompanyAdded",
  "CompanyLinked",
  "CompanyUnlinked",
  "ContactAdded",
  "ContactLinked",
  "ContactUnlinked",
  "DealFieldChanged",
  "DealLinked",
  "DealProductChanged",
  "DealTitleChanged",
  "DealUnlinked",
  "EmailChanged",
  "LossReasonSet",
  "MessageReceived",
  "MessageSent",
  "PhoneChanged",
  "TaskOwnerChanged",
  "TaskTypeChanged",
  "TaskRebound"
] as const
