/** What is the shortest history on which a law fails? Found from a failing case, and found again from its seed and path. */
import { theCore } from "@weir/domain/workbook/Core"
import * as fc from "fast-check"
import { type Case, cases, type Law, trialOf } from "../laws/Law.ts"
import { differences } from "./differences.ts"
import { tellCase } from "./tell.ts"

export interface Failure {
  readonly law: string
  readonly seed: number
  /** Leads straight to the shortest case: what `--path` takes. */
  readonly path: string
  readonly shrinks: number
  /** The history, one line an act. */
  readonly story: ReadonlyArray<string>
  /** What was asked of it. */
  readonly question: string
  /** The sentence of the claim that failed. */
  readonly message: string
  /** Where what came is not what was expected. */
  readonly differences: ReadonlyArray<string>
}

const patienceMs = 60_000

/** Shrinks the failing case at `path`, or only repeats it; null when the law holds there. */
export const failureAt = (
  law: Law,
  { path, repeat = false, seed }: { readonly seed: number; readonly path: string; readonly repeat?: boolean }
): Failure | null => {
  const result = fc.check(
    fc.property(cases, (one) => law.holds(trialOf(theCore, one))),
    { seed, path, numRuns: 1, endOnFailure: repeat, interruptAfterTimeLimit: patienceMs }
  )
  const [one] = result.counterexample ?? []
  if (!result.failed || one === undefined) return null
  return {
    law: law.name,
    seed,
    path: result.counterexamplePath ?? path,
    shrinks: result.numShrinks,
    ...told(one, result.errorInstance)
  }
}

const told = (one: Case, error: unknown) => ({
  ...tellCase(one),
  message: error instanceof Error ? error.message : String(error),
  differences:
    typeof error === "object" && error !== null && "expected" in error && "actual" in error
      ? differences(error.expected, error.actual)
      : []
})
