/** How is what an import did to one deal taken back? By new facts that undo the old ones, unless others came after them. */
import { Result } from "effect"
import type { Deal } from "../deal/Deal.ts"
import { DealCommand } from "../deal/DealCommand.ts"
import type { Surroundings } from "../deal/Surroundings.ts"
import type { ImportId } from "../identity/Id.ts"
import { type Instant, toIso } from "../time/Instant.ts"
import { replay, take } from "./planSteps.ts"
import type { PastFact, RowPlan } from "./RowPlan.ts"

/** `Takes` without facts: it was taken back before. */
export type UndoPlan =
  | { readonly _tag: "Takes"; readonly facts: RowPlan["facts"]; readonly after: Deal }
  | { readonly _tag: "Blocked"; readonly reason: string }

/** `history` is all of the deal's facts, in the order of the log; `at` is now. */
export const planUndo = (
  id: ImportId,
  deal: Deal,
  history: ReadonlyArray<PastFact>,
  at: Instant,
  around: Surroundings
): UndoPlan => {
  const isOurs = ({ cause }: PastFact, kind: "import" | "undo") =>
    cause.kind === kind && cause.importId === id
  const first = history.findIndex((past) => isOurs(past, "import"))
  const last = history.findLastIndex((past) => isOurs(past, "import"))
  if (first < 0) return { _tag: "Takes", facts: [], after: deal }
  const rest = history.slice(last + 1)
  if (rest.length > 0 && rest.every((past) => isOurs(past, "undo")))
    return { _tag: "Takes", facts: [], after: deal }
  const other = [...history.slice(first, last), ...rest].findLast(
    (past) => !isOurs(past, "import") && !isOurs(past, "undo")
  )
  if (other !== undefined)
    return { _tag: "Blocked", reason: `it was changed at ${toIso(other.at)}, after the import` }
  const base = replay(history.slice(0, first))
  const when = at > deal.changedAt ? at : deal.changedAt
  const dealId = deal.id
  if (base === null || base.deletedAt !== null) {
    return done(take(deal, [{ at: when, command: DealCommand.cases.DeleteDeal.make({ dealId }) }], around))
  }
  const { companyId, contactId, fields, productId, title } = base
  const isMove = deal.place.stageId !== base.place.stageId || deal.place.pipelineId !== base.place.pipelineId
  if (isMove && base.closing !== null) {
    return {
      _tag: "Blocked",
      reason: `the import took back that it was ${base.closing.outcome} at ${toIso(base.closing.at)}; closing it again would count today`
    }
  }
  const commands = [
    DealCommand.cases.ChangeDetails.make({ dealId, to: { companyId, contactId, fields, productId, title } }),
    DealCommand.cases.ChangeOwner.make({ dealId, to: base.ownerId }),
    DealCommand.cases.ChangeSource.make({ dealId, to: base.sourceId }),
    DealCommand.cases.ChangeBudget.make({ dealId, to: base.budget }),
    ...(isMove
      ? [
          DealCommand.cases.MoveDeal.make({
            dealId,
            pipelineId: base.place.pipelineId,
            stageId: base.place.stageId,
            lossReasonId: null
          })
        ]
      : [])
  ]
  return done(
    take(
      deal,
      commands.map((command) => ({ at: when, command })),
      around
    )
  )
}

const done = (taken: ReturnType<typeof take>): UndoPlan =>
  Result.isFailure(taken) || taken.success.after === null
    ? { _tag: "Blocked", reason: Result.isFailure(taken) ? taken.failure : "there is no such deal" }
    : { _tag: "Takes", facts: taken.success.facts, after: taken.success.after }
