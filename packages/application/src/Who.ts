/** Who is asking, in which workspace, and how much of it may they see? */
import type { Holders } from "@weir/domain/access/Viewer"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { Actor } from "@weir/domain/log/Cause"
import type { Role } from "@weir/domain/user/User"

export interface Who {
  readonly workspaceId: WorkspaceId
  readonly actor: Actor
  /** The people whose records they may read and change; null, or left out by imports and the command line, means everybody's. */
  readonly holders?: Holders
  /** Left out where the system itself acts: it may do what an admin may. */
  readonly role?: Role
}
