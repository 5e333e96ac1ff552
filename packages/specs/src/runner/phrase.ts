/** What does somebody do with a command? A phrase with the names of things; commands without a phrase of their own are told by their fields. */
import type { State } from "@weir/domain/log/replay"
import type { Budget } from "@weir/domain/money/Budget"
import type { Command } from "@weir/domain/workbook/Act"
import { isId, moment, money, nameOf, quoted } from "./names.ts"

/** Commands that are told in a sentence of their own. The others are told by their fields, which is readable enough. */
type Phrases = {
  readonly [Tag in Command["_tag"]]?: (command: Extract<Command, { _tag: Tag }>, state: State) => string
}

const worth = (budget: Budget | null): string => (budget === null ? "nothing said" : money(budget))
const because = (state: State, reason: string | null): string =>
  reason === null ? "" : ` because of ${quoted(nameOf(state, reason))}`

const phrases: Phrases = {
  CreateDeal: ({ budget, lossReasonId, ownerId, stageId, title }, state) =>
    `creates deal ${quoted(title)} in ${nameOf(state, stageId)}${budget === null ? " without a budget" : ` worth ${money(budget)}`}, owned by ${nameOf(state, ownerId)}${because(state, lossReasonId)}`,
  MoveDeal: ({ dealId, lossReasonId, pipelineId, stageId }, state) =>
    `moves deal ${quoted(nameOf(state, dealId))} to ${nameOf(state, stageId)} of ${nameOf(state, pipelineId)}${because(state, lossReasonId)}`,
  WinDeal: ({ dealId }, state) => `wins deal ${quoted(nameOf(state, dealId))}`,
  LoseDeal: ({ dealId, lossReasonId, stageId }, state) =>
    `loses deal ${quoted(nameOf(state, dealId))}${stageId === null ? "" : ` to ${nameOf(state, stageId)}`}${because(state, lossReasonId)}`,
  ReopenDeal: ({ dealId, stageId }, state) =>
    `reopens deal ${quoted(nameOf(state, dealId))} in ${nameOf(state, stageId)}`,
  ChangeBudget: ({ dealId, to }, state) =>
    `sets the budget of deal ${quoted(nameOf(state, dealId))} to ${worth(to)}`,
  ChangeOwner: ({ dealId, to }, state) =>
    `gives deal ${quoted(nameOf(state, dealId))} to ${nameOf(state, to)}`,
  ChangeSource: ({ dealId, to }, state) =>
    `says that deal ${quoted(nameOf(state, dealId))} came ${to === null ? "from nowhere known" : `from ${quoted(nameOf(state, to))}`}`,
  ChangeDetails: ({ dealId, to }, state) =>
    `changes the details of deal ${quoted(nameOf(state, dealId))}${to.title === nameOf(state, dealId) ? "" : `, now called ${quoted(to.title)}`}`,
  DeleteDeal: ({ dealId }, state) => `deletes deal ${quoted(nameOf(state, dealId))}`,
  RestoreDeal: ({ dealId }, state) => `restores deal ${quoted(nameOf(state, dealId))}`,
  AddPipeline: ({ name, stages }) =>
    `adds the pipeline ${quoted(name)} with ${stages.map((s) => s.name).join(", ")}`,
  RenamePipeline: ({ pipelineId, to }, state) =>
    `renames the pipeline ${quoted(nameOf(state, pipelineId))} to ${quoted(to)}`,
  AddStage: ({ pipelineId, stage }, state) =>
    `adds the stage ${quoted(stage.name)} to ${nameOf(state, pipelineId)}`,
  RenameStage: ({ stageId, to }, state) =>
    `renames the stage ${quoted(nameOf(state, stageId))} to ${quoted(to)}`,
  ReorderStages: ({ order, pipelineId }, state) =>
    `puts the stages of ${nameOf(state, pipelineId)} in the order ${order.map((s) => nameOf(state, s)).join(", ")}`,
  ArchiveStage: ({ heirId, stageId }, state) =>
    `archives the stage ${quoted(nameOf(state, stageId))} and moves what stands there to ${nameOf(state, heirId)}`,
  AddEntry: ({ kind, name }) => `adds ${quoted(name)} to the list of ${kind}`,
  RenameEntry: ({ id, to }, state) => `renames ${quoted(nameOf(state, id))} to ${quoted(to)}`,
  ArchiveEntry: ({ id }, state) => `takes ${quoted(nameOf(state, id))} off its list`,
  AddUser: ({ name, role }) => `adds ${name}, ${role}`,
  ChangeRole: ({ to, userId }, state) => `makes ${nameOf(state, userId)} ${to}`,
  DisableUser: ({ userId }, state) => `disables ${nameOf(state, userId)}`,
  EnableUser: ({ userId }, state) => `enables ${nameOf(state, userId)}`
}

/** Third person, without the subject: `wins deal "Mill"`. */
export const phrase = (state: State, command: Command): string => {
  const own = phrases[command._tag] as ((command: Command, state: State) => string) | undefined
  if (own !== undefined) return own(command, state)
  const { _tag, ...fields } = command
  const [verb = "", ...object] = _tag
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase()
    .split(" ")
  const zone = state.workspace?.zone ?? "UTC"
  const told = Object.entries(fields).flatMap(([name, value]) => fieldOf(state, zone, name, value))
  return `${verb.endsWith("s") ? `${verb}es` : `${verb}s`} ${object.join(" ")}${told.length === 0 ? "" : `: ${told.join(", ")}`}`
}

/** `due 4 March 2024 at 10:00`, `deal "Mill"`: what is empty is left out. */
const fieldOf = (state: State, zone: string, name: string, value: unknown): ReadonlyArray<string> => {
  const label = name
    .replace(/Ids?$/, "")
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase()
  if (value === null || value === undefined || value === false) return []
  if (value === true) return [label]
  if (isId(value)) return [`${label} ${quoted(nameOf(state, value))}`]
  if (typeof value === "number" && value > 10 ** 11) return [`${label} ${moment(zone, value)}`]
  if (typeof value === "number" || typeof value === "string") return [`${label} ${JSON.stringify(value)}`]
  if (Array.isArray(value)) {
    const items = value.flatMap((item) => fieldOf(state, zone, "", item)).map((item) => item.trim())
    return items.length === 0 ? [] : [`${label} ${items.join(" and ")}`]
  }
  if (isMoney(value)) return [`${label} ${money(value)}`]
  const inner = Object.entries(value).flatMap(([key, part]) =>
    fieldOf(state, zone, key === "_tag" ? "" : key, part)
  )
  return inner.length === 0 ? [] : [`${label} ${inner.map((part) => part.trim()).join(" ")}`]
}

const isMoney = (value: object): value is Pick<Budget, "amount" | "currency"> =>
  "amount" in value && typeof value.amount === "number" && "currency" in value
