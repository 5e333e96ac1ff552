/** Rows into facts, by a mapping. */
import { Result } from "effect"
import { folded } from "../catalogue/Catalogue.ts"
import { maxAheadMs } from "../log/Event.ts"
import type { Budget } from "../money/Budget.ts"
import { type Currency, isCurrency } from "../money/Currency.ts"
import { dayOf, startOfDay } from "../time/Calendar.ts"
import { type Instant, toIso } from "../time/Instant.ts"
import type { LocalDate } from "../time/LocalDate.ts"
import type { Zone } from "../time/Zone.ts"
import type { DealsMapping, Mapping, StageHistoryMapping, StageText } from "./Mapping.ts"
import { parseAmount } from "./parseAmount.ts"
import { RowCells } from "./RowCells.ts"
import type { DealFacts, MoveFacts, NamedStage, RowFacts, RowProblem } from "./RowFacts.ts"
import { isBlank, type TableRow } from "./TableRow.ts"
import { fill } from "./TitleTemplate.ts"

/** What rows are read against: `zone` for times without one, `importedAt` for dates that are missing or still to come. */
export interface ReadingContext {
  readonly zone: Zone
  readonly importedAt: Instant
}

export type RowReader = (row: TableRow) => Result.Result<RowFacts, ReadonlyArray<RowProblem>>

/**
 * A reader of the rows of one file: the mapping must have passed `checkMapping` with these headers. Every row gives facts
 * or at least one problem; nothing in a cell makes it throw.
 */
export const rowReader = (mapping: Mapping, headers: ReadonlyArray<string>, context: ReadingContext): RowReader => {
  const positions = new Map(headers.map((header, index) => [header, index]))
  const stages = stageFinder(mapping.stages ?? [])
  const around = { zone: mapping.zone ?? context.zone, importedAt: context.importedAt, stages }
  return (row) => {
    const cells = new RowCells(row, positions)
    if (row.cells.length < headers.length) {
      cells.refuse("row", undefined, "", `it has ${row.cells.length} cells, the header has ${headers.length}: the row is cut short`)
      return Result.fail(cells.problems)
    }
    if (!row.cells.slice(headers.length).every(isBlank)) {
      cells.refuse("row", undefined, row.cells[headers.length] ?? "", `it has ${row.cells.length} cells, the header has ${headers.length}: a separator may stand inside a cell that is not quoted`)
      return Result.fail(cells.problems)
    }
    const facts = mapping.kind === "deals" ? dealFacts(row, cells, mapping, around) : moveFacts(row, cells, mapping, around)
    return facts === null || cells.problems.length > 0 ? Result.fail(cells.problems) : Result.succeed(facts)
  }
}

interface Around extends ReadingContext {
  readonly stages: (text: string, pipeline: string | null) => StageText | undefined
}

const dealFacts = (row: TableRow, cells: RowCells, mapping: DealsMapping, around: Around): DealFacts | null => {
  const { columns } = mapping
  const externalId = required(cells, "externalId", columns.externalId.column, 160)
  const stageText = cells.text("stage", columns.stage, 500)
  if (stageText === null) cells.refuse("stage", columns.stage.column, "", "it is blank: a deal must stand in a stage")
  const pipeline = cells.text("pipeline", columns.pipeline)
  const place = placeOf(stageText ?? "", pipeline, around)
  const status = statusOf(cells, mapping)
  const closing = status === null || status.outcome === "open" ? null : status
  const stage: NamedStage = closing === null ? place.stage : { name: closing.stage ?? closing.outcome, kind: closing.outcome }
  const names = {
    externalId,
    company: cells.text("company", columns.company),
    contact: cells.text("contact", columns.contact),
    product: cells.text("product", columns.product),
    source: cells.text("source", columns.source),
    owner: ownerOf(cells, columns.owner),
    stage: stage.name
  }
  for (const field of ["source", "company", "contact", "product"] as const) if (columns[field] === undefined) cells.silentOn.push(field)
  const createdAt = createdOf(cells, columns.createdAt, around)
  const closedAt = createdAt === null ? null : closedOf(cells, columns, stage, createdAt, around)
  const budget = budgetOf(cells, columns, stageText ?? "")
  const lossReasonName = stage.kind === "won" || stage.kind === "open" || stage.kind === "incoming" ? null : cells.text("lossReason", columns.lossReason)
  const fields = (columns.fields ?? []).flatMap(({ column, name }): ReadonlyArray<readonly [string, string]> => {
    const value = cells.text(`fields.${name}`, { column }, 4000)
    return value === null ? [] : [[name, value]]
  })
  const title = titleOf(cells, columns.title, names)
  if (externalId === null || createdAt === null || cells.problems.length > 0) return null
  return {
    _tag: "Deal", row: row.row, externalId: `${columns.externalId.prefix ?? ""}${externalId}`, title, pipelineName: place.pipeline, stage,
    closedFrom: closing === null || place.stage.kind === "won" || place.stage.kind === "lost" ? null : place.stage.name,
    budget, ownerName: names.owner, sourceName: names.source, companyName: names.company, contactName: names.contact,
    productName: names.product, createdAt, closedAt, lossReasonName, fields, assumed: cells.assumed, silentOn: cells.silentOn
  }
}

