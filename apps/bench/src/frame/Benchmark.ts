// What is a benchmark? One question about speed, answered beside a named limit or another engine in the same run.

/** What is counted; larger is better only where the goal says so. */
export type Unit = "ns" | "us" | "ms" | "KB" | "MB" | "frames/s" | "requests/s" | "rows/s"

/** What stands beside our figure. */
export interface Beside {
  readonly name: string
  /** `hand`: the shortest code that gives the same answer. `peer`: another engine. `bound`: a figure that was set as the limit. */
  readonly kind: "hand" | "peer" | "bound"
  readonly value: number
}

/** Our figure divided by the one beside it: the median over pairs measured one after the other, with the least and the most. */
export interface Ratio {
  readonly median: number
  readonly least: number
  readonly most: number
}

/** What the ratio should be. */
export type Goal = { readonly atMost: number } | { readonly atLeast: number }

/** One comparison. */
export interface Line {
  readonly what: string
  readonly unit: Unit
  /** The median of our runs. */
  readonly ours: number
  readonly beside: Beside
  readonly ratio: Ratio
  /** Null where nothing was promised and the figure is told for what it is. */
  readonly goal: Goal | null
  /** How far the runs of the other side lie apart, the slowest divided by the fastest; beyond `restlessAt` nothing is judged. */
  readonly unrest: number
  /** Why the goal is not reached, where that is known. Shown when it is missed. */
  readonly cause?: string
}

/** What came out of a run. */
export interface Measured {
  /** What was found to be right before anything was timed, in sentences. */
  readonly checked: ReadonlyArray<string>
  /** How much data it was. */
  readonly size: string
  readonly lines: ReadonlyArray<Line>
}

export interface Setting {
  /** How many events, deals or rows; each benchmark has its own when nothing is said. */
  readonly size: number | undefined
  /** How often each way has its turn; each benchmark has its own number when nothing is said. One turn shows that the answers agree, and little else. */
  readonly turns: number | undefined
  /** Tells how it goes to whoever waits. */
  readonly say: (line: string) => void
}

export interface Benchmark {
  readonly name: string
  /** Which of the benchmarks that the goals are set for: P1 to P14. */
  readonly of: string
  /** The question it answers. */
  readonly asks: string
  /** What `size` counts and what it is when nothing is said; null where there is nothing to choose. */
  readonly sized: { readonly of: string; readonly usually: number } | null
  readonly run: (setting: Setting) => Promise<Measured>
}

/** The engines do not agree: there is nothing to be fast at. */
export class WrongAnswer extends Error {
  override readonly name = "WrongAnswer"
}

/** Passes when both answers are the same, written as JSON. */
export const agree = (what: string, ours: unknown, theirs: unknown): string => {
  const [a, b] = [JSON.stringify(ours), JSON.stringify(theirs)]
  if (a !== b) throw new WrongAnswer(`${what}: ${a.slice(0, 400)} is not ${b.slice(0, 400)}`)
  return what
}
