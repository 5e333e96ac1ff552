/** The parts that both kinds of rows have: the stage, the owner, the title. */
import type { Instant } from "../time/Instant.ts"
import type { Zone } from "../time/Zone.ts"
import type { DealsMapping, StageText } from "./Mapping.ts"
import type { RowCells } from "./RowCells.ts"
import { fill } from "./TitleTemplate.ts"

/** What rows are read against: `zone` for times without one, `importedAt` for dates that are missing or still to come. */
export interface ReadingContext {
  readonly zone: Zone
  readonly importedAt: Instant
}

/** The same with the finder of the mapping's stages. */
export interface Around extends ReadingContext {
  readonly stages: (text: string, pipeline: string | null) => StageText | undefined
}

/** A text that must be there; a blank one is a problem of the row. */
export const required = (cells: RowCells, field: string, column: string, max: number): string | null => {
  const before = cells.problems.length
  const value = cells.text(field, { column }, max)
  return value === null && cells.problems.length === before
    ? cells.refuse(field, column, "", "it is blank")
    : value
}

/** The pipeline and stage that a text means, with the stage's kind where that is known. */
export const placeOf = (text: string, pipeline: string | null, { stages }: Around) => {
  const known = stages(text, pipeline)
  return {
    pipeline: known?.pipeline ?? pipeline,
    stage: { name: known?.stage ?? text, kind: known?.kind ?? null }
  }
}

/** The name of the owner, or whom the mapping names where the cell is blank. */
export const ownerOf = (cells: RowCells, rule: DealsMapping["columns"]["owner"]): string | null => {
  const before = cells.problems.length
  const name = cells.text("owner", rule)
  if (name !== null || cells.problems.length > before) return name
  const policy = rule.whenEmpty
  if (policy === undefined || policy.policy === "error")
    return cells.refuse("owner", rule.column, "", "it is blank: a deal needs an owner")
  cells.silentOn.push("owner")
  cells.assumed.push(
    policy.policy === "robot" ? "no owner: given to the robot" : `no owner: given to ${policy.name}`
  )
  return policy.policy === "robot" ? null : policy.name
}

/** The title, from its column or from the template. */
export const titleOf = (
  cells: RowCells,
  rule: DealsMapping["columns"]["title"],
  names: Parameters<typeof fill>[1]
): string => {
  const title = rule.template === undefined ? cells.text("title", rule, 4000) : fill(rule.template, names)
  if (title === null || title === "") {
    cells.silentOn.push("title")
    cells.assumed.push("no title: named after its id")
    return (names.externalId ?? "").slice(0, 120)
  }
  if (title.length <= 120) return title
  cells.assumed.push("the title was cut to 120 characters")
  return `${title.slice(0, 119).replace(/[\uD800-\uDBFF]$/, "")}…`
}
