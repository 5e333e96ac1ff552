/** How are laws, vectors and mutants tried on all cores? Slices of cases first, then what failed is shortened. */
import { vectors } from "../golden/vectors.ts"
import { complaintOf } from "../golden/check.ts"
import { laws } from "../laws/laws.ts"
import { mutants } from "../mutants/mutants.ts"
import type { MutantResult, Pool, ShrinkJob, SliceJob } from "./jobs.ts"
import { isMeant } from "./isMeant.ts"
import type { Outcome, VectorResult } from "./outcome.ts"
import type { Failure } from "./shrink.ts"
import { added, type SliceTally } from "./trySlice.ts"

/** Told how far something is. */
export interface Progress {
  readonly at: (done: number, of: number, note?: string) => void
  readonly end: () => void
}

type NewProgress = (what: string) => Progress

/** Long enough to share the cost of starting, short enough that no core waits long for the other. */
const sliceLength = 20

/** The laws that a text means, on `runs` cases. */
export const runLaws = async (
  pool: Pool,
  { law, runs, seed }: Pick<Outcome, "law" | "runs" | "seed">,
  progress: NewProgress
): Promise<{ readonly tally: SliceTally; readonly failures: ReadonlyArray<Failure> }> => {
  const meant = laws.map(({ name }) => name).filter((name) => isMeant(law, name))
  const jobs = Array.from({ length: Math.ceil(runs / sliceLength) }, (_, i): SliceJob => ({
    kind: "slice",
    slice: { seed, from: i * sliceLength, runs: Math.min(sliceLength, runs - i * sliceLength) },
    laws: meant
  }))
  const shown = progress(`${meant.length} laws, histories tried`)
  let cases = 0
  const failing = new Set<string>()
  const tallies = await pool.run(jobs, (tally) => {
    cases += tally.cases
    for (const { failedAt, name } of tally.laws) if (failedAt !== null) failing.add(name)
    shown.at(cases, runs, failing.size === 0 ? "" : `${failing.size} failing`)
  })
  shown.end()
  const tally = tallies.reduce(added)
  const shrinking = tally.laws.flatMap(({ failedAt, name }): ReadonlyArray<ShrinkJob> =>
    failedAt === null ? [] : [{ kind: "shrink", law: name, seed, path: String(failedAt), repeat: false }]
  )
  const shortened = progress("failing laws shortened")
  const failures = await pool.run(shrinking, (_, done) => shortened.at(done, shrinking.length))
  shortened.end()
  return { tally, failures: failures.filter((failure) => failure !== null) }
}

/** Every mutant before the law that is to notice it. */
export const runMutants = async (pool: Pool, progress: NewProgress): Promise<ReadonlyArray<MutantResult>> => {
  const shown = progress("mutants tried")
  const results = await pool.run(
    mutants.map(({ name }) => ({ kind: "mutant", name }) as const),
    (_, done) => shown.at(done, mutants.length)
  )
  shown.end()
  return results
}

export const runVectors = (): ReadonlyArray<VectorResult> =>
  vectors.map((vector) => ({
    id: vector.id,
    story: vector.story,
    proves: vector.proves,
    numbers: vector.asked.reduce((n, { reads }) => n + Object.keys(reads).length, 0),
    complaint: complaintOf(vector)
  }))
