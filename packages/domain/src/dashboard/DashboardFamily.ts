/** How do dashboards belong among the records? */
import * as Family from "../record/Family.ts"
import { Dashboard, DashboardCommand, DashboardFact } from "./Dashboard.ts"
import { decide, everybodysKey } from "./DashboardDecision.ts"
import { evolve } from "./evolve.ts"

/** Everything the rest of the core needs to know about dashboards. */
export const dashboards = Family.make({
  kind: "dashboard",
  Fact: DashboardFact,
  Command: DashboardCommand,
  State: Dashboard,
  idOf: (fact) => fact.dashboardId,
  subjectOf: (command) => command.dashboardId,
  // Whatever is done to one's own looks at everybody's.
  mentions: () => ({ key: everybodysKey }),
  decide,
  evolve,
  placed: ({ changedAt, ownerId }) => ({
    key: ownerId === null ? everybodysKey : null,
    ownerId,
    bindings: [],
    at: changedAt,
    open: false
  })
})
