/** What becomes of a row, whichever kind of file it stands in? */
import type { Deal } from "../deal/Deal.ts"
import type { DealId } from "../identity/Id.ts"
import { planDeal } from "./planDeal.ts"
import { planMove } from "./planMove.ts"
import type { RowFacts } from "./RowFacts.ts"
import type { Known, PastFact, RowPlan } from "./RowPlan.ts"

/**
 * The plan for one row, given the deal of that key as it is now (null: none) and the id that a new one would get.
 *
 * A deal that exists and would change needs its history, to tell a person's change from an earlier import's:
 * "needs-history" asks to plan again with it.
 */
export const planRow = (
  facts: RowFacts,
  deal: Deal | null,
  newId: DealId,
  known: Known,
  history: ReadonlyArray<PastFact> | null
): RowPlan | "needs-history" =>
  facts._tag === "Deal"
    ? planDeal(facts, deal, newId, known, history)
    : planMove(facts, deal, newId, known, history)
