/** npm run specs: does everything hold that Weir says of its numbers? Prints it, writes a report, and ends with 1 when something does not. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { laws } from "../src/laws/laws.ts"
import { failureText } from "../src/runner/failureText.ts"
import { isMeant } from "../src/runner/isMeant.ts"
import { type Options, parseOptions, usage } from "./options.ts"
import { complaints, type Outcome } from "../src/runner/outcome.ts"
import { newPool } from "./pool.ts"
import { newProgress } from "./progress.ts"
import { report } from "../src/runner/report/report.ts"
import { runLaws, runMutants, runVectors } from "../src/runner/runLaws.ts"
import { lawTable, mutantTable, reachTable, seconds } from "../src/runner/tables.ts"

const say = (...lines: ReadonlyArray<string>): void => console.log(lines.join("\n"))
const complain = (...lines: ReadonlyArray<string>): 1 => {
  console.error(lines.join("\n"))
  return 1
}

const main = async (options: Options): Promise<number> => {
  switch (options.mode) {
    case "help":
      say(usage)
      return 0
    case "laws":
      return tryEverything(options)
    case "replay":
      return replay(options)
    case "mutants":
      return tryMutants()
    case "mutate": {
      const { mutate } = await import("../mutation/mutate.ts")
      return mutate(options.path, options.sample)
    }
  }
}

const tryEverything = async ({ law, runs, seed }: Extract<Options, { mode: "laws" }>): Promise<number> => {
  const meant = laws.filter(({ name }) => isMeant(law, name))
  if (meant.length === 0) return complain(`No law is called anything like "${law}".`, ...lawNames())
  const begun = new Date()
  const pool = newPool()
  try {
    const { failures, tally } = await runLaws(pool, { law, runs, seed }, newProgress)
    const outcome: Outcome = {
      law,
      runs,
      seed,
      begun,
      versions: versions(),
      tally,
      failures,
      vectors: law === null ? runVectors() : [],
      mutants: law === null ? await runMutants(pool, newProgress) : [],
      ms: Date.now() - begun.getTime()
    }
    show(outcome)
    return complaints(outcome).length === 0 ? 0 : 1
  } finally {
    await pool.close()
  }
}

const show = (outcome: Outcome): void => {
  const { failures, law, ms, mutants, runs, seed, tally, vectors } = outcome
  say("", ...lawTable(tally), "", ...reachTable(tally))
  if (mutants.length > 0) say("", ...mutantTable(mutants))
  for (const failure of failures) say("", ...failureText(failure))
  const wrong = complaints(outcome)
  say("")
  for (const sentence of wrong) say(`FAILS: ${sentence}.`)
  if (law === null) say(`Report: ${written(outcome)}`)
  const numbers = vectors.reduce((n, v) => n + v.numbers, 0)
  say(
    `${tally.laws.length} laws on ${runs} histories of seed ${seed}` +
      (law === null
        ? `, ${numbers} numbers of ${vectors.length} golden vectors, ${mutants.length} mutants`
        : "") +
      ` in ${seconds(ms)} (${seconds(tally.ms.making)} of making and ${seconds(tally.ms.reading)} of reading histories): ` +
      (wrong.length === 0
        ? "everything holds."
        : wrong.length === 1
          ? "One thing does not hold."
          : `${wrong.length} things do not hold.`)
  )
}

const written = (outcome: Outcome): string => {
  const folder = join(import.meta.dirname, "../report")
  mkdirSync(folder, { recursive: true })
  const path = join(folder, "specs.html")
  writeFileSync(path, report(outcome))
  return path
}

const versions = (): Outcome["versions"] => {
  const manifest: unknown = JSON.parse(
    readFileSync(join(import.meta.dirname, "../../../package.json"), "utf8")
  )
  const weir =
    typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : ""
  return { Weir: weir, Node: process.versions.node }
}

const replay = async ({ law, path, seed }: Extract<Options, { mode: "replay" }>): Promise<number> => {
  const exact = laws.filter(({ name }) => name === law)
  const meant = exact.length > 0 ? exact : laws.filter(({ name }) => isMeant(law, name))
  if (meant.length === 0) return complain(`No law is called anything like "${law}".`, ...lawNames())
  const { failureAt } = await import("../src/runner/shrink.ts")
  let failed = 0
  for (const one of meant) {
    const failure = failureAt(one, { seed, path, repeat: true })
    if (failure === null) say(`"${one.name}" holds there.`)
    else failed = complain(...failureText(failure))
  }
  return failed
}

const tryMutants = async (): Promise<number> => {
  const pool = newPool()
  try {
    const results = await runMutants(pool, newProgress)
    const survivors = results.filter(({ cases }) => cases === null).length
    say(...mutantTable(results), "", `${results.length} mutants, ${survivors} survive.`)
    return survivors === 0 ? 0 : 1
  } finally {
    await pool.close()
  }
}

const lawNames = (): ReadonlyArray<string> => ["The laws are:", ...laws.map(({ name }) => `  ${name}`)]

const options = parseOptions(process.argv.slice(2), Date.now() % 2 ** 31)
process.exitCode = typeof options === "string" ? complain(options, "", usage) : await main(options)
