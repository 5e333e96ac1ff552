/** Does any test notice one mistake? In a thread of its own the mistaken source takes the place of the right one, and tests run until one fails. */
import { registerHooks } from "node:module"
import { parentPort, workerData } from "node:worker_threads"

export interface Trial {
  /** Sources by URL, without their types, as they are. */
  readonly sources: ReadonlyMap<string, string>
  /** The mistaken source. */
  readonly broken: { readonly url: string; readonly source: string } | null
  /** URLs of the modules that try it, in order; each is a test file or has been told to the harness by importing it. */
  readonly tests: ReadonlyArray<string>
  readonly harness: string
}

const { broken, harness, sources, tests } = workerData as Trial

registerHooks({
  // The harness itself has the real one.
  resolve: (specifier, context, next) =>
    specifier === "vitest" && context.parentURL !== harness
      ? { url: harness, shortCircuit: true }
      : next(specifier, context),
  load: (url, context, next) => {
    const source = broken !== null && url === broken.url ? broken.source : sources.get(url)
    return source === undefined ? next(url, context) : { format: "module", source, shortCircuit: true }
  }
})

try {
  const { runTests } = (await import(harness)) as { readonly runTests: () => Promise<void> }
  for (const test of tests) {
    await import(test)
    await runTests()
  }
  tell(null)
} catch (error) {
  tell(error instanceof Error ? error.message : String(error))
}

/** Null when nobody noticed. */
function tell(noticed: string | null): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- ports of worker threads have no origin
  parentPort?.postMessage({ noticed })
}
