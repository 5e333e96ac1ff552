// What is each kind of widget called, and how is it drawn in the gallery?
import type { WidgetType } from "@weir/domain/dashboard/widgetKinds"
import type { TextKey } from "../text/text.ts"

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

interface Kind {
  readonly title: TextKey
  readonly sketch: Sketch
}

/** What a widget is called: as somebody named it, or as its kind is. */
export const titleOf = (
  { settings, type }: { readonly type: string; readonly settings: { readonly title?: unknown } },
  t: (key: TextKey) => string
): string => {
  if (typeof settings.title === "string") return settings.title
  const known = registry[type as WidgetType]
  return known === undefined ? type : t(known.title)
}

/** How a widget is drawn in a few strokes; one of a kind that is not known as a number. */
export const sketchOf = ({ type }: { readonly type: string }): Sketch =>
  registry[type as WidgetType]?.sketch ?? "number"

/** What is drawn so far; a kind that is not here is shown as one that is not known. */
export const registry: Partial<Readonly<Record<WidgetType, Kind>>> = {
  "deal-dynamics": { title: "dynamics.title", sketch: "river" },
  "deal-sources": { title: "sources.title", sketch: "rings" },
  "deals-by-owner": { title: "owners.title", sketch: "bars" },
  "won-by-owner": { title: "owners.wonTitle", sketch: "bars" },
  "won-deals": { title: "won.title", sketch: "rows" },
  "overdue-tasks": { title: "counts.overdueTasks", sketch: "split" },
  "current-tasks": { title: "counts.currentTasks", sketch: "bars" },
  "completed-tasks": { title: "counts.completedTasks", sketch: "columns" },
  "deals-without-task": { title: "counts.dealsWithoutTask", sketch: "rows" },
  "activity-by-type": { title: "counts.activity", sketch: "bars" },
  "calls-in": { title: "counts.callsIn", sketch: "columns" },
  "calls-out": { title: "counts.callsOut", sketch: "columns" },
  "incoming-messages": { title: "counts.messagesIn", sketch: "bars" },
  "outgoing-messages": { title: "counts.messagesOut", sketch: "bars" },
  "conversations-processed": { title: "counts.conversations", sketch: "bars" },
  "notes-added": { title: "counts.notes", sketch: "columns" },
  "lost-deals": { title: "counts.lostDeals", sketch: "columns" },
  "incoming-work": { title: "counts.incomingWork", sketch: "split" },
  "planned-work": { title: "counts.plannedWork", sketch: "split" },
  "goal-progress": { title: "charts.goals.title", sketch: "gauge" },
  "average-response-time": { title: "charts.responses.title", sketch: "lines" },
  "sales-forecast": { title: "charts.forecast.title", sketch: "forecast" },
  nps: { title: "charts.nps.title", sketch: "split" },
  "latest-uploads": { title: "charts.uploads.title", sketch: "rows" },
  "system-usage": { title: "charts.usage.title", sketch: "bars" },
  "success-rate": { title: "charts.success.title", sketch: "number" },
  "sales-velocity": { title: "charts.velocity.title", sketch: "number" },
  "stage-funnel": { title: "charts.funnel.title", sketch: "funnel" },
  "time-in-stage": { title: "charts.stages.title", sketch: "bars" },
  "pipeline-bridge": { title: "charts.bridge.title", sketch: "bridge" },
  "employee-report": { title: "charts.employees.title", sketch: "rows" },
  "sales-trends": { title: "charts.trends.title", sketch: "pairs" }
}
