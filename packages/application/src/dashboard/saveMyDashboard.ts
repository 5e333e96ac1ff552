/** How does somebody save how they arranged their dashboard (D1, D2)? */
import { type Arrangement, DashboardCommand } from "@weir/domain/dashboard/Dashboard"
import { Effect } from "effect"
import type { ChangeOptions } from "../change/once.ts"
import { changeRecord } from "../record/changeRecord.ts"
import type { Who } from "../Who.ts"
import { imageIsKept } from "./imageIsKept.ts"
import { dashboardIds } from "./myDashboard.ts"

/** Saves it as their own. Refused while everybody has the same one, and when it was changed elsewhere since the version that is expected. */
export const saveMyDashboard = Effect.fn("saveMyDashboard")(function* (
  who: Who,
  { layout, theme }: Arrangement,
  options: ChangeOptions = {}
) {
  yield* imageIsKept(who, theme)
  const { own } = dashboardIds(who)
  const command = DashboardCommand.cases.SaveDashboard.make({
    dashboardId: own,
    ownerId: who.actor.userId,
    layout,
    theme
  })
  return yield* changeRecord(who, command, options)
})
