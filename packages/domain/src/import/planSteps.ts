/** Commands carried out one after the other, each at its own instant: the facts they make and the deal they leave. */
import { Result } from "effect"
import type { Deal } from "../deal/Deal.ts"
import type { DealCommand } from "../deal/DealCommand.ts"
import { decide } from "../deal/DealDecision.ts"
import type { Surroundings } from "../deal/Surroundings.ts"
import type { DealRefusal } from "../deal/DealRefusal.ts"
import { evolve } from "../deal/evolve.ts"
import { type Instant, toIso } from "../time/Instant.ts"
import type { Named } from "./KnownNames.ts"
import type { RowFacts } from "./RowFacts.ts"
import type { Known, PastFact, RowPlan } from "./RowPlan.ts"

/** A command with the instant it is carried out at. */
export interface Step {
  readonly at: Instant
  readonly command: DealCommand
}

/** What steps have made, and the deal they left. */
export interface Taken {
  readonly facts: RowPlan["facts"]
  readonly after: Deal | null
}

/** All steps or none: the first refusal, in words, stops them. */
export const take = (
  deal: Deal | null,
  steps: ReadonlyArray<Step>,
  around: Surroundings
): Result.Result<Taken, string> => {
  const facts: Array<RowPlan["facts"][number]> = []
  let after = deal
  for (const { at, command } of steps) {
    const decided = decide(after, command, at, around)
    if (Result.isFailure(decided)) return Result.fail(inWords(decided.failure))
    for (const fact of decided.success) {
      facts.push({ fact, at })
      after = evolve(after, fact, at)
    }
  }
  return Result.succeed({ facts, after })
}

/** A refusal as a sentence for a report. */
export const inWords = (refusal: DealRefusal): string => {
  switch (refusal._tag) {
    case "RobotOwnsIncomingOnly":
      return "it has no owner, and the robot owns deals in an incoming stage only"
    case "UserIsDisabled":
      return `the owner ${refusal.name} is disabled`
    case "LossReasonRequired":
      return `the pipeline "${refusal.pipeline}" demands a reason for a loss, and the row gives none`
    case "HappenedBeforeLastChange":
      return `it would happen at ${toIso(refusal.at)}, but the deal was changed later, at ${toIso(refusal.lastChangeAt)}`
    case "StageTransitionNotAllowed":
      return refusal.reason
    case "LossReasonNotExpected":
      return `"${refusal.stage}" is no lost stage, but there is a reason for a loss`
    case "DealIsDeleted":
      return "the deal was deleted here"
    default:
      return `it was refused: ${refusal._tag}`
  }
}

/** Collects the records a row's names stand for, or says which name nobody has. */
export const nameCollector = (known: Known) => {
  const used: Array<Named> = []
  const missing: Array<string> = []
  const find = (kind: Named["kind"], name: string | null): string | null => {
    if (name === null) return null
    const named = known.findName(kind, name)
    if (named === undefined) missing.push(`${spoken[kind]} "${name}"`)
    else if (named.isNew) used.push({ ...named, name })
    return named?.id ?? null
  }
  return { used, missing, find }
}

const spoken: Readonly<Record<Named["kind"], string>> = {
  owner: "user",
  source: "source",
  company: "company",
  contact: "contact",
  product: "product",
  lossReason: "loss reason"
}

/** A row that changes nothing. */
export const still = (
  { row }: RowFacts,
  outcome: "skip" | "conflict" | "error",
  reason: string | null,
  deal: Deal | null
): RowPlan => ({
  row,
  outcome,
  reason,
  dealId: deal?.id ?? null,
  facts: [],
  after: null,
  names: []
})

/** The facts since the last import or undo touched the deal that people, rules or admins caused; null: it was never imported. */
export const sinceImport = (
  history: ReadonlyArray<PastFact>
): { readonly before: ReadonlyArray<PastFact>; readonly since: ReadonlyArray<PastFact> } | null => {
  const last = history.findLastIndex(({ cause }) => cause.kind === "import" || cause.kind === "undo")
  return last < 0 ? null : { before: history.slice(0, last + 1), since: history.slice(last + 1) }
}

/** The deal as a stretch of its history left it. */
export const replay = (history: ReadonlyArray<PastFact>): Deal | null =>
  history.reduce<Deal | null>((deal, { at, fact }) => evolve(deal, fact, at), null)
