/** How does the demo get into a store? In pieces, each with its events, the versions it expects and the states it leaves. */
import * as Catalogue from "@weir/domain/catalogue/Catalogue"
import type { Deal } from "@weir/domain/deal/Deal"
import { evolve as evolveDeal } from "@weir/domain/deal/evolve"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { type EventDraft, type SubjectKind, subjectOf } from "@weir/domain/log/Event"
import type { Pipeline } from "@weir/domain/pipeline/Pipeline"
import * as PipelineDecision from "@weir/domain/pipeline/PipelineDecision"
import * as User from "@weir/domain/user/User"
import * as Workspace from "@weir/domain/workspace/Workspace"
import type { Demo } from "./generate.ts"

/** What a journal takes in one transaction; `answer` is always null. */
export interface Piece {
  readonly workspaceId: WorkspaceId
  readonly events: ReadonlyArray<EventDraft>
  /** The version each record had before the piece; 0 for one that did not exist. */
  readonly expected: ReadonlyArray<{
    readonly kind: SubjectKind
    readonly id: string
    readonly version: number
  }>
  readonly changes: {
    readonly workspace?: Workspace.Workspace
    readonly users: ReadonlyArray<User.User>
    readonly pipelines: ReadonlyArray<Pipeline>
    readonly catalogue: ReadonlyArray<Catalogue.Entry>
    readonly deals: ReadonlyArray<Deal>
  }
  readonly answer: null
}

/** The log of the demo in pieces of at most `size` events, to be committed one after the other. */
export const commits = (demo: Pick<Demo, "workspace" | "events">, size: number): ReadonlyArray<Piece> => {
  const workspaceId = demo.workspace.id
  const states = new Map<string, Versioned>()
  return Array.from({ length: Math.ceil(demo.events.length / size) }, (_, i) => {
    const events = demo.events.slice(i * size, (i + 1) * size)
    const expected = new Map<string, Piece["expected"][number]>()
    const touched = {
      workspace: new Set<string>(),
      user: new Set<string>(),
      pipeline: new Set<string>(),
      catalogue: new Set<string>(),
      deal: new Set<string>(),
      import: new Set<string>()
    }
    for (const event of events) {
      const { id, kind } = subjectOf(event)
      const key = `${kind} ${id}`
      if (!expected.has(key)) expected.set(key, { kind, id, version: states.get(key)?.version ?? 0 })
      states.set(key, after(states.get(key) ?? null, event))
      touched[kind].add(key)
    }
    const of = <A extends Versioned>(kind: SubjectKind) =>
      [...touched[kind]].map((key) => states.get(key) as A)
    const [workspace] = of<Workspace.Workspace>("workspace")
    return {
      workspaceId,
      events,
      expected: [...expected.values()],
      changes: {
        ...(workspace === undefined ? {} : { workspace }),
        users: of<User.User>("user"),
        pipelines: of<Pipeline>("pipeline"),
        catalogue: of<Catalogue.Entry>("catalogue"),
        deals: of<Deal>("deal")
      },
      answer: null
    }
  })
}

type Versioned = Workspace.Workspace | User.User | Pipeline | Catalogue.Entry | Deal

const after = (state: Versioned | null, { fact, occurredAt, workspaceId }: EventDraft): Versioned => {
  if ("dealId" in fact) return evolveDeal(state as Deal | null, fact, occurredAt)
  if ("pipelineId" in fact) return PipelineDecision.evolve(state as Pipeline | null, fact)
  if ("userId" in fact) return User.evolve(state as User.User | null, fact)
  if ("kind" in fact) return Catalogue.evolve(state as Catalogue.Entry | null, fact)
  if (fact._tag === "WorkspaceOpened" || fact._tag === "RateSet")
    return Workspace.evolve(state as Workspace.Workspace | null, workspaceId, fact)
  throw new Error(`the demo imports nothing, but its log tells of ${fact._tag}`)
}
