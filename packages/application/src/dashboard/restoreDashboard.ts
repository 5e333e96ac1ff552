/** How is an earlier dashboard had again: one's own, or everybody's for everybody (D3)? */
import { DashboardCommand } from "@weir/domain/dashboard/Dashboard"
import { Effect } from "effect"
import type { ChangeOptions } from "../change/once.ts"
import { changeRecord } from "../record/changeRecord.ts"
import type { Who } from "../Who.ts"
import { peopleHere } from "./applyToAll.ts"
import { dashboardIds } from "./myDashboard.ts"

/** Saves an earlier revision as the newest. Everybody's is for admins. */
export const restoreDashboard = Effect.fn("restoreDashboard")(function* (
  who: Who,
  { of, revision }: { readonly of: "own" | "everybody"; readonly revision: number },
  options: ChangeOptions = {}
) {
  const ids = dashboardIds(who)
  const command = DashboardCommand.cases.RestoreDashboard.make({
    dashboardId: of === "own" ? ids.own : ids.everybodys,
    revision,
    byId: who.actor.userId,
    people: of === "own" ? 0 : yield* peopleHere(who)
  })
  return yield* changeRecord(who, command, options)
})
