/** Which answers are only shown to whoever asked, so that a replica may give them? Those that end at a screen or in a file. */
import { showing } from "@weir/application/Showing"
import { SignedInUser } from "@weir/contract/Permission"
import { Effect } from "effect"

/** It reflects at least everything that was written before it was asked, by anybody and anywhere. */
export const onlyShown = <A, E, R>(work: Effect.Effect<A, E, R>): Effect.Effect<A, E, R | SignedInUser> =>
  Effect.flatMap(SignedInUser, ({ workspaceId }) => showing(work, workspaceId))
