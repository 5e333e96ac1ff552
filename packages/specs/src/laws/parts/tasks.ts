/** Which numbers do the metrics of tasks show? */
import type { Parts, Shown } from "../parts.ts"

interface Counted {
  readonly now: number
  readonly before: number
  readonly beforeFull: number
}
interface Rows {
  readonly rows: ReadonlyArray<{ readonly id: string; readonly count: number }>
  readonly types: ReadonlyArray<{
    readonly kind: string
    readonly typeId: string | null
    readonly count: number
  }>
}

const compared = ({ before, beforeFull, now }: Counted): ReadonlyArray<Shown> => [
  { part: "now", counted: now },
  { part: "before", counted: before },
  { part: "beforeFull", counted: beforeFull }
]
const people = (rows: Rows["rows"]): ReadonlyArray<Shown> =>
  rows.map(({ count, id }) => ({ part: `user:${id}`, counted: count }))
const types = (rows: Rows["types"], prefix = ""): ReadonlyArray<Shown> =>
  rows.map(({ count, kind, typeId }) => ({ part: `${prefix}type:${kind}:${typeId ?? ""}`, counted: count }))

export const tasks: Parts = {
  overdueTasks: (r) => [
    ...compared(r),
    { part: "stillOpen", counted: r.stillOpen },
    { part: "completedLate", counted: r.completedLate },
    { part: "allOpen", counted: r.allOpen },
    ...people(r.rows),
    ...types(r.types)
  ],
  currentTasks: (r) => [{ part: "total", counted: r.total }, ...people(r.rows), ...types(r.types)],
  completedTasks: (r) => [
    ...compared(r),
    { part: "late", counted: r.late },
    ...people(r.rows),
    ...types(r.types)
  ],
  activityByType: (r) => [
    ...compared(r),
    ...people(r.rows),
    ...types(r.types),
    ...r.rows.flatMap((row) => types(row.types, `user:${row.id}:`))
  ],
  plannedWork: (r) => [
    { part: "total", counted: r.total },
    { part: "late", counted: r.late },
    { part: "overdue", counted: r.overdue },
    { part: "today", counted: r.today },
    ...people(r.rows)
  ],
  dealsWithoutTask: (r) => [
    { part: "total", figure: r.total },
    ...r.rows.map((row) => ({ part: `user:${row.id}`, figure: row.deals })),
    ...r.stages.map((row) => ({ part: `stage:${row.id}`, figure: row.deals }))
  ]
}
