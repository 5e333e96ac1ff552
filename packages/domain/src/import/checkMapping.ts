/** Does a mapping fit a file? What is missing or contradicts itself, field by field, before any row is read. */
import { folded } from "../catalogue/Catalogue.ts"
import type { Mapping } from "./Mapping.ts"
import { isPart, partsOf, templateParts } from "./TitleTemplate.ts"

/** One thing that is missing in a mapping, or contradicts the file or itself. */
export interface MappingProblem {
  /** The place in the mapping: "columns.amount.number". */
  readonly field: string
  readonly reason: string
}

/** Empty when every row can be read by this mapping. */
export const checkMapping = (
  mapping: Mapping,
  headers: ReadonlyArray<string>
): ReadonlyArray<MappingProblem> => {
  const problems: Array<MappingProblem> = []
  const report = (field: string, reason: string) => problems.push({ field, reason })
  for (const [field, column] of columnsNamed(mapping)) {
    if (!headers.includes(column))
      report(field, `the file has no column "${column}"; it has ${listed(headers)}`)
  }
  const { columns } = mapping
  if (columns.amount !== undefined) {
    if (columns.amount.number === undefined)
      report("columns.amount.number", "it does not say how numbers are written: give decimal and grouping")
    if (columns.currency?.column === undefined && columns.currency?.constant === undefined) {
      report(
        "columns.currency",
        "there are amounts, but nothing says their currency: name a column or a constant"
      )
    }
  }
  for (const [field, rule] of datesOf(mapping)) {
    if (rule.date === undefined)
      report(`${field}.date`, "it does not say how dates are written, such as dd.mm.yyyy")
  }
  const template = columns.title?.template
  if (template !== undefined) {
    const strange = partsOf(template).filter((part) => !isPart(part))
    if (strange.length > 0)
      report(
        "columns.title.template",
        `{${strange[0]}} is no part of a title; there are ${templateParts.join(", ")}`
      )
  }
  if (columns.title !== undefined && (template === undefined) === (columns.title.column === undefined)) {
    report("columns.title", "give either a column or a template")
  }
  checkText(mapping, report)
  checkStages(mapping, report)
  return problems
}

type Report = (field: string, reason: string) => void

const checkText = (mapping: Mapping, report: Report): void => {
  const needed =
    mapping.kind === "deals"
      ? { stage: mapping.columns.stage, owner: mapping.columns.owner }
      : { owner: mapping.columns.owner }
  for (const [field, rule] of Object.entries(needed)) {
    if (rule.column === undefined && rule.constant === undefined)
      report(`columns.${field}`, "name a column or a constant")
  }
  if (mapping.kind !== "deals") return
  const names = (mapping.columns.fields ?? []).map(({ name }) => name)
  for (const name of names) {
    if (["__proto__", "constructor", "prototype"].includes(name))
      report("columns.fields", `a field cannot be called "${name}"`)
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) report("columns.fields", `two fields are called "${twice}"`)
  if ((mapping.columns.status === undefined) !== ((mapping.statuses ?? []).length === 0)) {
    report("statuses", "a status column and the list of what its texts mean go together")
  }
}

const checkStages = (mapping: Mapping, report: Report): void => {
  const stages = mapping.stages ?? []
  const keys = stages.map(({ pipeline, text }) => `${folded(text)}\n${folded(pipeline ?? "")}`)
  const twice = stages.find((_, index) => keys.indexOf(keys[index]!) !== index)
  if (twice !== undefined) report("stages", `"${twice.text}" is listed twice`)
  for (const [pipeline, own] of Map.groupBy(stages, ({ pipeline }) => pipeline ?? "")) {
    const won = [...new Set(own.filter(({ kind }) => kind === "won").map(({ stage }) => stage))]
    if (won.length > 1)
      report(
        "stages",
        `a pipeline has one won stage, but ${listed(won)} are given${pipeline === "" ? "" : ` for ${pipeline}`}`
      )
    const kinds = Map.groupBy(own, ({ stage }) => folded(stage))
    for (const [, same] of kinds) {
      if (new Set(same.map(({ kind }) => kind)).size > 1)
        report("stages", `"${same[0]!.stage}" is given two kinds`)
    }
  }
  if (mapping.kind !== "deals") return
  const { closedAt, lostAt, whenNotClosed, wonAt } = mapping.columns
  const closes = [
    ...stages.map(({ kind }) => kind),
    ...(mapping.statuses ?? []).map(({ outcome }) => outcome)
  ]
  for (const [outcome, own] of [
    ["won", wonAt],
    ["lost", lostAt]
  ] as const) {
    if (
      closes.includes(outcome) &&
      own === undefined &&
      closedAt === undefined &&
      whenNotClosed === undefined
    ) {
      report("columns.whenNotClosed", `no column says when deals were ${outcome}: say what to take instead`)
    }
  }
}

const columnsNamed = (mapping: Mapping): ReadonlyArray<readonly [field: string, column: string]> => {
  const { fields, ...single } = { fields: undefined, ...mapping.columns }
  const named = Object.entries(single).flatMap(([field, rule]): ReadonlyArray<readonly [string, string]> =>
    rule !== undefined && "column" in rule && rule.column !== undefined
      ? [[`columns.${field}`, rule.column]]
      : []
  )
  return [
    ...named,
    ...(fields ?? []).map(({ column }, index) => [`columns.fields[${index}]`, column] as const)
  ]
}

const datesOf = (mapping: Mapping) => {
  const rules =
    mapping.kind === "deals"
      ? {
          createdAt: mapping.columns.createdAt,
          closedAt: mapping.columns.closedAt,
          wonAt: mapping.columns.wonAt,
          lostAt: mapping.columns.lostAt
        }
      : { at: mapping.columns.at }
  return Object.entries(rules).flatMap(([field, rule]) =>
    rule === undefined ? [] : [[`columns.${field}`, rule] as const]
  )
}

const listed = (names: ReadonlyArray<string>): string =>
  names.length > 12 ? `${names.slice(0, 12).join(", ")} and ${names.length - 12} more` : names.join(", ")
