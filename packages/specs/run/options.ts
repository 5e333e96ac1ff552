/** What was asked for on the command line? Flags become options; what makes no sense is told in a sentence. */
import { parseArgs } from "node:util"

export const usage = `npm run specs                          every law on 1000 histories, golden vectors, mutants, the spec map, and a report
npm run specs -- --runs N              on N histories
npm run specs -- --seed S              on those of a seed: the same seed, the same histories
npm run specs -- --law PATTERN         only laws whose name holds this text (or matches /this pattern/)
npm run specs -- --law NAME --seed S --path P
                                       the very case on which a law failed
npm run specs -- --mutants             only the mistakes made on purpose, and the law that notices each
npm run specs -- --mutate [PATH]       mistakes made mechanically in the sources of metrics, time and money
npm run specs -- --mutate [PATH] --runs N [--seed S]
                                       N of them, chosen by the seed: all of them take hours`

export type Options =
  | { readonly mode: "help" }
  | { readonly mode: "laws"; readonly runs: number; readonly seed: number; readonly law: string | null }
  | { readonly mode: "replay"; readonly law: string; readonly seed: number; readonly path: string }
  | { readonly mode: "mutants" }
  | {
      readonly mode: "mutate"
      readonly path: string | null
      /** So many mistakes, chosen by a seed; null for all. */
      readonly sample: { readonly size: number; readonly seed: number } | null
    }

/** The options, or a sentence that says which flag is wrong and why. */
export const parseOptions = (args: ReadonlyArray<string>, anySeed: number): Options | string => {
  let values, positionals
  try {
    ;({ positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        runs: { type: "string" },
        seed: { type: "string" },
        law: { type: "string" },
        path: { type: "string" },
        mutants: { type: "boolean" },
        mutate: { type: "boolean" },
        help: { type: "boolean", short: "h" }
      }
    }))
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  const {
    help,
    law = null,
    mutants = false,
    mutate = false,
    path,
    runs: runsText = "1000",
    seed: seedText
  } = values
  if (help === true) return { mode: "help" }
  if (positionals.length > (mutate ? 1 : 0)) return `"${positionals.at(-1)}" is no flag`
  const runs = Number(runsText)
  if (!Number.isInteger(runs) || runs < 1 || runs > 1_000_000)
    return `--runs must be a whole number from 1 to 1000000, not "${runsText}"`
  const seed = seedText === undefined ? anySeed : Number(seedText)
  if (!Number.isInteger(seed) || Math.abs(seed) > 2 ** 31)
    return `--seed must be a whole number of at most 32 bits, not "${seedText}"`
  if (mutate)
    return {
      mode: "mutate",
      path: positionals[0] ?? null,
      sample: values.runs === undefined ? null : { size: runs, seed }
    }
  if (path !== undefined) {
    if (law === null || seedText === undefined)
      return "--path needs --law and --seed: it is a place among the cases of a seed"
    if (!/^\d+(?::\d+)*$/.test(path))
      return `--path must be numbers with colons, such as 17:0:3, not "${path}"`
    return { mode: "replay", law, seed, path }
  }
  return mutants ? { mode: "mutants" } : { mode: "laws", runs, seed, law }
}
