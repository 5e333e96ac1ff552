/** What is a dashboard after one more fact? */
import type { UserId } from "../identity/Id.ts"
import type { Instant } from "../time/Instant.ts"
import { type Arrangement, type Dashboard, type DashboardFact, keptRevisions } from "./Dashboard.ts"

/** The dashboard afterwards; either fact may begin it. What it was before is the first of its earlier revisions. */
export const evolve = (state: Dashboard | null, fact: DashboardFact, at: Instant): Dashboard =>
  fact._tag === "DashboardSaved"
    ? saved(state, fact, { ownerId: fact.ownerId, by: fact.ownerId, locked: false, over: fact.over }, at)
    : saved(state, fact, { ownerId: null, by: fact.byId, locked: fact.locked, over: 0 }, at)

const saved = (
  state: Dashboard | null,
  { dashboardId, layout, theme }: Arrangement & Pick<DashboardFact, "dashboardId">,
  of: { readonly by: UserId } & Pick<Dashboard, "ownerId" | "locked" | "over">,
  at: Instant
): Dashboard => ({
  kind: "dashboard",
  id: dashboardId,
  ownerId: of.ownerId,
  current: { layout, theme, number: (state?.current.number ?? 0) + 1, savedAt: at, savedBy: of.by },
  earlier: state === null ? [] : [state.current, ...state.earlier].slice(0, keptRevisions),
  locked: of.locked,
  over: of.over,
  changedAt: at,
  deletedAt: null,
  version: (state?.version ?? 0) + 1
})
