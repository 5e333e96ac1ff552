// Which columns does the report by employee have, and which of them fit in how much room?
import type { Change, Readings } from "../../readings/view.ts"

export type EmployeeRow = Readings["employee-report"]["rows"][number]

export const columns = [
  "wonSum",
  "won",
  "winRate",
  "active",
  "new",
  "lost",
  "done",
  "response",
  "callsIn",
  "callsOut",
  "cycle"
] as const
export type Column = (typeof columns)[number]

/** The order they are read in: what comes, what became of it, what was done. */
const reading: ReadonlyArray<Column> = [
  "active",
  "new",
  "won",
  "wonSum",
  "lost",
  "winRate",
  "cycle",
  "done",
  "callsIn",
  "callsOut",
  "response"
]

/** Room for a name, and for each column, in px. */
const nameRoom = 138
const roomOf = (column: Column): number =>
  column === "wonSum" ? 92 : column === "cycle" || column === "response" ? 78 : 58

/** As many columns as there is room for, the most telling ones, in the order they are read; at least one. */
export const columnsIn = (width: number): ReadonlyArray<Column> => {
  let left = width - nameRoom
  const fit = columns.filter((column, i) => {
    left -= roomOf(column)
    return i === 0 || left >= 0
  })
  return reading.filter((column) => fit.includes(column))
}

/** Which part of the metric is behind a column of a person. */
export const partOf = (id: string, column: Column): string =>
  `user:${id}:${column === "wonSum" ? "won" : column === "winRate" ? "rate" : column}`

/** How a person's column compares with their own before; null where nothing can be compared. */
export const changeOf = ({ change }: EmployeeRow, column: Column): Change | null => {
  switch (column) {
    case "active":
      return null
    case "wonSum":
      return change.won.converted
    case "new":
    case "won":
    case "lost":
      return change[column].deals
    default:
      return change[column]
  }
}

/** Which direction is good news; of calls, new deals and what stands open none is. */
export const better: Readonly<Record<Column, "up" | "down" | "none">> = {
  active: "none",
  new: "none",
  won: "up",
  wonSum: "up",
  lost: "down",
  winRate: "up",
  cycle: "down",
  done: "none",
  callsIn: "none",
  callsOut: "none",
  response: "down"
}
