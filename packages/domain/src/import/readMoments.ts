/** When was a deal created and closed, and what is taken where the row does not say it? */
import { maxAheadMs } from "../log/Event.ts"
import { dayOf, startOfDay } from "../time/Calendar.ts"
import { type Instant, toIso } from "../time/Instant.ts"
import type { LocalDate } from "../time/LocalDate.ts"
import type { DealsMapping } from "./Mapping.ts"
import type { Around } from "./readParts.ts"
import type { RowCells } from "./RowCells.ts"
import type { NamedStage } from "./RowFacts.ts"

/** When the deal was created, `null` with a problem of the row when that cannot be read. */
export const createdOf = (
  cells: RowCells,
  rule: DealsMapping["columns"]["createdAt"],
  around: Around
): Instant | null => {
  const before = cells.problems.length
  const at = cells.date("createdAt", rule, around.zone)
  if (at !== null) return notAhead(cells, "createdAt", rule.column, at, around)
  if (cells.problems.length > before) return null
  const policy = rule.whenEmpty
  if (policy === undefined || policy.policy === "error")
    return cells.refuse("createdAt", rule.column, "", "it is blank: a deal needs the moment it was created")
  cells.silentOn.push("createdAt")
  return supplied(cells, "created", policy, around)
}

/** When the deal was closed, `null` while it is open or when that cannot be read. */
export const closedOf = (
  cells: RowCells,
  columns: DealsMapping["columns"],
  { kind }: NamedStage,
  createdAt: Instant,
  around: Around
): Instant | null => {
  if (kind === "open" || kind === "incoming") return null
  const own = kind === "won" ? columns.wonAt : kind === "lost" ? columns.lostAt : undefined
  const before = cells.problems.length
  for (const [field, rule] of [
    [kind === "won" ? "wonAt" : "lostAt", own],
    ["closedAt", columns.closedAt]
  ] as const) {
    const at = rule === undefined ? null : cells.date(field, rule, around.zone)
    if (at === null || rule === undefined) continue
    if (at >= createdAt) return notAhead(cells, field, rule.column, at, around)
    const cell = cells.at(rule.column)
    if (!cell.includes(":") && dayOf(around.zone, at) === dayOf(around.zone, createdAt)) {
      cells.silentOn.push("closedAt")
      cells.assumed.push(
        "closed on the day it was created, at an hour that is not known: taken as the moment of creation"
      )
      return createdAt
    }
    return cells.refuse(field, rule.column, cell, `it lies before the deal was created (${toIso(createdAt)})`)
  }
  if (cells.problems.length > before || kind === null) return null
  const policy = columns.whenNotClosed
  const column = own?.column ?? columns.closedAt?.column
  if (policy === undefined || policy.policy === "error")
    return cells.refuse("closedAt", column, "", `it is blank, and the deal is ${kind}: the moment is needed`)
  cells.silentOn.push("closedAt")
  if (policy.policy === "created") {
    cells.assumed.push(`no date for ${kind}: taken as the moment of creation`)
    return createdAt
  }
  const at = supplied(cells, kind, policy, around)
  return at >= createdAt
    ? at
    : cells.refuse(
        "closedAt",
        column,
        "",
        `it is blank, and the date to take instead lies before the deal was created (${toIso(createdAt)})`
      )
}

const supplied = (
  cells: RowCells,
  what: string,
  policy: { readonly policy: "import-time" } | { readonly policy: "date"; readonly date: LocalDate },
  { importedAt, zone }: Around
): Instant => {
  cells.assumed.push(
    policy.policy === "date"
      ? `no date for ${what}: taken as ${policy.date}`
      : `no date for ${what}: taken as the moment of the import`
  )
  return policy.policy === "date" ? startOfDay(zone, policy.date) : importedAt
}

/** The instant, unless it lies after the import: then a problem of the row, and `null`. */
export const notAhead = (
  cells: RowCells,
  field: string,
  column: string,
  at: Instant,
  { importedAt }: Around
): Instant | null =>
  at <= importedAt + maxAheadMs ? at : cells.refuse(field, column, cells.at(column), "it lies in the future")
