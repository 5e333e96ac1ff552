/** Which widgets can stand on a dashboard, what do they show, and what can be set of each (D4, D6, D7)? */

/** A number with what it is made of; the records themselves, or those with the most; bars, columns or a drawing of its own. */
export const formats = ["number", "list", "chart"] as const
/** One of them. */
export type Format = (typeof formats)[number]

/**
 * What can be set of a widget beside its title. `users` goes with teams; `types` are types of activities; `top` is how many rows are
 * shown; `compare` shows the period before.
 */
export const options = [
  "pipeline",
  "users",
  "stages",
  "types",
  "channels",
  "top",
  "compare",
  "measure",
  "anchor"
] as const
/** One of them. */
export type Option = (typeof options)[number]

/** What holds for all widgets of a kind. */
export interface WidgetKind {
  /** The metric it opens; it reads others beside it where `beside` names some. */
  readonly metric: string
  readonly beside?: ReadonlyArray<string>
  /** The first is the one it has when nothing else is said. */
  readonly formats: ReadonlyArray<Format>
  readonly options: ReadonlyArray<Option>
  /** Columns and rows it takes when it is added, and the least it can be read on. */
  readonly size: { readonly w: number; readonly h: number; readonly minW: number; readonly minH: number }
}

const size = (w: number, h: number, minW: number, minH: number) => ({ w, h, minW, minH })
const small = size(3, 6, 2, 3)
const three = ["number", "list", "chart"] as const

