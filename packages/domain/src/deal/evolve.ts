/** What does a deal look like after one more fact? Replaying its facts from nothing gives the very state that is stored. */
import type { Instant } from "../time/Instant.ts"
import type { Budget } from "../money/Budget.ts"
import type { Deal, PricedBudget } from "./Deal.ts"
import type { DealFact } from "./DealEvent.ts"

/** The deal after `fact`, which occurred at `at`. Only `DealCreated` may meet no deal. */
export const evolve = (deal: Deal | null, fact: DealFact, at: Instant): Deal => {
  if (fact._tag === "DealCreated") {
    const { _tag: _, budget, dealId, ...kept } = fact
    const lastOpen =
      fact.place.kind === "open"
        ? fact.place.stageId
        : fact.place.kind === "incoming"
          ? "incoming"
          : "creation"
    return {
      ...kept,
      id: dealId,
      budget: unpriced(budget),
      enteredAt: at,
      createdAt: at,
      changedAt: at,
      deletedAt: null,
      lastOpen,
      version: 1
    }
  }
  if (deal === null) throw new Error(`deal ${fact.dealId} was never created`)
  const next = { ...deal, changedAt: at, version: deal.version + 1 }
  switch (fact._tag) {
    case "DealMoved": {
      const lastOpen =
        fact.to.kind === "open"
          ? fact.to.stageId
          : fact.from.kind === "open"
            ? fact.from.stageId
            : // Accepted straight into a won stage: it never stood in an open one, and is no declined enquiry if it is lost later.
              fact.birth !== null
              ? "creation"
              : deal.lastOpen
      return {
        ...next,
        place: fact.to,
        enteredAt: at,
        birth: fact.birth ?? deal.birth,
        closing: fact.closes,
        lastOpen
      }
    }
    case "DealBudgetChanged":
      return { ...next, budget: unpriced(fact.to) }
    case "DealOwnerChanged":
      return { ...next, ownerId: fact.to }
    case "DealSourceChanged":
      return {
        ...next,
        sourceId: fact.to,
        birth: fact.birth === null ? deal.birth : { ...fact.birth, sourceId: fact.to }
      }
    case "DealDetailsChanged":
      return { ...next, ...fact.to }
    case "DealDeleted":
      return { ...next, deletedAt: at }
    case "DealRestored":
      return { ...next, deletedAt: null }
  }
}

const unpriced = (budget: PricedBudget | null): Budget | null =>
  budget === null ? null : { amount: budget.amount, currency: budget.currency }
