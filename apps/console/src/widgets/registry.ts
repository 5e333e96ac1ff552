// Which component draws which kind of widget, and what is it called?
import type { WidgetType } from "@weir/domain/dashboard/widgetKinds"
import { type Component, defineAsyncComponent } from "vue"
import type { TextKey } from "../text/text.ts"
import type { Shown } from "./Shown.ts"

type Widget = Component<{ shown: Shown }>

/** How a kind is drawn in the gallery. */
export type Sketch =
  | "number"
  | "bars"
  | "columns"
  | "pairs"
  | "funnel"
  | "bridge"
  | "lines"
  | "forecast"
  | "rings"
  | "gauge"
  | "river"
  | "rows"
  | "split"

interface Drawn {
  readonly title: TextKey
  readonly sketch: Sketch
  readonly component: Widget
}

const drawn = (
  title: TextKey,
  sketch: Sketch,
  load: () => Promise<{ readonly default: unknown }>
): Drawn => ({
  title,
  sketch,
  component: defineAsyncComponent(load as () => Promise<{ default: Widget }>)
})

/** What a widget is called: as somebody named it, or as its kind is. */
export const titleOf = (
  { settings, type }: { readonly type: string; readonly settings: { readonly title?: unknown } },
  t: (key: TextKey) => string
): string => {
  if (typeof settings.title === "string") return settings.title
  const known = registry[type as WidgetType]
  return known === undefined ? type : t(known.title)
}

/** What is drawn so far; a kind that is not here is shown as one that is not known. */
export const registry: Partial<Readonly<Record<WidgetType, Drawn>>> = {
  "deal-dynamics": drawn("dynamics.title", "river", () => import("./dynamics/DealDynamics.vue")),
  "deal-sources": drawn("sources.title", "rings", () => import("./sources/DealSources.vue")),
  "deals-by-owner": drawn("owners.title", "bars", () => import("./owners/DealsByOwner.vue")),
  "won-by-owner": drawn("owners.wonTitle", "bars", () => import("./owners/WonByOwner.vue")),
  "won-deals": drawn("won.title", "rows", () => import("./won/WonDeals.vue")),
  "overdue-tasks": drawn("counts.overdueTasks", "split", () => import("./counts/OverdueTasks.vue")),
  "current-tasks": drawn("counts.currentTasks", "bars", () => import("./counts/CurrentTasks.vue")),
  "completed-tasks": drawn("counts.completedTasks", "columns", () => import("./counts/CompletedTasks.vue")),
  "deals-without-task": drawn(
    "counts.dealsWithoutTask",
    "rows",
    () => import("./counts/DealsWithoutTask.vue")
  ),
  "activity-by-type": drawn("counts.activity", "bars", () => import("./counts/ActivityByType.vue")),
  "calls-in": drawn("counts.callsIn", "columns", () => import("./counts/CallsIn.vue")),
  "calls-out": drawn("counts.callsOut", "columns", () => import("./counts/CallsOut.vue")),
  "incoming-messages": drawn("counts.messagesIn", "bars", () => import("./counts/IncomingMessages.vue")),
  "outgoing-messages": drawn("counts.messagesOut", "bars", () => import("./counts/OutgoingMessages.vue")),
  "conversations-processed": drawn(
    "counts.conversations",
    "bars",
    () => import("./counts/Conversations.vue")
  ),
  "notes-added": drawn("counts.notes", "columns", () => import("./counts/NotesAdded.vue")),
  "lost-deals": drawn("counts.lostDeals", "columns", () => import("./counts/LostDeals.vue")),
  "incoming-work": drawn("counts.incomingWork", "split", () => import("./counts/IncomingWork.vue")),
  "planned-work": drawn("counts.plannedWork", "split", () => import("./counts/PlannedWork.vue")),
  "goal-progress": drawn("charts.goals.title", "gauge", () => import("./goals/GoalProgress.vue")),
  "average-response-time": drawn(
    "charts.responses.title",
    "lines",
    () => import("./responses/AverageResponseTime.vue")
  ),
  "sales-forecast": drawn("charts.forecast.title", "forecast", () => import("./forecast/SalesForecast.vue")),
  nps: drawn("charts.nps.title", "split", () => import("./nps/NpsScore.vue")),
  "latest-uploads": drawn("charts.uploads.title", "rows", () => import("./uploads/LatestUploads.vue")),
  "system-usage": drawn("charts.usage.title", "bars", () => import("./usage/SystemUsage.vue")),
  "success-rate": drawn("charts.success.title", "number", () => import("./rates/SuccessRate.vue")),
  "sales-velocity": drawn("charts.velocity.title", "number", () => import("./rates/SalesVelocity.vue")),
  "stage-funnel": drawn("charts.funnel.title", "funnel", () => import("./funnel/StageFunnel.vue")),
  "time-in-stage": drawn("charts.stages.title", "bars", () => import("./stages/TimeInStage.vue")),
  "pipeline-bridge": drawn("charts.bridge.title", "bridge", () => import("./bridge/PipelineBridge.vue")),
  "employee-report": drawn("charts.employees.title", "rows", () => import("./employees/EmployeeReport.vue")),
  "sales-trends": drawn("charts.trends.title", "pairs", () => import("./trends/SalesTrends.vue"))
}
