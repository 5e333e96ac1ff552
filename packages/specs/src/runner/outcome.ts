/** What came out of a run? Everything that the terminal and the report show. */
import type { MutantResult } from "./jobs.ts"
import type { Failure } from "./shrink.ts"
import type { SliceTally } from "./trySlice.ts"
import { unreached } from "./tables.ts"

export interface VectorResult {
  readonly id: string
  readonly story: string
  readonly proves: ReadonlyArray<string>
  readonly numbers: number
  readonly complaint: string | null
}

export interface Outcome {
  readonly seed: number
  readonly runs: number
  /** Only laws that this text means; null for all. */
  readonly law: string | null
  readonly begun: Date
  /** What ran, by name. */
  readonly versions: Readonly<Record<string, string>>
  readonly ms: number
  readonly tally: SliceTally
  readonly failures: ReadonlyArray<Failure>
  readonly vectors: ReadonlyArray<VectorResult>
  readonly mutants: ReadonlyArray<MutantResult>
}

/** Why the run is not good, one sentence each; empty when everything holds. */
export const complaints = ({ law, mutants, tally, vectors }: Outcome): ReadonlyArray<string> => [
  ...tally.laws.filter((l) => l.failedAt !== null).map((l) => `"${l.name}" does not hold`),
  ...tally.laws
    .filter((l) => l.failedAt === null && l.spoke === 0 && l.cases >= 100)
    .map((l) => `"${l.name}" never had anything to say`),
  ...vectors.filter((v) => v.complaint !== null).map((v) => `${v.id} gives other numbers: ${v.complaint}`),
  ...mutants.filter((m) => m.cases === null).map((m) => `nobody notices: ${m.name} ("${m.killedBy}" was to)`),
  ...(law === null ? unreached(tally).map((rule) => `no case reached: ${rule}`) : [])
]
