/** Do these laws hold in this slice of the cases? Each case is made and read once, and all laws are tried on it. */
import { theCore } from "@weir/domain/workbook/Core"
import * as fc from "fast-check"
import { cases, type Law, type Trial, trialOf } from "../laws/Law.ts"
import { claimed, countClaims } from "./assertions.ts"
import { reached } from "./reach.ts"

/** Some of the cases of a seed: `runs` of them, beginning with number `from`. */
export interface Slice {
  readonly seed: number
  readonly from: number
  readonly runs: number
}

/** What became of a law. Tallies add up over slices. */
export interface LawTally {
  readonly name: string
  readonly cases: number
  /** Cases in which it had something to claim. */
  readonly spoke: number
  readonly ms: number
  /** Number of the first case it failed on. */
  readonly failedAt: number | null
  /** Cases it spoke in, by the rules that they reach. */
  readonly reach: Readonly<Record<string, number>>
}

export interface SliceTally {
  readonly cases: number
  /** For making the histories, and for reading them once. */
  readonly ms: { readonly making: number; readonly reading: number }
  readonly laws: ReadonlyArray<LawTally>
  readonly reach: Readonly<Record<string, number>>
}

/** Tries the laws. Never throws for a law that fails: that is told in its tally. */
export const trySlice = ({ from, runs, seed }: Slice, laws: ReadonlyArray<Law>): SliceTally => {
  countClaims()
  const tallies = laws.map(startOf)
  const reach = new Map<string, number>()
  const ms = { making: 0, reading: 0 }
  let [done, mark] = [0, performance.now()]
  const lap = (): number => -mark + (mark = performance.now())
  // Only walks the cases; what laws say is kept, not thrown, so that one failure hides no other.
  const walked = fc.check(
    fc.property(cases, (one) => {
      ms.making += lap()
      const trial = trialOf(theCore, one)
      const rules = reached(trial)
      count(reach, rules)
      ms.reading += lap()
      for (const tally of tallies) tryOn(tally, trial, from + done, rules)
      done++
      mark = performance.now()
    }),
    { seed, path: String(from), numRuns: runs }
  )
  if (walked.failed) throw walked.errorInstance
  return {
    cases: done,
    ms,
    laws: tallies.map(({ law, reach: own, ...tally }) => ({
      ...tally,
      name: law.name,
      reach: Object.fromEntries(own)
    })),
    reach: Object.fromEntries(reach)
  }
}

type Running = ReturnType<typeof startOf>

const startOf = (law: Law) => ({
  law,
  cases: 0,
  spoke: 0,
  ms: 0,
  failedAt: null as number | null,
  reach: new Map<string, number>()
})

const tryOn = (tally: Running, trial: Trial, number: number, rules: ReadonlySet<string>): void => {
  if (tally.failedAt !== null) return
  const [begun, before] = [performance.now(), claimed()]
  try {
    tally.law.holds(trial)
  } catch {
    tally.failedAt = number
  }
  tally.ms += performance.now() - begun
  tally.cases++
  if (claimed() === before && tally.failedAt === null) return
  tally.spoke++
  count(tally.reach, rules)
}

const count = (into: Map<string, number>, rules: ReadonlySet<string>): void => {
  for (const rule of rules) into.set(rule, (into.get(rule) ?? 0) + 1)
}

/** Adds up the tallies of two slices. */
export const added = (a: SliceTally, b: SliceTally): SliceTally => ({
  cases: a.cases + b.cases,
  ms: { making: a.ms.making + b.ms.making, reading: a.ms.reading + b.ms.reading },
  laws: a.laws.map((law, i) => {
    const other = b.laws[i]
    if (other === undefined) return law
    const failures = [law.failedAt, other.failedAt].filter((n) => n !== null)
    return {
      name: law.name,
      cases: law.cases + other.cases,
      spoke: law.spoke + other.spoke,
      ms: law.ms + other.ms,
      failedAt: failures.length === 0 ? null : Math.min(...failures),
      reach: addedReach(law.reach, other.reach)
    }
  }),
  reach: addedReach(a.reach, b.reach)
})

const addedReach = (
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>
): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].map((rule) => [
      rule,
      (a[rule] ?? 0) + (b[rule] ?? 0)
    ])
  )
