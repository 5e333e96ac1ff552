/**
 * What might the columns of this file mean? A draft with everything that can be told from the headers and the cells, and a
 * question for everything that cannot: nothing is guessed silently.
 */
import { folded } from "../catalogue/Catalogue.ts"
import { exponent, isCurrency } from "../money/Currency.ts"
import { DateFormat, detectDateFormat } from "./DateFormat.ts"
import { columnsFor, currencyInHeader, type Field, meansNoDate, outcomeOf, productOf } from "./HeaderWords.ts"
import { detectNumberFormat, type NumberFormat } from "./NumberFormat.ts"
import { describe } from "./parseAmount.ts"
import { isBlank, type TableRow } from "./TableRow.ts"

/** Plain JSON, to be put together, answered and then read by `readMapping`. */
export type Json = string | number | boolean | null | ReadonlyArray<Json> | { readonly [key: string]: Json }

/** Something only a person can say. The answer goes to `path` in the mapping; no choices means a free text. */
export interface Question {
  readonly path: ReadonlyArray<string>
  readonly column: string | null
  readonly text: string
  readonly choices: ReadonlyArray<{ readonly label: string; readonly value: Json }>
}

export interface Suggestion {
  /** The product the file seems to come from, for show. */
  readonly product: string | null
  readonly draft: { readonly [key: string]: Json }
  readonly questions: ReadonlyArray<Question>
}

const everything = ["pipelines", "stages", "owners", "sources", "companies", "contacts", "products", "lossReasons"]

/** A draft for a file with these headers; `samples` should be many rows, best all of them. */
export const suggestMapping = (headers: ReadonlyArray<string>, samples: ReadonlyArray<TableRow>, name: string): Suggestion => {
  const questions: Array<Question> = []
  const cells = (column: string): ReadonlyArray<string> => {
    const index = headers.indexOf(column)
    return samples.flatMap(({ cells }) => (isBlank(cells[index]) ? [] : [cells[index]!.trim()]))
  }
  const used = new Set<string>()
  const pick = (field: Field, label: string): string | undefined => {
    const found = columnsFor(field, headers).filter((header) => !used.has(header))
    if (found.length === 1) used.add(found[0]!)
    if (found.length > 1) {
      questions.push({ path: ["columns", field, "column"], column: null, text: `Which column is ${label}?`, choices: found.map((value) => ({ label: value, value })) })
    }
    return found[0]
  }
  const ask = (field: Field, label: string): string | undefined => {
    const column = pick(field, label)
    if (column === undefined) {
      questions.push({ path: ["columns", field, "column"], column: null, text: `Which column is ${label}?`, choices: headers.map((value) => ({ label: value, value })) })
    }
    return column
  }
  const tools: Tools = { ask, cells, pick, questions, samples: samples.length }
  const isHistory = columnsFor("fromStage", headers).length > 0 && columnsFor("toStage", headers).length > 0
  const { columns, ...more } = isHistory ? historyDraft(tools) : dealsDraft(tools, prefixOf(productOf(headers)))
  const draft = {
    weir: "mapping", version: 1, name: name.slice(0, 120) || "Import", kind: isHistory ? "stage-history" : "deals",
    create: Object.fromEntries(everything.map((kind) => [kind, "create"])), columns: columns ?? {}, ...more
  }
  return { product: productOf(headers), draft, questions }
}

/** Products that count deals from 1 get a prefix, so that deal 1 of one is not taken for deal 1 of another. */
const prefixOf = (product: string | null): string =>
  product !== null && ["Pipedrive", "Bitrix24", "amoCRM", "Kommo", "HubSpot"].includes(product) ? `${product.toLowerCase()}:` : ""

/** The draft with one answer put in its place. */
export const answer = (draft: Suggestion["draft"], path: ReadonlyArray<string>, value: Json): Suggestion["draft"] => {
  const [key, ...rest] = path
  if (key === undefined) return draft
  const below = Object.hasOwn(draft, key) ? draft[key] : undefined
  const inner = typeof below === "object" && below !== null && !Array.isArray(below) ? (below as Suggestion["draft"]) : {}
  return { ...draft, [key]: rest.length === 0 ? value : answer(inner, rest, value) }
}

interface Tools {
  /** The column of a field, asked for when the headers do not tell. */
  readonly ask: (field: Field, label: string) => string | undefined
  /** The same, but a file may do without it. */
  readonly pick: (field: Field, label: string) => string | undefined
  readonly cells: (column: string) => ReadonlyArray<string>
  readonly questions: Array<Question>
  readonly samples: number
}

