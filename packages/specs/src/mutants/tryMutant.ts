/** Does the named law notice a mutant? It is tried on case after case until it fails. */
import * as fc from "fast-check"
import { type Case, cases, type Law, trialOf } from "../laws/Law.ts"
import type { Mutant } from "./Mutant.ts"

/** A law that needs more cases than this notices nothing in practice. */
const patience = 2000
const seed = 20
const chunk = 25

const known: Array<Case> = []

/** The same cases for all mutants, made when they are first asked for. */
const caseAt = (n: number): Case | undefined => {
  if (n >= known.length) known.push(...fc.sample(cases, { seed, path: String(known.length), numRuns: chunk }))
  return known[n]
}

/** How many cases it took, or null when the mutant survives. */
export const casesToNotice = ({ core }: Mutant, law: Law): number | null => {
  for (let n = 0; n < patience; n++) {
    const one = caseAt(n)
    if (one === undefined) return null
    try {
      law.holds(trialOf(core, one))
    } catch {
      return n + 1
    }
  }
  return null
}
