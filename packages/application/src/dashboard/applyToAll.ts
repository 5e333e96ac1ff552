/** How does an admin give everybody a dashboard (D3)? */
import { type Arrangement, DashboardCommand } from "@weir/domain/dashboard/Dashboard"
import { Effect } from "effect"
import type { ChangeOptions } from "../change/once.ts"
import { Directory } from "../ports/Directory.ts"
import { changeRecord } from "../record/changeRecord.ts"
import type { Who } from "../Who.ts"
import { imageIsKept } from "./imageIsKept.ts"
import { dashboardIds } from "./myDashboard.ts"

/**
 * Everybody sees it from now on, who comes later too; what they had can be had again. People may change theirs afterwards, unless it is
 * `locked`. Refused for everybody but admins by the decision itself.
 */
export const applyToAll = Effect.fn("applyToAll")(function* (
  who: Who,
  { layout, locked, theme }: Arrangement & { readonly locked: boolean },
  options: ChangeOptions = {}
) {
  yield* imageIsKept(who, theme)
  const { everybodys } = dashboardIds(who)
  const command = DashboardCommand.cases.ApplyDashboard.make({
    dashboardId: everybodys,
    byId: who.actor.userId,
    layout,
    theme,
    locked,
    people: yield* peopleHere(who)
  })
  return yield* changeRecord(who, command, options)
})

/** How many people a dashboard for everybody reaches: all that are not disabled. */
export const peopleHere = Effect.fn("peopleHere")(function* ({ workspaceId }: Who) {
  const { users } = yield* (yield* Directory).get(workspaceId)
  return users.filter(({ disabled }) => !disabled).length
})
