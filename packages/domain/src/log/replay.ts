/** What do the events of one workspace make, told from the beginning? The very state that storage keeps. */
import * as Catalogue from "../catalogue/Catalogue.ts"
import type { Deal } from "../deal/Deal.ts"
import { evolve as evolveDeal } from "../deal/evolve.ts"
import * as Pipelines from "../pipeline/PipelineDecision.ts"
import type { Pipeline } from "../pipeline/Pipeline.ts"
import { type FactOf, familyOfFact, type RecordKind, recordKinds, type StateOf } from "../record/families.ts"
import { placeOf } from "../record/names.ts"
import * as Users from "../user/User.ts"
import * as Workspaces from "../workspace/Workspace.ts"
import {
  type EventDraft,
  isCatalogueFact,
  isDealFact,
  isPipelineFact,
  isUserFact,
  isWorkspaceFact
} from "./Event.ts"

/** Activities, calls, talks and the like, by kind and id. */
export type Records = { readonly [Kind in RecordKind]: ReadonlyMap<string, StateOf<Kind>> }

/** Everything a workspace consists of, by id. */
export interface State {
  readonly workspace: Workspaces.Workspace | null
  readonly users: ReadonlyMap<string, Users.User>
  readonly pipelines: ReadonlyMap<string, Pipeline>
  readonly catalogue: ReadonlyMap<string, Catalogue.Entry>
  readonly deals: ReadonlyMap<string, Deal>
  readonly records: Records
  /** The ids of records by the names of their parts; see `record/names.ts`. */
  readonly names: ReadonlyMap<string, string>
}

/** A state that takes events one after the other, for logs too long to hold. */
export const replaying = (): { readonly state: State; readonly take: (event: EventDraft) => void } => {
  const users = new Map<string, Users.User>()
  const pipelines = new Map<string, Pipeline>()
  const catalogue = new Map<string, Catalogue.Entry>()
  const deals = new Map<string, Deal>()
  const records = Object.fromEntries(recordKinds.map((kind) => [kind, new Map<string, StateOf>()])) as Record<
    RecordKind,
    Map<string, StateOf>
  >
  const names = new Map<string, string>()
  let workspace: Workspaces.Workspace | null = null
  return {
    state: {
      get workspace() {
        return workspace
      },
      users,
      pipelines,
      catalogue,
      deals,
      records: records as unknown as Records,
      names
    },
    take: ({ fact, occurredAt, workspaceId }) => {
      const family = familyOfFact(fact._tag)
      if (family !== null) {
        const id = family.idOf(fact as FactOf)
        const own = records[family.kind]
        const record = family.evolve(own.get(id) ?? null, fact as FactOf, occurredAt)
        own.set(id, record)
        for (const name of family.names?.given(fact as FactOf, record) ?? []) {
          const place = placeOf(family.kind, name)
          if (!names.has(place)) names.set(place, id)
        }
      } else if (isDealFact(fact))
        deals.set(fact.dealId, evolveDeal(deals.get(fact.dealId) ?? null, fact, occurredAt))
      else if (isPipelineFact(fact))
        pipelines.set(fact.pipelineId, Pipelines.evolve(pipelines.get(fact.pipelineId) ?? null, fact))
      else if (isUserFact(fact)) users.set(fact.userId, Users.evolve(users.get(fact.userId) ?? null, fact))
      else if (isCatalogueFact(fact))
        catalogue.set(fact.id, Catalogue.evolve(catalogue.get(fact.id) ?? null, fact))
      // Imports change nothing by themselves: what their rows did are events of their own.
      else if (isWorkspaceFact(fact)) workspace = Workspaces.evolve(workspace, workspaceId, fact)
    }
  }
}

/** The state after these events, which must begin with the opening of the workspace. */
export const replay = (events: Iterable<EventDraft>): State => {
  const { state, take } = replaying()
  for (const event of events) take(event)
  return state
}
