/** Which dashboard does somebody see, and which of the earlier ones can they have again (D1, D3)? Ids only: a layout holds no data. */
import { revisionsOf } from "@weir/domain/dashboard/checkLayout"
import type { Dashboard, Revision } from "@weir/domain/dashboard/Dashboard"
import { shown, type Shown } from "@weir/domain/dashboard/shown"
import { DashboardId } from "@weir/domain/identity/Id"
import { Effect } from "effect"
import { Records } from "../ports/Records.ts"
import type { Who } from "../Who.ts"

/** A revision that can be had again; `widgets` is how many are on it. */
export interface Kept extends Pick<Revision, "number" | "savedAt" | "savedBy"> {
  readonly widgets: number
  readonly of: "own" | "everybody"
}

export interface MyDashboard {
  readonly id: DashboardId
  readonly shown: Shown
  /** The version of their own, which a save is made against; 0 while there is none. */
  readonly version: number
  /** What everybody was given last. */
  readonly everybody: {
    readonly version: number
    readonly locked: boolean
    readonly savedAt: Revision["savedAt"]
    readonly savedBy: Revision["savedBy"]
  } | null
  /** The newest first. Everybody's are for admins to give again. */
  readonly revisions: ReadonlyArray<Kept>
}

/** The ids of somebody's own dashboard and of everybody's. */
export const dashboardIds = ({ actor, workspaceId }: Pick<Who, "actor" | "workspaceId">) => ({
  own: DashboardId.make(actor.userId),
  everybodys: DashboardId.make(workspaceId)
})

/** The dashboard of the person who asks: there is no way to ask for another's. */
export const myDashboard = Effect.fn("myDashboard")(function* (who: Who) {
  const ids = dashboardIds(who)
  const found = yield* (yield* Records).some(who.workspaceId, "dashboard", [ids.own, ids.everybodys])
  const own = found.find(({ id }) => id === ids.own) ?? null
  const everybodys = found.find(({ id }) => id === ids.everybodys) ?? null
  const mine: MyDashboard = {
    id: ids.own,
    shown: shown(own, everybodys),
    version: own?.version ?? 0,
    everybody:
      everybodys === null
        ? null
        : {
            version: everybodys.version,
            locked: everybodys.locked,
            savedAt: everybodys.current.savedAt,
            savedBy: everybodys.current.savedBy
          },
    revisions: [...kept(own, "own"), ...(who.role === "manager" ? [] : kept(everybodys, "everybody"))].sort(
      (a, b) => b.savedAt - a.savedAt
    )
  }
  return mine
})

const kept = (dashboard: Dashboard | null, of: Kept["of"]): ReadonlyArray<Kept> =>
  dashboard === null
    ? []
    : revisionsOf(dashboard).map(({ layout, number, savedAt, savedBy }) => ({
        number,
        savedAt,
        savedBy,
        widgets: layout.length,
        of
      }))
