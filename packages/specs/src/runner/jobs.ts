/** What can a worker be asked to do? Try laws on a slice of the cases, shorten a failing case, or try a mutant. */
import { laws } from "../laws/laws.ts"
import { mutants } from "../mutants/mutants.ts"
import { casesToNotice } from "../mutants/tryMutant.ts"
import { failureAt, type Failure } from "./shrink.ts"
import { type Slice, type SliceTally, trySlice } from "./trySlice.ts"

export interface SliceJob {
  readonly kind: "slice"
  readonly slice: Slice
  readonly laws: ReadonlyArray<string>
}

export interface ShrinkJob {
  readonly kind: "shrink"
  readonly law: string
  readonly seed: number
  readonly path: string
  /** Only show the case at `path` again. */
  readonly repeat: boolean
}

export interface MutantJob {
  readonly kind: "mutant"
  readonly name: string
}

export type Job = SliceJob | ShrinkJob | MutantJob

export interface MutantResult {
  readonly name: string
  readonly killedBy: string
  /** How many cases the law needed; null when the mutant survives or its law does not exist. */
  readonly cases: number | null
  readonly ms: number
}

export type ResultOf<J extends Job> = J extends SliceJob
  ? SliceTally
  : J extends ShrinkJob
    ? Failure | null
    : MutantResult

/** Whoever does jobs, several at a time. */
export interface Pool {
  /** The results in the order of the jobs; `heard` is told of each as it comes. Fails as soon as one job does. */
  readonly run: <J extends Job>(
    jobs: ReadonlyArray<J>,
    heard?: (result: ResultOf<J>, done: number) => void
  ) => Promise<ReadonlyArray<ResultOf<J>>>
  readonly close: () => Promise<void>
}

const lawNamed = (name: string) => laws.find((law) => law.name === name)

/** Does a job. */
export const perform = (job: Job): SliceTally | Failure | null | MutantResult => {
  switch (job.kind) {
    case "slice":
      return trySlice(
        job.slice,
        job.laws.flatMap((name) => lawNamed(name) ?? [])
      )
    case "shrink": {
      const law = lawNamed(job.law)
      return law === undefined ? null : failureAt(law, job)
    }
    case "mutant": {
      const begun = performance.now()
      const mutant = mutants.find(({ name }) => name === job.name)
      const law = mutant && lawNamed(mutant.killedBy)
      const cases = mutant === undefined || law === undefined ? null : casesToNotice(mutant, law)
      return { name: job.name, killedBy: mutant?.killedBy ?? "", cases, ms: performance.now() - begun }
    }
  }
}
