/** Who asks, as the application wants to know it? */
import type { Who } from "@weir/application/Who"
import { SignedInUser } from "@weir/contract/Permission"
import { Effect } from "effect"

export const who: Effect.Effect<Who, never, SignedInUser> = Effect.map(
  SignedInUser,
  ({ holders, role, userId, workspaceId }) => ({
    workspaceId,
    actor: { kind: "user", userId },
    holders,
    role
  })
)
