/** Which numbers do the metrics of tasks show? */
import type { Parts, Shown } from "../parts.ts"
import { days } from "./days.ts"

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
interface Then {
  readonly count: number
  readonly before: number
}
/** A row of a period opens for now and for before. */
export const both = (part: string, { before, count }: Then): ReadonlyArray<Shown> => [
  { part, counted: count },
  { part: `${part}:before`, counted: before }
]
const peopleThen = (rows: ReadonlyArray<Then & { readonly id: string }>): ReadonlyArray<Shown> =>
  rows.flatMap((row) => both(`user:${row.id}`, row))
const typesThen = (rows: ReadonlyArray<Then & Rows["types"][number]>, prefix = ""): ReadonlyArray<Shown> =>
  rows.flatMap((row) => both(`${prefix}type:${row.kind}:${row.typeId ?? ""}`, row))
const people = (rows: Rows["rows"]): ReadonlyArray<Shown> =>
  rows.map(({ count, id }) => ({ part: `user:${id}`, counted: count }))
const types = (rows: Rows["types"]): ReadonlyArray<Shown> =>
  rows.map(({ count, kind, typeId }) => ({ part: `type:${kind}:${typeId ?? ""}`, counted: count }))

export const tasks: Parts = {
  overdueTasks: (r) => [
    ...compared(r),
    { part: "stillOpen", counted: r.stillOpen },
    { part: "completedLate", counted: r.completedLate },
    { part: "allOpen", counted: r.allOpen },
    ...peopleThen(r.rows),
    ...r.rows.flatMap((row) => [
      { part: `user:${row.id}:stillOpen`, counted: row.stillOpen },
      { part: `user:${row.id}:completedLate`, counted: row.completedLate }
    ]),
    ...typesThen(r.types)
  ],
  currentTasks: (r) => [{ part: "total", counted: r.total }, ...people(r.rows), ...types(r.types)],
  completedTasks: (r) => [
    ...compared(r),
    { part: "late", counted: r.late },
    ...peopleThen(r.rows),
    ...typesThen(r.types),
    ...days(r.days)
  ],
  activityByType: (r) => [
    ...compared(r),
    ...peopleThen(r.rows),
    ...typesThen(r.types),
    ...r.rows.flatMap((row) => typesThen(row.types, `user:${row.id}:`)),
    ...days(r.days)
  ],
  plannedWork: (r) => [
    { part: "total", counted: r.total },
    { part: "late", counted: r.late },
    { part: "overdue", counted: r.overdue },
    { part: "today", counted: r.today },
    ...people(r.rows),
    ...r.rows.map((row) => ({ part: `user:${row.id}:late`, counted: row.late }))
  ],
  dealsWithoutTask: (r) => [
    { part: "total", figure: r.total },
    ...r.rows.map((row) => ({ part: `user:${row.id}`, figure: row.deals })),
    ...r.stages.map((row) => ({ part: `stage:${row.id}`, figure: row.deals }))
  ]
}
