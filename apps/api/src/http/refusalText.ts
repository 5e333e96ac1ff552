/** How are refusals said to people? A sentence for each that has none of its own, and the field at fault. */
import type { FieldProblem } from "@weir/contract/Problem"
import { recordFields, recordSentences } from "./recordRefusals.ts"

type Facts = Readonly<Record<string, unknown>>

const problemsOf = ({ problems }: Facts): ReadonlyArray<FieldProblem> =>
  Array.isArray(problems) ? (problems as ReadonlyArray<FieldProblem>) : []
const lineOf = ({ field, reason }: FieldProblem): string => `${field}: ${reason}`

const sentences: Readonly<Record<string, (facts: Facts) => string>> = {
  ...recordSentences,
  StaleVersion: (f) =>
    `the ${f["kind"]} has changed since it was read: version ${f["expected"]} was expected, it is at ${f["actual"]}`,
  CommandKeyReused: () => "this Idempotency-Key was used for another request",
  DealNotFound: (f) => `there is no deal ${f["id"]}`,
  DealIsDeleted: (f) => `the deal was deleted at ${f["deletedAt"]}: it can only be restored`,
  DealIsNotDeleted: () => "the deal is not deleted",
  DealIsNotClosed: () => "only a won or lost deal can be reopened",
  DealExists: (f) => `there is another deal with the id ${f["id"]}`,
  ReferenceNotFound: (f) => `there is no ${f["kind"]} ${f["id"]}`,
  RobotOwnsIncomingOnly: () =>
    "the robot owns enquiries in an incoming stage only: give the deal to a person",
  PipelineNotFound: (f) => `there is no pipeline ${f["id"]}`,
  StageNotInPipeline: (f) => `the pipeline has no stage ${f["stageId"]} that deals can be put into`,
  StageTransitionNotAllowed: (f) => String(f["reason"]),
  LossReasonRequired: () => "this pipeline wants a loss reason",
  HappenedBeforeLastChange: (f) => `${f["at"]} lies before the last change, ${f["lastChangeAt"]}`,
  HappensInTheFuture: (f) => `${f["at"]} lies in the future`,
  UserNotFound: (f) => `there is no person ${f["id"]}`,
  UserIsDisabled: (f) => `${f["name"]} is disabled and cannot be given records`,
  LastAdmin: () => "the workspace must keep one active admin",
  RobotIsBuiltIn: () => "the robot is built in and cannot be changed",
  HeirRequired: (f) => `${leftOpen(f)} must go to somebody: name an heir`,
  NameTaken: (f) => `the name "${f["name"]}" is taken`,
  EntryNotFound: (f) => `there is no ${f["kind"]} ${f["id"]}`,
  RateOfBaseCurrency: (f) => `${f["currency"]} is the base currency: its rate is 1`,
  PartNotFound: (f) => `${f["metric"]} has no part "${f["part"]}"`,
  CursorUnknown: () => "the cursor is not one that this list gave out",
  ImportNotFound: (f) => `there is no import ${f["id"]}`,
  ImportIsRunning: () => "the import is being run by somebody else at the moment",
  MappingDoesNotFit: (f) => {
    const [first, ...others] = problemsOf(f)
    if (first === undefined) return "the mapping does not fit this file"
    return others.length === 0 ? lineOf(first) : `${lineOf(first)} (and ${others.length} more)`
  },
  DealIsMerged: (f) => `the deal was merged into ${f["into"]}`,
  DealIsNotMerged: () => "the deal is not merged into another",
  DealMergesIntoItself: () => "a deal cannot be merged with itself",
  TooManyViews: (f) => `at most ${f["most"]} views can be saved: remove one first`,
  WorkspaceNotFound: () => "the workspace is not there any more"
}

/** What somebody leaves open, such as "2 open deals and 1 open talk". */
const leftOpen = (facts: Facts): string => {
  const named = [
    ["openDeals", "open deal"],
    ["openActivities", "open activity"],
    ["openTalks", "open talk"],
    ["waitingCalls", "call to be dealt with"]
  ].flatMap(([field = "", one = ""]) => {
    const many = Number(facts[field] ?? 0)
    if (many === 0) return []
    return many === 1 ? [`1 ${one}`] : [`${many} ${plural[one] ?? `${one}s`}`]
  })
  const last = named.at(-1) ?? "what is open"
  return named.length < 2 ? last : `${named.slice(0, -1).join(", ")} and ${last}`
}

const plural: Readonly<Record<string, string>> = {
  "open activity": "open activities",
  "call to be dealt with": "calls to be dealt with"
}

/** What this very refusal says. */
export const detailOf = (name: string, facts: Facts, message: string): string => {
  const own = sentences[name]?.(facts)
  if (own !== undefined) return own
  if (message !== "" && message !== name) return message
  const { field, reason } = facts
  return typeof reason === "string" ? (typeof field === "string" ? `${field}: ${reason}` : reason) : name
}

/** The same with every problem it names, one a line. */
export const allOf = (name: string, facts: Facts, message: string): string => {
  const problems = problemsOf(facts)
  return problems.length === 0 ? detailOf(name, facts, message) : problems.map(lineOf).join("\n")
}

const fieldOf: Readonly<Record<string, string>> = {
  ...recordFields,
  CursorUnknown: "after",
  PartNotFound: "part",
  HappensInTheFuture: "at",
  HappenedBeforeLastChange: "at",
  StageNotInPipeline: "stageId",
  StageTransitionNotAllowed: "stageId",
  LossReasonRequired: "lossReasonId",
  UserIsDisabled: "ownerId",
  RobotOwnsIncomingOnly: "ownerId",
  HeirRequired: "heirId",
  NameTaken: "name",
  RateOfBaseCurrency: "currency",
  MappingInvalid: "mapping",
  DealMergesIntoItself: "loserId"
}

/** The fields at fault, where there are any. */
export const fieldsOf = (name: string, facts: Facts): ReadonlyArray<FieldProblem> => {
  if (Array.isArray(facts["problems"])) return problemsOf(facts)
  const field = typeof facts["field"] === "string" ? facts["field"] : fieldOf[name]
  if (field === undefined) return []
  return [
    { field, reason: typeof facts["reason"] === "string" ? facts["reason"] : detailOf(name, facts, "") }
  ]
}
