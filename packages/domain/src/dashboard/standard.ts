/** Which dashboard does everybody begin with? The picture of a sales floor: the flow first, then what waits, who, and what was said. */
import type { Arrangement } from "./Dashboard.ts"
import type { Layout } from "./Widget.ts"
import { widgetKinds, type WidgetType } from "./widgetKinds.ts"

/** Row by row, each widget in the size of its kind. */
const rows: ReadonlyArray<ReadonlyArray<WidgetType>> = [
  ["deal-dynamics"],
  ["overdue-tasks", "current-tasks", "completed-tasks", "deals-without-task"],
  ["deal-sources", "deals-by-owner", "goal-progress"],
  ["average-response-time", "sales-forecast", "won-deals"],
  ["activity-by-type", "calls-in", "calls-out", "nps"],
  ["incoming-messages", "outgoing-messages", "conversations-processed", "notes-added"],
  ["latest-uploads", "system-usage"]
]

// The ids are always the same, so that a dashboard that was never saved is the same at each look.
const idOf = (n: number): string => `00000000-0000-4000-8000-0000000da5${n.toString(16).padStart(2, "0")}`

const arranged = (): Layout => {
  const layout: Array<Layout[number]> = []
  let y = 0
  for (const row of rows) {
    let x = 0
    let lowest = y
    for (const type of row) {
      const { h, w } = widgetKinds[type].size
      layout.push({ id: idOf(layout.length + 1), type, x, y, w, h, settings: {} })
      x += w
      lowest = Math.max(lowest, y + h)
    }
    y = lowest
  }
  return layout
}

/** What is shown until somebody saves something else. */
export const standard: Arrangement = {
  layout: arranged(),
  theme: { title: "", fontColour: null, palette: "violet", background: { _tag: "None" } }
}