const moveFacts = (row: TableRow, cells: RowCells, mapping: StageHistoryMapping, around: Around): MoveFacts | null => {
  const { columns } = mapping
  const externalId = required(cells, "externalId", columns.externalId.column, 160)
  const toText = required(cells, "toStage", columns.toStage.column, 500)
  const fromText = cells.text("fromStage", columns.fromStage, 500)
  const pipeline = cells.text("pipeline", columns.pipeline)
  const to = placeOf(toText ?? "", pipeline, around)
  const at = cells.date("at", columns.at, around.zone)
  if (at === null && cells.at(columns.at.column, columns.at.emptyTexts) === "") cells.refuse("at", columns.at.column, "", "it is blank: a step needs its moment")
  if (at !== null) notAhead(cells, "at", columns.at.column, at, around)
  const owner = ownerOf(cells, columns.owner)
  const budget = budgetOf(cells, columns, toText ?? "")
  const names = { externalId, owner, stage: to.stage.name, company: null, contact: null, product: null, source: null }
  const title = titleOf(cells, columns.title ?? { template: "{externalId}" }, names)
  const lossReasonName = to.stage.kind === "lost" ? cells.text("lossReason", columns.lossReason) : null
  if (externalId === null || at === null || cells.problems.length > 0) return null
  return {
    _tag: "Move", row: row.row, externalId: `${columns.externalId.prefix ?? ""}${externalId}`, title, pipelineName: to.pipeline,
    from: fromText === null ? null : placeOf(fromText, pipeline, around).stage,
    to: to.stage, budget, ownerName: owner, at, lossReasonName, assumed: cells.assumed, silentOn: cells.silentOn
  }
}

const required = (cells: RowCells, field: string, column: string, max: number): string | null => {
  const before = cells.problems.length
  const value = cells.text(field, { column }, max)
  return value === null && cells.problems.length === before ? cells.refuse(field, column, "", "it is blank") : value
}

const placeOf = (text: string, pipeline: string | null, { stages }: Around) => {
  const known = stages(text, pipeline)
  return { pipeline: known?.pipeline ?? pipeline, stage: { name: known?.stage ?? text, kind: known?.kind ?? null } }
}

const statusOf = (cells: RowCells, { columns, statuses }: DealsMapping): { readonly outcome: "open" | "won" | "lost"; readonly stage?: string } | null => {
  if (columns.status === undefined) return null
  const text = cells.text("status", columns.status, 500)
  if (text === null) return cells.refuse("status", columns.status.column, "", "it is blank")
  const known = statuses?.find((status) => folded(status.text) === folded(text))
  return known ?? cells.refuse("status", columns.status.column, text, "the mapping does not say what this status means")
}

const ownerOf = (cells: RowCells, rule: DealsMapping["columns"]["owner"]): string | null => {
  const before = cells.problems.length
  const name = cells.text("owner", rule)
  if (name !== null || cells.problems.length > before) return name
  const policy = rule.whenEmpty
  if (policy === undefined || policy.policy === "error") return cells.refuse("owner", rule.column, "", "it is blank: a deal needs an owner")
  cells.silentOn.push("owner")
  cells.assumed.push(policy.policy === "robot" ? "no owner: given to the robot" : `no owner: given to ${policy.name}`)
  return policy.policy === "robot" ? null : policy.name
}

const titleOf = (cells: RowCells, rule: DealsMapping["columns"]["title"], names: Parameters<typeof fill>[1]): string => {
  const title = rule.template === undefined ? cells.text("title", { ...(rule.column === undefined ? {} : { column: rule.column }) }, 4000) : fill(rule.template, names)
  if (title === null || title === "") {
    cells.silentOn.push("title")
    cells.assumed.push("no title: named after its id")
    return (names.externalId ?? "").slice(0, 120)
  }
  if (title.length <= 120) return title
  cells.assumed.push("the title was cut to 120 characters")
  return `${title.slice(0, 119).replace(/[\uD800-\uDBFF]$/, "")}…`
}

const createdOf = (cells: RowCells, rule: DealsMapping["columns"]["createdAt"], around: Around): Instant | null => {
  const before = cells.problems.length
  const at = cells.date("createdAt", rule, around.zone)
  if (at !== null) return notAhead(cells, "createdAt", rule.column, at, around)
  if (cells.problems.length > before) return null
  const policy = rule.whenEmpty
  if (policy === undefined || policy.policy === "error") return cells.refuse("createdAt", rule.column, "", "it is blank: a deal needs the moment it was created")
  cells.silentOn.push("createdAt")
  return supplied(cells, "created", policy, around)
}

