/** Which mistakes are noticed? All are tried, as many at once as there are cores. */
import { availableParallelism } from "node:os"
import { type Mutation, mutated } from "./mutations.ts"
import { read, stripped, testsFor, urlOf, withoutTypes } from "./sources.ts"
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
  const threads = Array.from({ length: availableParallelism() }, () => newThread(sources))
  try {
    const patience = await patienceFor(threads[0] as Thread, [...texts.keys()])
    const results: Array<Tried> = []
    let [next, done] = [0, 0]
    const work = async (thread: Thread): Promise<void> => {
      for (let mine = next++; mine < mutations.length; mine = next++) {
        const mutation = mutations[mine] as Mutation
        const one = trialOf(mutation, mine + 1000, texts.get(mutation.file) ?? "")
        const noticed = one === null ? "it does not parse" : (await thread.run(one, patience)).noticed
        results[mine] = { mutation, noticed }
        heard(results[mine] as Tried, ++done)
      }
    }
    await Promise.all(threads.map(work))
    return results
  } finally {
    await Promise.all(threads.map((thread) => thread.end()))
  }
}

/** Runs the tests on the sources as they are, to see that they pass and how long they take. */
const patienceFor = async (thread: Thread, files: ReadonlyArray<string>): Promise<number> => {
  let longest = 0
  const folders = new Set(files.map((file) => file.split("/")[0] ?? ""))
  for (const [number, folder] of [...folders].entries()) {
    const right: Trial = { number, broken: null, tests: testsFor(`${folder}/`) }
    const { noticed, silence } = await thread.run(right, firstPatience)
    if (noticed !== null) throw new Error(`before any mistake is made, this fails already: ${noticed}`)
    longest = Math.max(longest, silence)
  }
  return margin * longest
}

const trialOf = (mutation: Mutation, number: number, text: string): Trial | null => {
  const { file } = mutation
  try {
    const source = withoutTypes(mutated(text, mutation))
    return { number, broken: { url: urlOf(file), source }, tests: testsFor(file) }
  } catch {
    return null
  }
}
