/** Which numbers do the metrics of notes and files show? */
import type { Parts, Shown } from "../parts.ts"
import { days } from "./days.ts"
import { both } from "./tasks.ts"

const counted = (r: {
  readonly now: number
  readonly before: number
  readonly beforeFull: number
  readonly rows: ReadonlyArray<{ readonly id: string; readonly count: number; readonly before: number }>
}): ReadonlyArray<Shown> => [
  { part: "now", counted: r.now },
  { part: "before", counted: r.before },
  { part: "beforeFull", counted: r.beforeFull },
  ...r.rows.flatMap((row) => both(`user:${row.id}`, row))
]

export const notes: Parts = {
  notesAdded: (r) => [...counted(r), ...days(r.days)],
  latestUploads: (r) => [...counted(r), ...r.origins.flatMap((row) => both(`origin:${row.name}`, row))]
}