const dealsDraft = (tools: Tools, prefix: string): { [key: string]: Json } => {
  const { ask, cells, pick, questions } = tools
  const columns: { [key: string]: Json } = {}
  const put = (field: Field, column: string | undefined, more: { [key: string]: Json } = {}) => {
    if (column !== undefined) columns[field] = { column, ...more }
  }
  put("externalId", ask("externalId", "the deal's own id"), prefix === "" ? {} : { prefix })
  const title = pick("title", "the title")
  const [product, company] = [pick("product", "the product"), pick("company", "the company")]
  columns["title"] = title === undefined
    ? { template: product === undefined ? "{externalId}" : "{product}[ for {company}]" }
    : { column: title }
  const pipeline = pick("pipeline", "the pipeline")
  put("pipeline", pipeline)
  const stage = ask("stage", "the stage")
  put("stage", stage)
  const status = pick("status", "the status")
  put("status", status)
  amountDraft(tools, columns)
  ownerDraft(tools, columns)
  put("source", pick("source", "the source"))
  put("company", company)
  put("contact", pick("contact", "the contact"))
  put("product", product)
  dateDraft(tools, columns, "createdAt", ask("createdAt", "the moment of creation"))
  const closing = (["closedAt", "wonAt", "lostAt"] as const).filter((field) => {
    const column = pick(field, `the moment (${field})`)
    dateDraft(tools, columns, field, column)
    return column !== undefined
  })
  put("lossReason", pick("lossReason", "the reason of a loss"))
  const stages = stage === undefined ? [] : stagesDraft(cells(stage), pipeline === undefined ? [] : cells(pipeline))
  const hasOutcomes = status !== undefined || stages.some(({ kind }) => kind !== "open")
  if (!hasOutcomes && stage !== undefined) {
    questions.push({ path: ["stages"], column: stage, text: "No stage is known to be won or lost: which are? Set the kind of each stage.", choices: [] })
  }
  if (hasOutcomes && closing.length === 0) {
    questions.push({
      path: ["columns", "whenNotClosed"], column: null, text: "No column says when deals were won or lost. What shall be taken?",
      choices: [{ label: "the moment of creation", value: { policy: "created" } }, { label: "the moment of the import", value: { policy: "import-time" } }]
    })
  }
  const statuses = status === undefined ? [] : statusesDraft(tools, status)
  return { columns, ...(stages.length === 0 ? {} : { stages }), ...(statuses.length === 0 ? {} : { statuses }) }
}

const historyDraft = (tools: Tools): { [key: string]: Json } => {
  const columns: { [key: string]: Json } = {}
  const put = (field: Field, column: string | undefined) => {
    if (column !== undefined) columns[field] = { column }
  }
  put("externalId", tools.ask("externalId", "the deal"))
  columns["title"] = { template: "{externalId}" }
  put("pipeline", tools.pick("pipeline", "the pipeline"))
  const [from, to] = [tools.pick("fromStage", "the stage left"), tools.ask("toStage", "the stage entered")]
  put("fromStage", from)
  put("toStage", to)
  amountDraft(tools, columns)
  ownerDraft(tools, columns)
  dateDraft(tools, columns, "at", tools.ask("at", "the moment of the step"))
  return { columns, stages: stagesDraft([from, to].flatMap((column) => (column === undefined ? [] : tools.cells(column))), []) }
}

const amountDraft = ({ cells, pick, questions }: Tools, columns: { [key: string]: Json }): void => {
  const column = pick("amount", "the amount")
  if (column === undefined) return
  const currency = pick("currency", "the currency")
  const inHeader = currencyInHeader(column)
  if (currency !== undefined) columns["currency"] = { column: currency }
  else if (inHeader !== undefined) columns["currency"] = { constant: inHeader }
  else questions.push({ path: ["columns", "currency", "constant"], column, text: "In which currency are the amounts? No column says it.", choices: [] })
  const codes = currency === undefined ? (inHeader === undefined ? [] : [inHeader]) : [...new Set(cells(currency).map((code) => code.toUpperCase()))]
  const decimals = codes.length > 0 && codes.every(isCurrency) ? Math.max(...codes.map((code) => exponent(code))) : undefined
  const found = detectNumberFormat(cells(column), decimals)
  columns["amount"] = { column, empty: "no-budget", ...(found._tag === "certain" ? { number: asJson(found.format) } : {}) }
  if (found._tag === "ambiguous") {
    questions.push({
      path: ["columns", "amount", "number"], column, text: `"${found.shown}" can be read in more than one way. How much is it?`,
      choices: found.readings.map(({ format, reads }) => ({ label: reads, value: asJson(format) }))
    })
  } else if (found._tag === "unknown") {
    questions.push({
      path: ["columns", "amount", "number"], column,
      text: found.misfits.length === 0 ? "The column holds no numbers to learn from. How are they written?" : `Not all cells are numbers of one style: "${found.misfits.join('", "')}". How are they written?`,
      choices: ([[",", "."], [",", "space"], [".", ","], [".", "none"], [",", "none"]] as const).map(([decimal, grouping]) => ({ label: describe({ decimal, grouping }), value: { decimal, grouping } }))
    })
  }
}

