// What is a mapping while a person works on it? Plain JSON with places that can be read and set, and still open questions.
import type { Json, Question } from "@weir/domain/import/Draft"
import type { Suggestion } from "@weir/domain/import/suggestMapping"

export type Draft = { readonly [key: string]: Json }
export type { Json, Question }
export type Path = ReadonlyArray<string>

const isTree = (value: Json | undefined): value is Draft =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** What stands at a path; undefined where nothing does. Only the draft's own keys count, whatever a file calls its columns. */
export const at = (draft: Draft, path: Path): Json | undefined => {
  let here: Json | undefined = draft
  for (const key of path) {
    if (!isTree(here) || !Object.hasOwn(here, key)) return undefined
    here = here[key]
  }
  return here
}

export const textAt = (draft: Draft, path: Path): string => {
  const value = at(draft, path)
  return typeof value === "string" ? value : ""
}

/** The draft with a value at a path; undefined takes the place away, and places that held nothing else with it. */
export const put = (draft: Draft, path: Path, value: Json | undefined): Draft => {
  const [key, ...rest] = path
  if (key === undefined) return draft
  const own = Object.hasOwn(draft, key) ? draft[key] : undefined
  const next = rest.length === 0 ? value : put(isTree(own) ? own : {}, rest, value)
  const others = Object.fromEntries(Object.entries(draft).filter(([name]) => name !== key))
  const isGone = next === undefined || (rest.length > 0 && isTree(next) && Object.keys(next).length === 0)
  return isGone ? others : { ...draft, [key]: next }
}

/** Takes what the server suggests, or a mapping that was saved; anything else is no draft. */
export const readSuggestion = (json: unknown): Suggestion | undefined => {
  if (!isTree(json as Json)) return undefined
  const facts = json as Draft
  if (isTree(facts["draft"])) {
    return {
      product: typeof facts["product"] === "string" ? facts["product"] : null,
      draft: facts["draft"],
      questions: (facts["questions"] ?? []) as unknown as ReadonlyArray<Question>
    }
  }
  return facts["weir"] === "mapping" ? { product: null, draft: facts, questions: [] } : undefined
}

/** Questions that nothing in the draft answers yet. */
export const openQuestions = (draft: Draft, questions: ReadonlyArray<Question>): ReadonlyArray<Question> =>
  questions.filter((question) =>
    question.choices.length === 0 && question.path.length === 1
      ? false
      : at(draft, question.path) === undefined
  )

export interface StageLine {
  readonly text: string
  readonly pipeline?: string
  readonly stage: string
  readonly kind: "incoming" | "open" | "won" | "lost"
}
export const stagesOf = (draft: Draft): ReadonlyArray<StageLine> =>
  Array.isArray(draft["stages"]) ? (draft["stages"] as unknown as ReadonlyArray<StageLine>) : []

export interface StatusLine {
  readonly text: string
  readonly outcome: "open" | "won" | "lost"
  readonly stage?: string
}
export const statusesOf = (draft: Draft): ReadonlyArray<StatusLine> =>
  Array.isArray(draft["statuses"]) ? (draft["statuses"] as unknown as ReadonlyArray<StatusLine>) : []

/** Columns of the file that the draft takes nothing from. */
export const unusedColumns = (draft: Draft, headers: ReadonlyArray<string>): ReadonlyArray<string> => {
  const columns = draft["columns"]
  const used = new Set(
    isTree(columns)
      ? Object.values(columns).flatMap((place) =>
          isTree(place) && typeof place["column"] === "string" ? [place["column"]] : []
        )
      : []
  )
  return headers.filter((header) => !used.has(header))
}
