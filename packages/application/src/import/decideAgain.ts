/** What if a deal, or the workspace, changes while a chunk is being decided? It is decided again. If the job itself changed, somebody else is running it. */
import type { ImportId } from "@weir/domain/identity/Id"
import { Effect } from "effect"
import { onDirectoryAsIs } from "../change/once.ts"
import { type DirectoryChanged, StaleVersion } from "../ports/Journal.ts"
import { ImportIsRunning } from "./ImportRefusal.ts"

export const decideAgain = <A, E, R>(
  id: ImportId,
  attempt: Effect.Effect<A, E | StaleVersion | DirectoryChanged, R>
): Effect.Effect<A, Exclude<E, DirectoryChanged> | StaleVersion | ImportIsRunning, R> =>
  Effect.retry(onDirectoryAsIs(attempt), {
    times: 5,
    while: (error) => error instanceof StaleVersion && error.kind !== "import"
  }).pipe(Effect.mapError(orRunning(id)))

/** A job that changed under one's hands is being run by somebody else. */
export const orRunning =
  (id: ImportId) =>
  <E>(error: E): E | ImportIsRunning =>
    error instanceof StaleVersion && error.kind === "import" ? new ImportIsRunning({ id }) : error
