/** Which mistakes are noticed? All are tried, as many at once as there are cores. */
import { availableParallelism } from "node:os"
import { type Mutation, mutated } from "./mutations.ts"
import { importers, metricsOf, read, stripped, testsFor, urlOf, withoutTypes } from "./sources.ts"
import { newCompiler } from "./types.ts"
import { newThread, type Thread } from "./thread.ts"
import type { Trial } from "./trial.ts"

export interface Tried {
  readonly mutation: Mutation
  /** What noticed it; null when nothing did. */
  readonly noticed: string | null
}

/** How many times as long as a test ever takes a mistaken one may take. */
const margin = 5
const firstPatience = 120_000

/** Tries all, and tells of each as it comes. Fails when the tests fail on the sources as they are. */
export const tryMutations = async (
  mutations: ReadonlyArray<Mutation>,
  heard: (tried: Tried, done: number) => void
): Promise<ReadonlyArray<Tried>> => {
  const sources = stripped()
  const texts = new Map(mutations.map(({ file }) => [file, read(file)]))
  const by = importers(sources)
  const metrics = new Map([...texts.keys()].map((file) => [file, someMetrics(metricsOf(file, sources, by))]))
  const textOf = (file: string): string => texts.get(file) ?? ""
  const cores = Array.from({ length: availableParallelism() }, () => ({
    thread: newThread(sources),
    compiler: newCompiler(textOf)
  }))
  try {
    const [first] = cores
    const [file] = texts.keys()
    if (first === undefined || file === undefined) return []
    const patience = await patienceFor(
      [first.thread, ...cores.slice(1).map(({ thread }) => thread)],
      [...texts.keys()]
    )
    if (!(await first.compiler.accepts(file, textOf(file))))
      throw new Error("before any mistake is made, the core does not compile already")
    const noticing = async ({ compiler, thread }: typeof first, mutation: Mutation, number: number) => {
      const text = mutated(textOf(mutation.file), mutation)
      const trials = trialsOf(mutation.file, text, 1000 + 2 * number, metrics.get(mutation.file) ?? null)
      if (trials === null) return "it does not parse"
      const { noticed } = await thread.run(trials.short, patience)
      if (noticed !== null) return noticed
      if (!(await compiler.accepts(mutation.file, text))) return "it does not compile"
      return (await thread.run(trials.long, patience)).noticed
    }
    const results: Array<Tried> = []
    let [next, done] = [0, 0]
    const work = async (core: typeof first): Promise<void> => {
      for (let mine = next++; mine < mutations.length; mine = next++) {
        const mutation = mutations[mine] as Mutation
        results[mine] = { mutation, noticed: await noticing(core, mutation, mine) }
        heard(results[mine] as Tried, ++done)
      }
    }
    await Promise.all(cores.map(work))
    return results
  } finally {
    for (const { compiler } of cores) compiler.end()
    await Promise.all(cores.map(({ thread }) => thread.end()))
  }
}

/** Runs the tests on the sources as they are, to see that they pass and how long they take. */
const patienceFor = async (
  threads: readonly [Thread, ...Array<Thread>],
  files: ReadonlyArray<string>
): Promise<number> => {
  let longest = 0
  const folders = new Set(files.map((file) => file.split("/")[0] ?? ""))
  for (const [i, folder] of [...folders].entries()) {
    const tests = testsFor(`${folder}/`, false)
    const [short, long] = ([tests.short, tests.long] as const).map((own, half): Trial => ({
      number: 2 * i + half,
      broken: null,
      tests: own,
      metrics: null
    })) as [Trial, Trial]
    const [one, other] = threads
    const first = one.run(short, firstPatience)
    if (other === undefined) await first
    for (const { noticed, silence } of await Promise.all([first, (other ?? one).run(long, firstPatience)])) {
      if (noticed !== null) throw new Error(`before any mistake is made, this fails already: ${noticed}`)
      longest = Math.max(longest, silence)
    }
  }
  return margin * longest
}

/** Some metrics are tried before all are; many are as good as all. */
const someMetrics = (names: ReadonlyArray<string>): ReadonlyArray<string> | null =>
  names.length === 0 || names.length > 12 ? null : names

/** Two trials of a mistake, the second for when the first notices nothing; null when the source does not parse. */
const trialsOf = (
  file: string,
  text: string,
  number: number,
  metrics: ReadonlyArray<string> | null
): { readonly short: Trial; readonly long: Trial } | null => {
  try {
    const broken = { url: urlOf(file), source: withoutTypes(text) }
    const { long, short } = testsFor(file, metrics !== null)
    return {
      short: { number, broken, tests: short, metrics },
      long: { number: number + 1, broken, tests: long, metrics: null }
    }
  } catch {
    return null
  }
}
