/** How is a failing law told? The shortest history, the question, what was expected and what came, and the line that replays it. */
import type { Failure } from "./shrink.ts"

/** The one line that shows exactly this failure again. */
export const replayLine = ({ law, path, seed }: Pick<Failure, "law" | "path" | "seed">): string =>
  `npm run specs -- --law ${JSON.stringify(law)} --seed ${seed} --path ${path}`

export const failureText = (failure: Failure): ReadonlyArray<string> => [
  `"${failure.law}" does not hold.`,
  `Seed ${failure.seed}, path ${failure.path}, after ${failure.shrinks} steps of shortening.`,
  "",
  ...failure.story.map((line, i) => (i === 0 ? `  ${line}` : `  ${i}. ${line}`)),
  `  Asked: ${failure.question}.`,
  "",
  ...failure.message.split("\n").map((line) => `  ${line}`),
  ...failure.differences.map((line) => `    ${line}`),
  "",
  "  Shows it again:",
  `  ${replayLine(failure)}`
]
