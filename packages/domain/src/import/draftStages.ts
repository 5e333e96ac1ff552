/** Which stages and statuses occur, and what do their names say of the outcome? */
import { folded } from "../catalogue/Catalogue.ts"
import type { Json, Tools } from "./Draft.ts"
import { outcomeOf } from "./StageWords.ts"

/** The stages as they are met, won and lost ones last. A pipeline in brackets behind a name is no part of the name. */
export const stagesDraft = (
  texts: ReadonlyArray<string>,
  pipelines: ReadonlyArray<string>
): ReadonlyArray<{ readonly text: string; readonly stage: string; readonly kind: string }> => {
  const distinct = [...new Map(texts.map((text) => [folded(text), text])).values()].slice(0, 100)
  const kinds = { open: 0, won: 1, lost: 2 }
  const known = new Set(pipelines)
  const named = (text: string) =>
    (known.has(/\(([^()]*)\)$/.exec(text)?.[1] ?? "") ? text.replace(/\s*\([^()]*\)$/, "") : text).slice(
      0,
      120
    )
  return distinct
    .map((text) => ({ text, stage: named(text), kind: outcomeOf(text) ?? "open" }) as const)
    .sort((a, b) => kinds[a.kind] - kinds[b.kind])
}

/** The different statuses of a column, at most 50, with the outcome that each seems to mean; asks about the others. */
export const statusesDraft = ({ cells, questions }: Tools, column: string): ReadonlyArray<Json> => {
  const texts = [...new Map(cells(column).map((text) => [folded(text), text])).values()].slice(0, 50)
  const outcomes = texts.map((text) => ({
    text,
    outcome: outcomeOf(text) ?? (folded(text) === "open" ? "open" : null)
  }))
  for (const { outcome, text } of outcomes) {
    if (outcome === null)
      questions.push({
        path: ["statuses"],
        column,
        text: `What does the status "${text}" mean: open, won or lost?`,
        choices: []
      })
  }
  return outcomes.flatMap(({ outcome, text }): ReadonlyArray<Json> =>
    outcome === null
      ? []
      : [{ text, outcome, ...(outcome === "open" ? {} : { stage: outcome === "won" ? "Won" : "Lost" }) }]
  )
}
