/** Is what is asked only shown to somebody? Then a copy of the database may answer that runs a moment behind. Nothing is ever decided by it. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { Context, Effect } from "effect"

export interface Shown {
  readonly workspaceId: WorkspaceId
  /** The answer reflects the log up to here at least; null: up to where it ends when it is asked. */
  readonly atLeast: number | null
}

/** What is being shown; null where something may be decided by the answers. */
export const Showing = Context.Reference<Shown | null>("@weir/application/Showing", {
  defaultValue: () => null
})

/** Does work whose answers are only shown. All of one doing are given by the same server; the next time it may be another. */
export const showing = <A, E, R>(
  work: Effect.Effect<A, E, R>,
  workspaceId: WorkspaceId,
  atLeast: number | null = null
): Effect.Effect<A, E, R> =>
  Effect.suspend(() => Effect.provideService(work, Showing, { workspaceId, atLeast }))

/** Does work whose answers must be those of the database itself. */
export const deciding = <A, E, R>(work: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.provideService(work, Showing, null)
