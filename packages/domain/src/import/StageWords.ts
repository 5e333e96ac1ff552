/** What do the texts in cells mean that products write by themselves: stages that close a deal, and dates that are not there? */
import { folded } from "../catalogue/Catalogue.ts"

const won = [
  "won",
  "closed won",
  "closedwon",
  "успешно реализовано",
  "сделка успешна",
  "fechado - ganho",
  "ganho",
  "fechado e ganho",
  "vinta",
  "offerta vinta",
  "deal won",
  "closed - won"
]
const lost = [
  "lost",
  "closed lost",
  "closedlost",
  "закрыто и не реализовано",
  "сделка провалена",
  "анализ причины провала",
  "fechado - perdido",
  "perdido",
  "fechado e perdido",
  "persa",
  "offerta persa",
  "analizza il fallimento",
  "deal lost",
  "analyze failure",
  "closed - lost"
]

/** The outcome a stage's name tells by itself; a pipeline in brackets behind it is overlooked. Undefined: no telling. */
export const outcomeOf = (stage: string): "won" | "lost" | undefined => {
  const name = folded(stage.replace(/\s*\([^()]*\)\s*$/, ""))
  return won.includes(name) ? "won" : lost.includes(name) ? "lost" : undefined
}

/** Texts that exports write where there is no date. */
export const meansNoDate = (text: string): boolean =>
  [
    "не закрыта",
    "не закрыто",
    "not closed",
    "não fechado",
    "não fechada",
    "non chiusa",
    "n/a",
    "-",
    "—",
    "null",
    "none"
  ].includes(folded(text))
