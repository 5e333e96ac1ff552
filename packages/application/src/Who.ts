/** Who is asking, and in which workspace? */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { Actor } from "@weir/domain/log/Cause"

export interface Who {
  readonly workspaceId: WorkspaceId
  readonly actor: Actor
}
