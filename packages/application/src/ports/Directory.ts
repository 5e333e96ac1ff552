/** What does a workspace consist of, besides its deals and clients? The small things that every decision and reading looks at. */
import type { Entry as CatalogueEntry, EntryKind } from "@weir/domain/catalogue/Catalogue"
import { WorkspaceId } from "@weir/domain/identity/Id"
import type { Goal } from "@weir/domain/goal/Goal"
import type { Pipeline } from "@weir/domain/pipeline/Pipeline"
import type { RecordKind } from "@weir/domain/record/families"
import type { Team } from "@weir/domain/team/Team"
import type { User } from "@weir/domain/user/User"
import type { Workspace } from "@weir/domain/workspace/Workspace"
import { Context, type Effect, Schema } from "effect"
import type { Changes } from "./Journal.ts"

export interface WorkspaceDirectory {
  readonly workspace: Workspace
  /** People, without the robot. Ordered by name. */
  readonly users: ReadonlyArray<User>
  /** In the order they were added. */
  readonly pipelines: ReadonlyArray<Pipeline>
  /** Sources, loss reasons and types of activities, archived ones included. */
  readonly lists: ReadonlyArray<CatalogueEntry>
  /** By id, dissolved ones included. */
  readonly teams: ReadonlyArray<Team>
  /** By id, removed ones included. */
  readonly goals: ReadonlyArray<Goal>
  /** The position of the log that this reflects. */
  readonly seq: number
}

/** What of the catalogue stands in it; clients and products are too many. */
export const directoryLists: ReadonlyArray<EntryKind> = ["source", "lossReason", "activityType"]

/** What of the records stands in it. */
export const directoryRecords: ReadonlyArray<RecordKind> = ["team", "goal"]

/** Whether any of these changes stands in it. */
export const changesDirectory = ({
  catalogue = [],
  pipelines = [],
  records = [],
  users = [],
  workspace
}: Changes): boolean =>
  workspace !== undefined ||
  pipelines.length > 0 ||
  users.length > 0 ||
  catalogue.some(({ kind }) => directoryLists.includes(kind)) ||
  records.some(({ kind }) => directoryRecords.includes(kind))

export class WorkspaceNotFound extends Schema.TaggedError<WorkspaceNotFound>()(
  "WorkspaceNotFound",
  { id: WorkspaceId },
  { httpApiStatus: 404 }
) {}

export class Directory extends Context.Service<
  Directory,
  {
    readonly get: (id: WorkspaceId) => Effect.Effect<WorkspaceDirectory, WorkspaceNotFound>
    /** All workspaces kept here. */
    readonly workspaces: Effect.Effect<ReadonlyArray<Workspace>>
  }
>()("@weir/application/ports/Directory") {}
