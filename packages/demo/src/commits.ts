/** How does the demo get into a store? In pieces, each with its events, the versions it expects and the states it leaves. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { type EventDraft, type SubjectKind, subjectOf } from "@weir/domain/log/Event"
import { replaying, type State } from "@weir/domain/log/replay"
import { recordKinds, type StateOf } from "@weir/domain/record/families"
import type { Demo } from "./generate.ts"

type Of<All> = All extends ReadonlyMap<string, infer A> ? A : never

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
    readonly workspace?: NonNullable<State["workspace"]>
    readonly users: ReadonlyArray<Of<State["users"]>>
    readonly pipelines: ReadonlyArray<Of<State["pipelines"]>>
    readonly catalogue: ReadonlyArray<Of<State["catalogue"]>>
    readonly deals: ReadonlyArray<Of<State["deals"]>>
    readonly records: ReadonlyArray<StateOf>
  }
  readonly answer: null
}

/** The log of the demo in pieces of at most `size` events, to be committed one after the other. */
export const commits = (demo: Pick<Demo, "workspace" | "events">, size: number): ReadonlyArray<Piece> => {
  const workspaceId = demo.workspace.id
  const { state, take } = replaying()
  return Array.from({ length: Math.ceil(demo.events.length / size) }, (_, i) => {
    const events = demo.events.slice(i * size, (i + 1) * size)
    const expected = new Map<string, Piece["expected"][number]>()
    for (const event of events) {
      const { id, kind } = subjectOf(event)
      const name = `${kind} ${id}`
      if (!expected.has(name)) expected.set(name, { kind, id, version: versionOf(state, kind, id) })
      take(event)
    }
    const touched = [...expected.values()]
    const those = <A>(kind: SubjectKind, all: ReadonlyMap<string, A>): ReadonlyArray<A> =>
      touched.flatMap((one) => (one.kind === kind ? (all.get(one.id) ?? []) : []))
    const { workspace } = state
    return {
      workspaceId,
      events,
      expected: touched,
      changes: {
        ...(workspace !== null && touched.some(({ kind }) => kind === "workspace") ? { workspace } : {}),
        users: those("user", state.users),
        pipelines: those("pipeline", state.pipelines),
        catalogue: those("catalogue", state.catalogue),
        deals: those("deal", state.deals),
        records: recordKinds.flatMap((kind) => those<StateOf>(kind, state.records[kind]))
      },
      answer: null
    }
  })
}

const versionOf = (state: State, kind: SubjectKind, id: string): number => {
  switch (kind) {
    case "workspace":
      return state.workspace?.version ?? 0
    case "user":
      return state.users.get(id)?.version ?? 0
    case "pipeline":
      return state.pipelines.get(id)?.version ?? 0
    case "catalogue":
      return state.catalogue.get(id)?.version ?? 0
    case "deal":
      return state.deals.get(id)?.version ?? 0
    case "import":
      throw new Error("the demo imports nothing, but its log tells of an import")
    default:
      return state.records[kind].get(id)?.version ?? 0
  }
}
