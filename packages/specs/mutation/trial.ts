/** Does any test notice a mistake? In a thread of its own the mistaken source takes the place of the right one, and tests run until one fails. */
import { registerHooks } from "node:module"
import { parentPort, workerData } from "node:worker_threads"

/** What a thread knows from the beginning. */
export interface House {
  /** Sources by URL, without their types, as they are. */
  readonly sources: ReadonlyMap<string, string>
  readonly harness: string
  readonly fewerExamples: string
  /** Which source tells the names of all metrics. */
  readonly core: string
}

export interface Trial {
  /** Tells this trial's modules from those of the others. */
  readonly number: number
  /** The mistaken source. */
  readonly broken: { readonly url: string; readonly source: string } | null
  /** URLs of test files, in order. */
  readonly tests: ReadonlyArray<string>
  /** Names of those metrics that are tried in tests of all metrics; null for all. */
  readonly metrics: ReadonlyArray<string> | null
}

/** Said after each test, and at the end: what noticed the mistake, or null. */
export interface Said {
  readonly end: boolean
  readonly noticed: string | null
}

interface Harness {
  readonly forget: () => void
  readonly runTests: (passed: () => void) => Promise<void>
}

const { core, fewerExamples, harness, sources } = workerData as House
let current: Trial = { number: 0, broken: null, tests: [], metrics: null }

const bare = (url: string): string => url.replace(/\?trial=\d+$/, "")

// Modules of the house are loaded anew for each trial, under a URL of its own; libraries once.
registerHooks({
  resolve: (specifier, context, next) => {
    // Those who stand in for others have the real ones.
    if (specifier === "vitest" && context.parentURL !== harness) return { url: harness, shortCircuit: true }
    if (specifier === "fast-check" && context.parentURL !== fewerExamples)
      return { url: fewerExamples, shortCircuit: true }
    const found = next(specifier, context)
    const url = bare(found.url)
    return [harness, fewerExamples].includes(url) || !sources.has(url)
      ? found
      : { ...found, url: `${url}?trial=${current.number}` }
  },
  load: (asked, context, next) => {
    const url = bare(asked)
    const right = url === core ? narrowed(sources.get(url) ?? "") : sources.get(url)
    const source = url === current.broken?.url ? current.broken.source : right
    return source === undefined ? next(asked, context) : { format: "module", source, shortCircuit: true }
  }
})

const allNames = "Object.keys(Metrics)"

/** The core with the names of some metrics alone, which take much less time than all. */
const narrowed = (source: string): string => {
  if (!source.includes(allNames)) throw new Error(`the core no longer tells all metrics by ${allNames}`)
  return current.metrics === null ? source : source.replace(allNames, JSON.stringify(current.metrics))
}

const noticing = async (): Promise<string | null> => {
  const { forget, runTests } = (await import(harness)) as Harness
  forget()
  try {
    for (const test of current.tests) {
      await import(test)
      await runTests(() => say({ end: false, noticed: null }))
    }
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const say = (said: Said): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- ports of worker threads have no origin
  parentPort?.postMessage(said)
}

parentPort?.on("message", (trial: Trial) => {
  current = trial
  void noticing().then((noticed) => say({ end: true, noticed }))
})
