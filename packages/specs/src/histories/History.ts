/** What is a history? Everything that was asked of one workspace, in the order it was asked, refused commands included. */
import type { Instant } from "@weir/domain/time/Instant"
import type { Act } from "@weir/domain/workbook/Act"
import type { Workspace } from "@weir/domain/workspace/Workspace"

/** How the workspace is opened, and what is asked of it then. */
export interface History {
  readonly opening: Pick<Workspace, "name" | "zone" | "weekStart" | "baseCurrency" | "demo"> & {
    readonly at: Instant
  }
  readonly acts: ReadonlyArray<Act>
}
