/** How is a workspace played in memory? Acts are decided one after the other; events, state and batches are kept. */
import type { Deal } from "../deal/Deal.ts"
import { EventId, TransactionId, type WorkspaceId } from "../identity/Id.ts"
import { type Event, type EventDraft, type Fact, type SubjectKind, subjectOf } from "../log/Event.ts"
import { replaying, type State } from "../log/replay.ts"
import { recordKinds, type StateOf } from "../record/families.ts"
import { Result } from "effect"
import type { Act } from "./Act.ts"
import { id } from "./ids.ts"
import { perform, type Refused } from "./perform.ts"

/** What one transaction writes: events, the versions it starts from, and the records as they are afterwards. */
export interface Batch {
  readonly workspaceId: WorkspaceId
  readonly events: ReadonlyArray<EventDraft>
  readonly expected: ReadonlyArray<{
    readonly kind: SubjectKind
    readonly id: string
    readonly version: number
  }>
  readonly changes: Changes
}

interface Changes {
  readonly workspace?: NonNullable<State["workspace"]>
  readonly users?: ReadonlyArray<State["users"] extends ReadonlyMap<string, infer A> ? A : never>
  readonly pipelines?: ReadonlyArray<State["pipelines"] extends ReadonlyMap<string, infer A> ? A : never>
  readonly catalogue?: ReadonlyArray<State["catalogue"] extends ReadonlyMap<string, infer A> ? A : never>
  readonly deals?: ReadonlyArray<Deal>
  readonly records?: ReadonlyArray<StateOf>
}

/** What `newStage` gives: the state, the log, and ways to add to them. */
export type Stage = ReturnType<typeof newStage>

/** A workspace in which acts are played one after the other. */
export const newStage = (workspaceId: WorkspaceId) => {
  const { state, take } = replaying()
  const events: Array<Event> = []
  const drafts: Array<EventDraft> = []
  const batches: Array<Batch> = []
  // Records touched since the last batch was closed, with the versions they had before.
  let [begun, transactions, touched] = [0, 0, new Map<string, Batch["expected"][number]>()]
  const versionOf = (kind: SubjectKind, of: string): number | null => {
    switch (kind) {
      case "workspace":
        return state.workspace?.version ?? 0
      case "user":
        return state.users.get(of)?.version ?? 0
      case "pipeline":
        return state.pipelines.get(of)?.version ?? 0
      case "catalogue":
        return state.catalogue.get(of)?.version ?? 0
      case "deal":
        return state.deals.get(of)?.version ?? 0
      case "import":
        return null
      default:
        return state.records[kind].get(of)?.version ?? 0
    }
  }
  const tell = (facts: ReadonlyArray<Fact>, { actor, at, cause, recordedAt }: Omit<Act, "command">): void => {
    const transaction = TransactionId.make(id("transaction", transactions++))
    for (const fact of facts) {
      const seq = events.length + 1
      const draft = {
        id: EventId.make(id("event", seq)),
        workspaceId,
        occurredAt: at,
        recordedAt,
        actor,
        cause,
        transaction,
        fact
      }
      const subject = subjectOf(draft)
      const version = versionOf(subject.kind, subject.id)
      const name = `${subject.kind} ${subject.id}`
      if (version !== null && !touched.has(name)) touched.set(name, { ...subject, version })
      take(draft)
      drafts.push(draft)
      events.push({ seq, ...draft })
    }
  }
  const enact = (act: Act): Refused | null => {
    const made = perform(state, act)
    if (Result.isFailure(made)) return made.failure
    tell(made.success, act)
    return null
  }
  const close = (): void => {
    if (events.length === begun) return
    const expected = [...touched.values()]
    batches.push({ workspaceId, events: drafts.slice(begun), expected, changes: changesOf(state, expected) })
    begun = events.length
    touched = new Map()
  }
  return { state, events, batches, tell, enact, close }
}

const changesOf = (state: State, touched: Batch["expected"]): Changes => {
  const those = <A>(kind: SubjectKind, records: ReadonlyMap<string, A>): ReadonlyArray<A> =>
    touched.flatMap((one) => (one.kind === kind ? (records.get(one.id) ?? []) : []))
  return {
    ...(state.workspace !== null && touched.some(({ kind }) => kind === "workspace")
      ? { workspace: state.workspace }
      : {}),
    users: those("user", state.users),
    pipelines: those("pipeline", state.pipelines),
    catalogue: those("catalogue", state.catalogue),
    deals: those("deal", state.deals),
    records: recordKinds.flatMap((kind) => those<StateOf>(kind, state.records[kind]))
  }
}
