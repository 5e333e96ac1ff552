/** How many mechanical mistakes in the formulas do the tests notice? All but those with a written reason, or the run fails. */
import { newProgress } from "../run/progress.ts"
import * as fc from "fast-check"
import { explained } from "./explained.ts"
import { type Mutation, mutationsOf } from "./mutations.ts"
import { read, subjects } from "./sources.ts"
import { type Tried, tryMutations } from "./tryMutations.ts"

/** At least this part of all mistakes must be noticed, explained ones counting as not noticed. */
const wanted = 0.95

/** Tries the mistakes in the files asked for, all or some of them, prints what came of it, and gives the exit code. */
export const mutate = async (
  path: string | null,
  sample: { readonly size: number; readonly seed: number } | null
): Promise<number> => {
  const files = subjects(path)
  if (files.length === 0) {
    console.error(`There is no source under "${path}": try metrics, money, time or a file among them.`)
    return 1
  }
  const all = files.flatMap((file) => mutationsOf(file, read(file)))
  const mutations = sample === null ? all : chosen(all, sample)
  if (sample !== null)
    console.log(`${mutations.length} of ${all.length} mistakes, chosen by the seed ${sample.seed}.`)
  const progress = newProgress("mistakes tried")
  let survived = 0
  const tried = await tryMutations(mutations, ({ mutation, noticed }, done) => {
    if (noticed === null) {
      survived++
      // Told at once: a run may take hours.
      if (reasonOf(mutation) === null) console.log(placeOf(mutation))
    }
    progress.at(done, mutations.length, `${survived} unnoticed`)
  })
  progress.end()
  return show(files, tried, sample === null)
}

/** Some of them, in their order; the same seed chooses the same. */
const chosen = (
  all: ReadonlyArray<Mutation>,
  { seed, size }: { readonly size: number; readonly seed: number }
): ReadonlyArray<Mutation> => {
  const lots = fc.sample(fc.nat(), { numRuns: all.length, seed })
  const [limit = Infinity] = lots.toSorted((a, b) => a - b).slice(size - 1)
  return all.filter((_, i) => (lots[i] ?? 0) <= limit).slice(0, size)
}

const reasonOf = ({ file, original, replacement, text }: Mutation): string | null =>
  explained.find(
    (one) =>
      one.file === file && one.text === text && one.original === original && one.replacement === replacement
  )?.why ?? null

const placeOf = (mutation: Mutation): string => {
  const { file, line, original, replacement, text } = mutation
  const why = reasonOf(mutation)
  return [
    "",
    `${file}:${line}  ${why === null ? "UNEXPLAINED" : "explained"}`,
    `  ${text}`,
    `  ${flat(original)}  ->  ${flat(replacement)}`,
    ...(why === null ? [] : [`  ${why}`])
  ].join("\n")
}

const show = (files: ReadonlyArray<string>, tried: ReadonlyArray<Tried>, whole: boolean): number => {
  const survivors = tried.filter(({ noticed }) => noticed === null)
  const wide = Math.max(...files.map((file) => file.length))
  console.log(`${"file".padEnd(wide)}  mistakes  noticed  share`)
  for (const file of files) {
    const own = tried.filter(({ mutation }) => mutation.file === file)
    const noticed = own.filter(({ noticed }) => noticed !== null).length
    if (own.length > 0)
      console.log(
        `${file.padEnd(wide)}  ${String(own.length).padStart(8)}  ${String(noticed).padStart(7)}  ${share(noticed, own.length)}`
      )
  }
  for (const { mutation } of survivors) console.log(placeOf(mutation))
  const unexplained = survivors.filter(({ mutation }) => reasonOf(mutation) === null).length
  // What was not tried may still be explained.
  const idle = explained.filter(
    (one) =>
      whole &&
      files.includes(one.file) &&
      !survivors.some(({ mutation }) => reasonOf(mutation) === one.why && mutation.file === one.file)
  )
  for (const { file, text } of idle)
    console.log(`\n${file}: an explanation that explains nothing any more\n  ${text}`)
  const noticed = tried.length - survivors.length
  const good = unexplained === 0 && idle.length === 0 && noticed >= wanted * tried.length
  console.log(
    `\n${tried.length} mistakes, ${noticed} noticed (${share(noticed, tried.length).trim()}), ${survivors.length - unexplained} explained, ${unexplained} not: ${good ? "good" : "not good enough"}.`
  )
  return good ? 0 : 1
}

const share = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`.padStart(7)

const flat = (code: string): string => {
  const line = code.replaceAll(/\s+/g, " ")
  return line.length > 80 ? `${line.slice(0, 77)}...` : line
}