const asJson = ({ decimal, grouping }: NumberFormat): Json => ({ decimal, grouping })

const ownerDraft = ({ ask, cells, questions, samples }: Tools, columns: { [key: string]: Json }): void => {
  const column = ask("owner", "the owner")
  if (column === undefined) return
  columns["owner"] = { column, whenEmpty: { policy: "error" } }
  const blank = samples - cells(column).length
  if (blank === 0) return
  questions.push({
    path: ["columns", "owner", "whenEmpty"], column, text: `${blank} of ${samples} rows have no owner. Whose shall these deals be?`,
    choices: [{ label: "a user called No owner", value: { policy: "user", name: "No owner" } }, { label: "the robot's (incoming deals only)", value: { policy: "robot" } }, { label: "nobody's: leave these rows out as failed", value: { policy: "error" } }]
  })
}

const dateDraft = ({ cells, questions, samples }: Tools, columns: { [key: string]: Json }, field: Field, column: string | undefined): void => {
  if (column === undefined) return
  const found = detectDateFormat(cells(column))
  const others = found._tag === "unknown" ? [] : found.others
  const emptyTexts = others.filter(meansNoDate)
  columns[field] = { column, ...(found._tag === "certain" ? { date: found.format } : {}), ...(emptyTexts.length === 0 ? {} : { emptyTexts }) }
  const strange = others.filter((text) => !meansNoDate(text))
  if (found._tag === "ambiguous") {
    questions.push({ path: ["columns", field, "date"], column, text: `"${found.shown}" can be two different days. Which is it?`, choices: found.readings.map(({ format, reads }) => ({ label: `${reads} (${format})`, value: format })) })
  } else if (found._tag === "unknown") {
    questions.push({ path: ["columns", field, "date"], column, text: "How are the dates written? The cells do not tell.", choices: DateFormat.literals.map((value) => ({ label: value, value })) })
  }
  if (strange.length > 0) {
    questions.push({ path: ["columns", field, "emptyTexts"], column, text: `"${strange.join('", "')}" is no date. Does it mean that there is none?`, choices: [{ label: "yes, there is no date", value: [...emptyTexts, ...strange] }, { label: "no, report these rows", value: emptyTexts }] })
  }
  const blank = samples - cells(column).length
  if (field === "createdAt" && blank > 0) {
    questions.push({
      path: ["columns", "createdAt", "whenEmpty"], column, text: `${blank} of ${samples} rows do not say when the deal was created. What shall be taken?`,
      choices: [{ label: "nothing: leave these rows out as failed", value: { policy: "error" } }, { label: "the moment of the import", value: { policy: "import-time" } }]
    })
  }
}

/** The stages as they are met, won and lost ones last. A pipeline in brackets behind a name is no part of the name. */
const stagesDraft = (texts: ReadonlyArray<string>, pipelines: ReadonlyArray<string>): ReadonlyArray<{ readonly text: string; readonly stage: string; readonly kind: string }> => {
  const distinct = [...new Map(texts.map((text) => [folded(text), text])).values()].slice(0, 100)
  const kinds = { open: 0, won: 1, lost: 2 }
  const known = new Set(pipelines)
  const named = (text: string) => (known.has(/\(([^()]*)\)$/.exec(text)?.[1] ?? "") ? text.replace(/\s*\([^()]*\)$/, "") : text).slice(0, 120)
  return distinct.map((text) => ({ text, stage: named(text), kind: outcomeOf(text) ?? "open" } as const)).sort((a, b) => kinds[a.kind] - kinds[b.kind])
}

const statusesDraft = ({ cells, questions }: Tools, column: string): ReadonlyArray<Json> => {
  const texts = [...new Map(cells(column).map((text) => [folded(text), text])).values()].slice(0, 50)
  const outcomes = texts.map((text) => ({ text, outcome: outcomeOf(text) ?? (folded(text) === "open" ? "open" : null) }))
  for (const { outcome, text } of outcomes) {
    if (outcome === null) questions.push({ path: ["statuses"], column, text: `What does the status "${text}" mean: open, won or lost?`, choices: [] })
  }
  return outcomes.flatMap(({ outcome, text }): ReadonlyArray<Json> => outcome === null ? [] : [{ text, outcome, ...(outcome === "open" ? {} : { stage: outcome === "won" ? "Won" : "Lost" }) }])
}
