// Was the goal reached? The verdict on a line, and on all of them.
import type { Goal, Line } from "./Benchmark.ts"

/** A control whose own runs differ by more than this says nothing about what stands beside it. */
const restlessAt = 1.6

/** `restless`: the runs of the control lie too far apart to judge by them. */
export type Verdict = "met" | "missed" | "restless" | "told"

const reached = (goal: Goal, ratio: number): boolean =>
  "atMost" in goal ? ratio <= goal.atMost : ratio >= goal.atLeast

export const verdict = ({ goal, ratio, unrest }: Line): Verdict => {
  if (goal === null) return "told"
  // What holds in every single pair holds however restless the machine was.
  const [least, most] = [reached(goal, ratio.least), reached(goal, ratio.most)]
  if (least === most) return least ? "met" : "missed"
  if (unrest > restlessAt) return "restless"
  return reached(goal, ratio.median) ? "met" : "missed"
}

export interface Score {
  readonly goals: number
  readonly met: number
  readonly missed: number
  readonly restless: number
}

export const score = (lines: ReadonlyArray<Line>): Score => {
  const verdicts = lines.map(verdict).filter((v) => v !== "told")
  const count = (which: Verdict) => verdicts.filter((v) => v === which).length
  return { goals: verdicts.length, met: count("met"), missed: count("missed"), restless: count("restless") }
}
