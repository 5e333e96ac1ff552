/**
 * What might the columns of this file mean? A draft with everything that can be told from the headers and the cells, and a
 * question for everything that cannot: nothing is guessed silently.
 */
import type { Json, Question, Tools } from "./Draft.ts"
import { dealsDraft, historyDraft } from "./draftColumns.ts"
import { columnsFor, type Field, productOf } from "./HeaderWords.ts"
import { isBlank, type TableRow } from "./TableRow.ts"

/** A mapping in the making, and what a person has to answer before it is one. */
export interface Suggestion {
  /** The product the file seems to come from, for show. */
  readonly product: string | null
  readonly draft: { readonly [key: string]: Json }
  readonly questions: ReadonlyArray<Question>
}

const everything = [
  "pipelines",
  "stages",
  "owners",
  "sources",
  "companies",
  "contacts",
  "products",
  "lossReasons"
]

/** A draft for a file with these headers; `samples` should be many rows, best all of them. `pipelines` are those there are. */
export const suggestMapping = (
  headers: ReadonlyArray<string>,
  samples: ReadonlyArray<TableRow>,
  name: string,
  pipelines: ReadonlyArray<string> = []
): Suggestion => {
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
      questions.push({
        path: ["columns", field, "column"],
        column: null,
        text: `Which column is ${label}?`,
        choices: found.map((value) => ({ label: value, value }))
      })
    }
    return found[0]
  }
  const ask = (field: Field, label: string): string | undefined => {
    const column = pick(field, label)
    if (column === undefined) {
      questions.push({
        path: ["columns", field, "column"],
        column: null,
        text: `Which column is ${label}?`,
        choices: headers.map((value) => ({ label: value, value }))
      })
    }
    return column
  }
  const product = productOf(headers)
  const ownPipeline = (product ?? name.replace(/\.\w{1,5}$/, "")).slice(0, 120)
  const tools: Tools = {
    ask,
    cells,
    headers,
    pick,
    pipelines: [...new Set([ownPipeline, ...pipelines])],
    questions,
    samples: samples.length
  }
  const isHistory = columnsFor("fromStage", headers).length > 0 && columnsFor("toStage", headers).length > 0
  const { columns, ...more } = isHistory ? historyDraft(tools) : dealsDraft(tools, prefixOf(product))
  const draft = {
    weir: "mapping",
    version: 1,
    name: name.slice(0, 120) || "Import",
    kind: isHistory ? "stage-history" : "deals",
    create: Object.fromEntries(everything.map((kind) => [kind, "create"])),
    columns: columns ?? {},
    ...more
  }
  return { product, draft, questions }
}

/** Products that count deals from 1 get a prefix, so that deal 1 of one is not taken for deal 1 of another. */
const prefixOf = (product: string | null): string =>
  product !== null && ["Pipedrive", "Bitrix24", "amoCRM", "Kommo", "HubSpot"].includes(product)
    ? `${product.toLowerCase()}:`
    : ""

/** The draft with one answer put in its place. */
export const answer = (
  draft: Suggestion["draft"],
  path: ReadonlyArray<string>,
  value: Json
): Suggestion["draft"] => {
  const [key, ...rest] = path
  if (key === undefined) return draft
  const below = Object.hasOwn(draft, key) ? draft[key] : undefined
  const inner =
    typeof below === "object" && below !== null && !Array.isArray(below) ? (below as Suggestion["draft"]) : {}
  return { ...draft, [key]: rest.length === 0 ? value : answer(inner, rest, value) }
}
