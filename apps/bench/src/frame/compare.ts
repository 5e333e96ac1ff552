// How do runs of two sides become a ratio? Pair by pair, so that what the machine did meanwhile weighs on both.
import type { Beside, Goal, Line, Ratio, Unit } from "./Benchmark.ts"

export const median = (values: ReadonlyArray<number>): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The value below which `share` of the values lie. */
export const quantile = (values: ReadonlyArray<number>, share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0
}

/** The ratios of the pairs, in order; a single figure on either side stands in every pair. */
export const ratioOf = (ours: ReadonlyArray<number>, theirs: ReadonlyArray<number>): Ratio => {
  if (ours.length !== theirs.length && ours.length !== 1 && theirs.length !== 1)
    throw new RangeError(`${ours.length} runs cannot be paired with ${theirs.length}`)
  const ratios = Array.from(
    { length: Math.max(ours.length, theirs.length) },
    (_, i) => ours[ours.length === 1 ? 0 : i]! / theirs[theirs.length === 1 ? 0 : i]!
  )
  return { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) }
}

export interface Sides {
  readonly what: string
  readonly unit: Unit
  readonly ours: ReadonlyArray<number>
  readonly beside: Omit<Beside, "value"> & { readonly runs: ReadonlyArray<number> }
  readonly goal: Goal | null
  readonly cause?: string
}

/** The line of two sides. Unrest is taken between the quartiles: one hiccup of many runs is not unrest. */
export const line = ({ beside, cause, goal, ours, unit, what }: Sides): Line => ({
  what,
  unit,
  ours: median(ours),
  beside: { name: beside.name, kind: beside.kind, value: median(beside.runs) },
  ratio: ratioOf(ours, beside.runs),
  goal,
  unrest: beside.runs.length < 3 ? 1 : quantile(beside.runs, 0.75) / quantile(beside.runs, 0.25),
  ...(cause === undefined ? {} : { cause })
})
