/** What becomes of the open tasks of a deal that is closed? They are kept, completed or deleted, as whoever closes it says (B12). */
import type { Activity } from "@weir/domain/activity/Activity"
import type { Deal } from "@weir/domain/deal/Deal"
import type { Instant } from "@weir/domain/time/Instant"
import { Effect } from "effect"
import { play } from "../change/play.ts"
import { Records } from "../ports/Records.ts"
import type { Who } from "../Who.ts"

export type OpenTasks = "keep" | "complete" | "delete"

/** So many are settled at once; nobody has more open on one deal. */
const most = 500

/** Completes or deletes the open activities of a deal, as far as the asker may read them. Nothing is written here. */
export const settleTasks = Effect.fn("settleTasks")(function* (
  who: Who,
  deal: Deal,
  tasks: Exclude<OpenTasks, "keep">,
  at: Instant
) {
  const records = yield* Records
  const { items } = yield* Effect.orDie(
    records.list(who.workspaceId, {
      filter: {
        kinds: ["activity"],
        boundTo: [{ kind: "deal", id: deal.id }],
        open: true,
        holders: who.holders ?? null
      },
      descending: false,
      after: null,
      limit: most
    })
  )
  const open = items as ReadonlyArray<Activity>
  return yield* play(
    who,
    open.map(({ changedAt, id }) => ({
      order:
        tasks === "complete"
          ? { _tag: "CompleteActivity", activityId: id, by: who.actor.userId, result: null }
          : { _tag: "DeleteActivity", activityId: id },
      at: changedAt > at ? changedAt : at
    })),
    at
  )
})
