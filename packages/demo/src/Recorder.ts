/** How does the demo write history? Command by command through the decisions of the core, like everybody else. */
import * as Catalogue from "@weir/domain/catalogue/Catalogue"
import { evolve as evolveDeal } from "@weir/domain/deal/evolve"
import type { Deal } from "@weir/domain/deal/Deal"
import type { DealCommand } from "@weir/domain/deal/DealCommand"
import * as DealDecision from "@weir/domain/deal/DealDecision"
import type { Surroundings } from "@weir/domain/deal/Surroundings"
import { EventId, ROBOT, TransactionId, type UserId, type WorkspaceId } from "@weir/domain/identity/Id"
import type { Cause } from "@weir/domain/log/Cause"
import {
  type EventDraft,
  type Fact,
  isCatalogueFact,
  isDealFact,
  isPipelineFact,
  isUserFact,
  isWorkspaceFact
} from "@weir/domain/log/Event"
import type { Rate } from "@weir/domain/money/Rate"
import type { Pipeline } from "@weir/domain/pipeline/Pipeline"
import * as PipelineDecision from "@weir/domain/pipeline/PipelineDecision"
import type { Instant } from "@weir/domain/time/Instant"
import * as User from "@weir/domain/user/User"
import * as Workspace from "@weir/domain/workspace/Workspace"
import { Result } from "effect"
import type { Random } from "./Random.ts"

/** One thing that somebody does, at once: all its commands share a transaction. */
export interface Step {
  readonly at: Instant
  readonly by: UserId
  readonly cause: Exclude<Cause["kind"], "import" | "undo">
  readonly orders: ReadonlyArray<Order>
}

export type Order =
  | DealCommand
  | Catalogue.CatalogueCommand
  | PipelineDecision.PipelineCommand
  | User.UserCommand
  | { readonly _tag: "SetRate"; readonly rate: Rate }

/** The state of the company so far. */
export interface States {
  readonly workspace: Workspace.Workspace
  readonly users: ReadonlyMap<string, User.User>
  readonly pipelines: ReadonlyMap<string, Pipeline>
  readonly catalogue: ReadonlyMap<string, Catalogue.Entry>
  readonly deals: ReadonlyMap<string, Deal>
}

export interface Recorder {
  readonly events: ReadonlyArray<EventDraft>
  readonly states: States
  /** Does a step. A refusal is a mistake of the demo and throws. */
  readonly perform: (step: Step) => void
}

export const make = (
  random: Random,
  workspaceId: WorkspaceId,
  opened: Workspace.WorkspaceFact,
  at: Instant
): Recorder => {
  const events: Array<EventDraft> = []
  const users = new Map<string, User.User>(),
    pipelines = new Map<string, Pipeline>()
  const catalogue = new Map<string, Catalogue.Entry>(),
    deals = new Map<string, Deal>()
  let workspace = Workspace.evolve(null, workspaceId, opened)
  const surroundings = (): Surroundings => ({
    workspace,
    pipeline: (id) => pipelines.get(id),
    user: (id) => users.get(id),
    knows: (kind, id) => catalogue.get(id)?.kind === kind
  })
  const keep = (step: Omit<Step, "orders">, transaction: TransactionId, fact: Fact): void => {
    const actor = { kind: step.by === ROBOT ? ("robot" as const) : ("user" as const), userId: step.by }
    events.push({
      id: EventId.make(random.uuid()),
      workspaceId,
      occurredAt: step.at,
      recordedAt: step.at,
      actor,
      cause: { kind: step.cause },
      transaction,
      fact
    })
  }
  const decide = (order: Order, at: Instant): Result.Result<ReadonlyArray<Fact>, object> => {
    if (order._tag === "SetRate")
      return Result.map(Workspace.setRate(workspace, order.rate), (fact) => [fact])
    if ("dealId" in order)
      return DealDecision.decide(deals.get(order.dealId) ?? null, order, at, surroundings())
    if ("pipelineId" in order) return PipelineDecision.decide([...pipelines.values()], order)
    if ("userId" in order) return User.decide([...users.values()], order)
    const wanted = order._tag === "AddEntry" ? order.name : order._tag === "RenameEntry" ? order.to : null
    const namesake = [...catalogue.values()].find(
      (e) => e.kind === order.kind && wanted !== null && Catalogue.folded(e.name) === Catalogue.folded(wanted)
    )
    return Catalogue.decide(catalogue.get(order.id) ?? null, namesake ?? null, order)
  }
  const apply = (fact: Fact, at: Instant): void => {
    if (isDealFact(fact)) deals.set(fact.dealId, evolveDeal(deals.get(fact.dealId) ?? null, fact, at))
    else if (isPipelineFact(fact))
      pipelines.set(fact.pipelineId, PipelineDecision.evolve(pipelines.get(fact.pipelineId) ?? null, fact))
    else if (isUserFact(fact)) users.set(fact.userId, User.evolve(users.get(fact.userId) ?? null, fact))
    else if (isCatalogueFact(fact))
      catalogue.set(fact.id, Catalogue.evolve(catalogue.get(fact.id) ?? null, fact))
    else if (isWorkspaceFact(fact)) workspace = Workspace.evolve(workspace, workspaceId, fact)
  }
  const transaction = (): TransactionId => TransactionId.make(random.uuid())
  keep({ at, by: ROBOT, cause: "automation" }, transaction(), opened)
  return {
    events,
    get states() {
      return { workspace, users, pipelines, catalogue, deals }
    },
    perform: (step) => {
      const id = transaction()
      for (const order of step.orders) {
        const decided = decide(order, step.at)
        if (Result.isFailure(decided))
          throw new Error(`the demo may not ${JSON.stringify(order)}: ${JSON.stringify(decided.failure)}`)
        for (const fact of decided.success) {
          keep(step, id, fact)
          apply(fact, step.at)
        }
      }
    }
  }
}
