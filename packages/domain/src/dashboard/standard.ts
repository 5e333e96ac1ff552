/** What does a dashboard look like that nobody has arranged? Everything a head of sales looks at, from the river down. */
import type { Arrangement } from "./Dashboard.ts"
import { plain } from "./Theme.ts"
import type { Widget } from "./Widget.ts"
import { type WidgetType, widgetKinds } from "./widgetKinds.ts"

/** Row by row, from the left: each with its width; a row is as high as its kinds are. */
const rows: ReadonlyArray<ReadonlyArray<readonly [WidgetType, number]>> = [
  [["deal-dynamics", 12]],
  [
    ["overdue-tasks", 3],
    ["current-tasks", 3],
    ["completed-tasks", 3],
    ["deals-without-task", 3]
  ],
  [
    ["deal-sources", 4],
    ["deals-by-owner", 4],
    ["goal-progress", 4]
  ],
  [
    ["average-response-time", 5],
    ["sales-forecast", 4],
    ["won-deals", 3]
  ],
  [
    ["activity-by-type", 3],
    ["calls-in", 3],
    ["calls-out", 3],
    ["nps", 3]
  ],
  [
    ["incoming-messages", 3],
    ["outgoing-messages", 3],
    ["conversations-processed", 3],
    ["notes-added", 3]
  ],
  [
    ["latest-uploads", 6],
    ["system-usage", 6]
  ]
]

/** The same id in every workspace, so that what is saved over it can be compared with it. */
const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`

const widgets: ReadonlyArray<Widget> = rows.flatMap((row, i) => {
  const heightOf = (line: typeof row): number => Math.max(...line.map(([type]) => widgetKinds[type].size.h))
  const y = rows.slice(0, i).reduce((sum, line) => sum + heightOf(line), 0)
  const before = rows.slice(0, i).reduce((sum, line) => sum + line.length, 0)
  return row.map(([type, w], j) => ({
    id: idOf(before + j + 1),
    type,
    x: row.slice(0, j).reduce((sum, [, width]) => sum + width, 0),
    y,
    w,
    h: heightOf(row),
    settings: {}
  }))
})

/** The arrangement of everybody who has no other. */
export const standard: Arrangement = { layout: widgets, theme: plain }
