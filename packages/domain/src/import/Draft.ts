/** What is a mapping in the making? Plain JSON with questions, and the tools its parts are put together with. */
import type { Field } from "./HeaderWords.ts"

/** Plain JSON, to be put together, answered and then read by `readMapping`. */
export type Json = string | number | boolean | null | ReadonlyArray<Json> | { readonly [key: string]: Json }

/** Something only a person can say. The answer goes to `path` in the mapping; no choices means a free text. */
export interface Question {
  readonly path: ReadonlyArray<string>
  readonly column: string | null
  readonly text: string
  readonly choices: ReadonlyArray<{ readonly label: string; readonly value: Json }>
}

/** What the parts of a mapping are put together with: the cells of the file, and where questions are collected. */
export interface Tools {
  /** The column of a field, asked for when the headers do not tell. */
  readonly ask: (field: Field, label: string) => string | undefined
  /** The same, but a file may do without it. */
  readonly pick: (field: Field, label: string) => string | undefined
  readonly cells: (column: string) => ReadonlyArray<string>
  readonly questions: Array<Question>
  readonly samples: number
  readonly headers: ReadonlyArray<string>
  /** Names of pipelines to choose from where the file names none: first one of its own. */
  readonly pipelines: ReadonlyArray<string>
}
