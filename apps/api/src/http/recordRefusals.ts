/** How are refusals about activities, calls, talks and the other records said to people, and which field is at fault? */

type Facts = Readonly<Record<string, unknown>>

export const recordSentences: Readonly<Record<string, (facts: Facts) => string>> = {
  LayoutRefused: (f) => {
    const [first, ...others] = f["problems"] as ReadonlyArray<{
      field: string
      reason: string
      widget: string
    }>
    const more = others.length === 0 ? "" : ` (and ${others.length} more)`
    return `${first?.field} of the widget ${first?.widget}: ${first?.reason}${more}`
  },
  DashboardIsLocked: (f) => `everybody has the same dashboard since ${f["since"]}: an admin has locked it`,
  RevisionNotKept: (f) =>
    `there is no revision ${f["revision"]} to be had again, only ${(f["kept"] as ReadonlyArray<number>).join(", ")}`,
  OnlyAdminsApply: () => "only admins give everybody a dashboard",
  ImageNotFound: (f) => `there is no picture ${f["id"]}`,
  RecordNotFound: (f) => `there is no ${f["kind"]} ${f["id"]}`,
  RecordExists: (f) => `there is another ${f["kind"]} with this id, or known elsewhere under the same name`,
  RecordIsDeleted: (f) => `the ${f["kind"]} was deleted at ${f["deletedAt"]}: it can only be restored`,
  RecordIsNotDeleted: (f) => `the ${f["kind"]} is not deleted`,
  BindingNotFound: (f) => {
    const { id, kind } = f["binding"] as { readonly kind: string; readonly id: string }
    return `there is no ${kind} ${id}`
  },
  OriginNotFound: (f) => `there is no ${f["kind"]} ${f["id"]} that a file could hang on`,
  DateIsForAdmins: () => "only admins, imports and integrations say when something happened",
  ActsForAnother: () => "only admins, imports and integrations record what somebody else has done",
  ClientRequired: (f) => `${f["metric"]} is about one client: name a contact or a company`,
  ActivityIsDone: (f) => `it was done at ${f["completedAt"]}: take it up again first`,
  CallNotBegun: (f) => `the call begins at ${f["startedAt"]}, after it is told of`,
  NobodySpoke: (f) => `a call that was ${f["outcome"]} has no duration`,
  NothingToHandle: () => "only a client's call that nobody answered is to be dealt with",
  AuthorUnclear: () => "a person's message names the person who wrote it, and no other message does",
  ClientMessageArrived: () => "what a client wrote has arrived: it cannot fail",
  MessageDiffers: (f) => `this message was told before, and its ${f["field"]} was told otherwise then`,
  NpsNotAsked: () => "this client was not asked for a score",
  NpsTooLate: (f) => `the score comes more than ${f["hours"]} hours after it was asked for`,
  ScoreOutOfRange: (f) => `a score is a whole number from ${f["lowest"]} to ${f["highest"]}`,
  OnlyContactsBelong: () => "a company does not belong to a company",
  ClientIsMerged: (f) => `the client was merged into ${f["into"]}: change that one, or part the two first`,
  ClientsNotAlike: () => "only two different clients of one kind can be merged",
  ClientsNotMerged: () => "the two are not merged"
}

export const recordFields: Readonly<Record<string, string>> = {
  RevisionNotKept: "revision",
  ImageNotFound: "theme.background.imageId",
  ImageRefused: "body",
  RecordExists: "command",
  BindingNotFound: "command.bindings",
  OriginNotFound: "command.originId",
  DateIsForAdmins: "at",
  ClientRequired: "contact",
  CallNotBegun: "command.startedAt",
  NobodySpoke: "command.durationMs",
  AuthorUnclear: "command.userId",
  ClientMessageArrived: "command.messageId",
  ScoreOutOfRange: "command.score",
  OnlyContactsBelong: "command.to",
  ClientIsMerged: "command.clientId",
  ClientsNotAlike: "command.absorbed",
  ClientsNotMerged: "command.released"
}
