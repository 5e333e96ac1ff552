/** Which mistakes are noticed? Each is tried in a thread of its own, as many at once as there are cores. */
import { availableParallelism } from "node:os"
import { Worker } from "node:worker_threads"
import { type Mutation, mutated } from "./mutations.ts"
import { harness, read, stripped, testsFor, trial, urlOf, withoutTypes } from "./sources.ts"
import type { Trial } from "./trial.ts"

export interface Tried {
  readonly mutation: Mutation
  /** What noticed it; null when nothing did. */
  readonly noticed: string | null
}

const patienceMs = 90_000

/** Tries all, and tells of each as it comes. Fails when the tests fail on the sources as they are. */
export const tryMutations = async (
  mutations: ReadonlyArray<Mutation>,
  heard: (tried: Tried, done: number) => void
): Promise<ReadonlyArray<Tried>> => {
  const sources = stripped()
  const texts = new Map(mutations.map(({ file }) => [file, read(file)]))
  for (const file of new Set([...texts.keys()].map((file) => file.split("/")[0] ?? ""))) {
    const wrong = await run({ sources, broken: null, tests: testsFor(`${file}/`), harness })
    if (wrong !== null) throw new Error(`before any mistake is made, this fails already: ${wrong}`)
  }
  const results: Array<Tried> = []
  let [next, done] = [0, 0]
  const work = async (): Promise<void> => {
    for (let mine = next++; mine < mutations.length; mine = next++) {
      const mutation = mutations[mine] as Mutation
      const tried = { mutation, noticed: await noticed(mutation, texts.get(mutation.file) ?? "", sources) }
      results[mine] = tried
      heard(tried, ++done)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  return results
}

const noticed = (
  mutation: Mutation,
  text: string,
  sources: Trial["sources"]
): string | null | Promise<string | null> => {
  let source
  try {
    source = withoutTypes(mutated(text, mutation))
  } catch {
    return "it does not parse"
  }
  const { file } = mutation
  return run({ sources, broken: { url: urlOf(file), source }, tests: testsFor(file), harness })
}

/** What failed first, or null. A trial that does not end counts as noticed. */
const run = (workerData: Trial): Promise<string | null> =>
  new Promise((resolve) => {
    const worker = new Worker(trial, {
      workerData,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: 1500 }
    })
    const end = (what: string | null): void => {
      clearTimeout(timer)
      resolve(what)
      void worker.terminate()
    }
    const timer = setTimeout(() => end("it does not end"), patienceMs)
    worker.once("message", ({ noticed }: { readonly noticed: string | null }) => end(noticed))
    worker.once("error", (error) => end(error instanceof Error ? error.message : String(error)))
  })