/** All kinds by name. Names are kept in stored dashboards: they are never given to another kind. */
export const widgetKinds = {
  "deal-dynamics": {
    metric: "deal-dynamics",
    beside: ["success-rate"],
    formats: ["chart", "list"],
    options: ["pipeline"],
    size: size(12, 9, 8, 9)
  },
  "overdue-tasks": {
    metric: "overdue-tasks",
    formats: three,
    options: ["users", "types", "top", "compare"],
    size: small
  },
  "current-tasks": {
    metric: "current-tasks",
    beside: ["overdue-tasks"],
    formats: ["chart", "number", "list"],
    options: ["users", "types", "top"],
    size: small
  },
  "completed-tasks": {
    metric: "completed-tasks",
    formats: ["chart", "number", "list"],
    options: ["users", "types", "top", "compare"],
    size: small
  },
  "deals-without-task": {
    metric: "deals-without-task",
    formats: ["list", "number", "chart"],
    options: ["pipeline", "users", "stages", "top"],
    size: small
  },
  "deal-sources": {
    metric: "deal-sources",
    formats: ["chart", "list"],
    options: ["pipeline", "users", "top", "compare"],
    size: size(4, 7, 3, 6)
  },
  "deals-by-owner": {
    metric: "deals-by-owner",
    formats: ["chart", "number", "list"],
    options: ["pipeline", "users", "top"],
    size: size(4, 7, 3, 4)
  },
  "goal-progress": {
    metric: "goal-progress",
    formats: ["chart", "number", "list"],
    options: ["measure"],
    size: size(4, 7, 3, 5)
  },
  "average-response-time": {
    metric: "average-response-time",
    beside: ["waiting-time"],
    formats: ["chart", "number"],
    options: ["users", "channels", "compare", "anchor"],
    size: size(5, 7, 4, 5)
  },
  "sales-forecast": {
    metric: "sales-forecast",
    beside: ["won-deals"],
    formats: ["chart", "number"],
    options: ["pipeline"],
    size: size(4, 7, 3, 5)
  },
  "won-deals": {
    metric: "won-deals",
    formats: ["list", "number", "chart"],
    options: ["pipeline", "users", "top", "compare"],
    size: size(3, 7, 2, 3)
  },
  "activity-by-type": {
    metric: "activity-by-type",
    formats: ["chart", "number", "list"],
    options: ["users", "types", "top", "compare"],
    size: small
  },
  "calls-in": {
    metric: "calls-in",
    formats: ["chart", "number", "list"],
    options: ["users", "top", "compare"],
    size: small
  },
  "calls-out": {
    metric: "calls-out",
    formats: ["chart", "number", "list"],
    options: ["users", "top", "compare"],
    size: small
  },
  nps: {
    metric: "nps",
    beside: ["conversations-processed"],
    formats: ["chart", "number"],
    options: ["users", "channels", "compare"],
    size: small
  },
  "incoming-messages": {
    metric: "incoming-messages",
    formats: ["chart", "number"],
    options: ["channels", "top", "compare"],
    size: small
  },
  "outgoing-messages": {
    metric: "outgoing-messages",
    formats: ["chart", "number"],
    options: ["users", "channels", "top", "compare"],
    size: small
  },
  "conversations-processed": {
    metric: "conversations-processed",
    formats: ["chart", "number"],
    options: ["users", "channels", "top", "compare"],
    size: small
  },
  "notes-added": {
    metric: "notes-added",
    formats: ["chart", "number", "list"],
    options: ["users", "top", "compare"],
    size: small
  },
  "latest-uploads": {
    metric: "latest-uploads",
    formats: ["list", "number"],
    options: ["users", "top", "compare"],
    size: size(6, 6, 3, 4)
  },
  "system-usage": {
    metric: "system-usage",
    formats: ["chart", "list"],
    options: ["users", "top", "compare"],
    size: size(6, 6, 3, 4)
  },
  "won-by-owner": {
    metric: "won-by-owner",
    formats: ["chart", "number", "list"],
    options: ["pipeline", "users", "top", "compare"],
    size: size(4, 7, 3, 4)
  },
  "lost-deals": {
    metric: "lost-deals",
    formats: ["chart", "number", "list"],
    options: ["pipeline", "users", "top", "compare"],
    size: small
  },
  "stage-funnel": {
    metric: "stage-funnel",
    formats: ["chart"],
    options: ["pipeline", "compare"],
    size: size(6, 7, 4, 5)
  },
  "time-in-stage": {
    metric: "time-in-stage",
    formats: ["chart"],
    options: ["pipeline", "compare"],
    size: size(6, 6, 3, 4)
  },
  "sales-velocity": {
    metric: "sales-velocity",
    formats: ["number"],
    options: ["pipeline", "users", "compare"],
    size: small
  },
  "success-rate": {
    metric: "success-rate",
    formats: ["number"],
    options: ["pipeline", "users", "compare"],
    size: size(3, 4, 2, 3)
  },
  "incoming-work": {
    metric: "incoming-work",
    formats: ["number", "chart"],
    options: ["top"],
    size: small
  },
  "planned-work": {
    metric: "planned-work",
    formats: ["number", "chart"],
    options: ["top"],
    size: small
  },
  "pipeline-bridge": {
    metric: "pipeline-bridge",
    formats: ["chart"],
    options: ["pipeline"],
    size: size(6, 7, 4, 7)
  },
  "employee-report": {
    metric: "employee-report",
    formats: ["chart"],
    options: ["pipeline", "users", "compare"],
    size: size(6, 7, 4, 5)
  },
  "sales-trends": {
    metric: "sales-trends",
    formats: ["chart", "number", "list"],
    options: ["pipeline", "users", "top", "compare"],
    size: size(4, 7, 3, 5)
  }
} as const satisfies Readonly<Record<string, WidgetKind>>

/** The name of a kind of widget. */
export type WidgetType = keyof typeof widgetKinds

/** All of them, in the order of the gallery. */
export const widgetTypes = Object.keys(widgetKinds) as ReadonlyArray<WidgetType>

/** A kind by its name; null for a name that is not one, such as one of a later version. */
export const kindOf = (type: string): WidgetKind | null =>
  Object.hasOwn(widgetKinds, type) ? widgetKinds[type as WidgetType] : null