const closedOf = (cells: RowCells, columns: DealsMapping["columns"], { kind }: NamedStage, createdAt: Instant, around: Around): Instant | null => {
  if (kind === "open" || kind === "incoming") return null
  const own = kind === "won" ? columns.wonAt : kind === "lost" ? columns.lostAt : undefined
  const before = cells.problems.length
  for (const [field, rule] of [[kind === "won" ? "wonAt" : "lostAt", own], ["closedAt", columns.closedAt]] as const) {
    const at = rule === undefined ? null : cells.date(field, rule, around.zone)
    if (at === null || rule === undefined) continue
    if (at >= createdAt) return notAhead(cells, field, rule.column, at, around)
    const cell = cells.at(rule.column)
    if (!cell.includes(":") && dayOf(around.zone, at) === dayOf(around.zone, createdAt)) {
      cells.silentOn.push("closedAt")
      cells.assumed.push("closed on the day it was created, at an hour that is not known: taken as the moment of creation")
      return createdAt
    }
    return cells.refuse(field, rule.column, cell, `it lies before the deal was created (${toIso(createdAt)})`)
  }
  if (cells.problems.length > before || kind === null) return null
  const policy = columns.whenNotClosed
  const column = own?.column ?? columns.closedAt?.column
  if (policy === undefined || policy.policy === "error") return cells.refuse("closedAt", column, "", `it is blank, and the deal is ${kind}: the moment is needed`)
  cells.silentOn.push("closedAt")
  if (policy.policy === "created") {
    cells.assumed.push(`no date for ${kind}: taken as the moment of creation`)
    return createdAt
  }
  const at = supplied(cells, kind, policy, around)
  return at >= createdAt ? at : cells.refuse("closedAt", column, "", `it is blank, and the date to take instead lies before the deal was created (${toIso(createdAt)})`)
}

const supplied = (cells: RowCells, what: string, policy: { readonly policy: "import-time" } | { readonly policy: "date"; readonly date: LocalDate }, { importedAt, zone }: Around): Instant => {
  cells.assumed.push(policy.policy === "date" ? `no date for ${what}: taken as ${policy.date}` : `no date for ${what}: taken as the moment of the import`)
  return policy.policy === "date" ? startOfDay(zone, policy.date) : importedAt
}

const notAhead = (cells: RowCells, field: string, column: string, at: Instant, { importedAt }: Around): Instant | null =>
  at <= importedAt + maxAheadMs ? at : cells.refuse(field, column, cells.at(column), "it lies in the future")

const budgetOf = (cells: RowCells, { amount, currency }: Pick<DealsMapping["columns"], "amount" | "currency">, stageText: string): Budget | null => {
  if (amount === undefined || amount.noBudgetIn?.some((text) => folded(text) === folded(stageText))) {
    cells.silentOn.push("budget")
    return null
  }
  const cell = cells.at(amount.column, amount.emptyTexts)
  const code = cells.at(currency?.column).toUpperCase() || currency?.constant || ""
  if (cell === "") {
    if (amount.empty === "error") return cells.refuse("amount", amount.column, "", "it is blank")
    return amount.empty === "zero" ? inCurrency(cells, code, currency?.column, () => 0) : null
  }
  return inCurrency(cells, code, currency?.column, (known) => {
    const parsed = amount.number === undefined ? Result.fail("the mapping does not say how numbers are written") : parseAmount(cell, amount.number, known)
    return Result.isSuccess(parsed) ? parsed.success : cells.refuse("amount", amount.column, cell, parsed.failure)
  })
}

const inCurrency = (cells: RowCells, code: string, column: string | undefined, amountIn: (currency: Currency) => number | null): Budget | null => {
  if (!isCurrency(code)) return cells.refuse("currency", column, code, code === "" ? "it is blank, and there is an amount" : "it is no ISO 4217 code such as EUR")
  const amount = amountIn(code)
  return amount === null ? null : { amount, currency: code }
}

/** Finds a stage by the text of a cell; of several that are written alike the one of that pipeline. */
const stageFinder = (stages: ReadonlyArray<StageText>): Around["stages"] => {
  const byText = Map.groupBy(stages, ({ text }) => folded(text))
  return (text, pipeline) => {
    const alike = byText.get(folded(text))
    if (alike === undefined || alike.length === 1 || pipeline === null) return alike?.[0]
    return alike.find((stage) => stage.pipeline !== undefined && folded(stage.pipeline) === folded(pipeline)) ?? alike.find((stage) => stage.pipeline === undefined)
  }
}
