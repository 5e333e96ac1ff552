/** How does a company begin? With a zone, a currency, an admin, one pipeline, and the usual sources and reasons. */
import * as Catalogue from "@weir/domain/catalogue/Catalogue"
import { EntryId } from "@weir/domain/catalogue/Catalogue"
import { PipelineId, StageId, UserId, WorkspaceId } from "@weir/domain/identity/Id"
import type { Fact } from "@weir/domain/log/Event"
import type { Currency } from "@weir/domain/money/Currency"
import type { StageKind } from "@weir/domain/pipeline/Pipeline"
import * as Pipelines from "@weir/domain/pipeline/PipelineDecision"
import type { Zone } from "@weir/domain/time/Zone"
import * as Users from "@weir/domain/user/User"
import * as Workspaces from "@weir/domain/workspace/Workspace"
import { Effect } from "effect"
import { uuid } from "../Ids.ts"
import { present } from "../present.ts"
import { record } from "../record.ts"

export interface Opening {
  readonly name: string
  readonly zone: Zone
  readonly weekStart: Workspaces.Workspace["weekStart"]
  readonly baseCurrency: Currency
  readonly admin: { readonly name: string; readonly email: string }
}

/** The stages a new workspace starts with, in the order of a pipeline. */
const firstStages: ReadonlyArray<readonly [name: string, kind: StageKind, color: string]> = [
  ["Incoming", "incoming", "#6a7385"],
  ["First contact", "open", "#2f86c1"],
  ["Qualified", "open", "#5a48d6"],
  ["Offer", "open", "#128a7d"],
  ["Negotiation", "open", "#c98a12"],
  ["Won", "won", "#1c8150"],
  ["Lost", "lost", "#b0304d"]
]

const firstLists: ReadonlyArray<
  readonly [kind: Catalogue.EntryKind, name: string, category: Catalogue.SourceCategory | null]
> = [
  ["source", "Web form", "webform"],
  ["source", "E-mail", "email"],
  ["source", "Phone", "phone"],
  ["source", "Chat", "chat"],
  ["source", "Manual", "manual"],
  ["lossReason", "Too expensive", null],
  ["lossReason", "Chose another", null],
  ["lossReason", "No need any more", null],
  ["lossReason", "No answer", null]
]

/** Opens a workspace and gives its id and its admin's. */
export const openWorkspace = Effect.fn("openWorkspace")(function* (opening: Opening) {
  const workspaceId = WorkspaceId.make(yield* uuid)
  const adminId = UserId.make(yield* uuid)
  const { baseCurrency, name, weekStart, zone } = opening
  const opened = Workspaces.WorkspaceFact.cases.WorkspaceOpened.make({
    name,
    zone,
    weekStart,
    baseCurrency,
    demo: false
  })
  const added = Users.UserFact.cases.UserAdded.make({
    userId: adminId,
    name: opening.admin.name,
    email: opening.admin.email,
    role: "admin"
  })
  const stages = []
  for (const [stage, kind, color] of firstStages)
    stages.push({ id: StageId.make(yield* uuid), name: stage, kind, color })
  const command = Pipelines.PipelineCommand.cases.AddPipeline.make({
    pipelineId: PipelineId.make(yield* uuid),
    name: "Sales",
    stages,
    lossReasonRequired: false
  })
  const pipelineFacts = yield* Effect.orDie(Effect.fromResult(Pipelines.decide([], command)))
  const entries: Array<Catalogue.CatalogueFact> = []
  for (const [kind, entry, category] of firstLists) {
    entries.push(
      Catalogue.CatalogueFact.cases.EntryAdded.make({
        id: EntryId.make(yield* uuid),
        kind,
        name: entry,
        category
      })
    )
  }
  const at = yield* present
  const facts: ReadonlyArray<Fact> = [opened, added, ...pipelineFacts, ...entries]
  yield* record(
    { workspaceId, actor: { kind: "user", userId: adminId } },
    {
      facts: facts.map((fact) => ({ fact, at })),
      expected: [],
      changes: {
        workspace: Workspaces.evolve(null, workspaceId, opened),
        users: [Users.evolve(null, added)],
        pipelines: pipelineFacts.map((fact) => Pipelines.evolve(null, fact)),
        catalogue: entries.map((fact) => Catalogue.evolve(null, fact))
      }
    }
  )
  return { workspaceId, adminId }
})
