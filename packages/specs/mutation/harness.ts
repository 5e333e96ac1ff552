/** What do test files get instead of vitest while mistakes are tried? The same words, run at once and stopped at the first failure. */
import { assert } from "vitest"

type Run = () => unknown
const tests: Array<{ readonly name: string; readonly run: Run }> = []
const before: Array<Run> = []

const it = (name: string, run: Run): void => {
  tests.push({ name, run })
}
const describe = (_: string, define: () => void): void => define()
const beforeAll = (run: Run): void => {
  before.push(run)
}

export { assert, beforeAll, describe, it, it as test }

/** Forgets what a trial before left behind. */
export const forget = (): void => {
  tests.length = 0
  before.length = 0
}

/** Runs what has been told so far, saying so after each; throws with the name of the first test that fails. */
export const runTests = async (passed: () => void): Promise<void> => {
  for (const run of before.splice(0)) await run()
  for (const { name, run } of tests.splice(0)) {
    try {
      await run()
      passed()
    } catch (error) {
      throw new Error(name, { cause: error })
    }
  }
}
