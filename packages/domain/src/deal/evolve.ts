/** What does a deal look like after one more fact? Replaying its facts from nothing gives the very state that is stored. */
import type { Instant } from "../time/Instant.ts"
import type { Budget } from "../money/Budget.ts"
import type { Place } from "../pipeline/StageTransition.ts"
import type { Deal, PricedBudget, Visit } from "./Deal.ts"
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
      products: [],
      manualBudget: true,
      plannedClose: null,
      enteredAt: at,
      visits: [{ ...fact.place, at }],
      createdAt: at,
      changedAt: at,
      deletedAt: null,
      mergedInto: null,
      ownBirth: fact.birth,
      absorbed: [],
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
        visits: visiting(deal.visits, fact.to, at),
        birth: fact.birth ?? deal.birth,
        ownBirth: fact.birth === null ? deal.ownBirth : { ...fact.birth, at },
        closing: fact.closes,
        lastOpen
      }
    }
    case "DealBudgetChanged":
      return { ...next, budget: unpriced(fact.to), manualBudget: fact.manual }
    case "DealProductsChanged":
      return { ...next, products: fact.to, manualBudget: fact.to.length === 0 }
    case "DealPlannedCloseChanged":
      return { ...next, plannedClose: fact.to }
    case "DealOwnerChanged":
      return { ...next, ownerId: fact.to }
    case "DealSourceChanged":
      return {
        ...next,
        sourceId: fact.to,
        birth: fact.birth === null ? deal.birth : { ...fact.birth, sourceId: fact.to },
        ownBirth: deal.ownBirth === null ? null : { ...deal.ownBirth, sourceId: fact.to }
      }
    case "DealDetailsChanged":
      return { ...next, ...fact.to }
    case "DealDeleted":
      return { ...next, deletedAt: at }
    case "DealRestored":
      return { ...next, deletedAt: null }
    case "DealMerged":
      return {
        ...next,
        ...reborn(deal, fact),
        absorbed: [...deal.absorbed, { dealId: fact.loserId, birth: fact.loserBirth, rebound: fact.rebound }]
      }
    case "DealUnmerged":
      return {
        ...next,
        ...reborn(deal, fact),
        absorbed: deal.absorbed.filter(({ dealId }) => dealId !== fact.loserId)
      }
    case "DealAbsorbed":
      return { ...next, deletedAt: at, mergedInto: fact.into }
    case "DealReleased":
      return { ...next, deletedAt: null, mergedInto: null }
  }
}

/** The stages stood in, with one more that is entered now: each once, at the last time. */
export const visiting = (visits: ReadonlyArray<Visit>, to: Place, at: Instant): ReadonlyArray<Visit> => [
  ...visits.filter(({ stageId }) => stageId !== to.stageId),
  { ...to, at }
]

/** A merge may move the birth, and an end that stands knows of it. */
const reborn = (
  deal: Deal,
  { birthTo }: { readonly birthTo: Deal["birth"] }
): Pick<Deal, "birth" | "closing"> => ({
  birth: birthTo,
  closing: deal.closing === null ? null : { ...deal.closing, born: birthTo?.at ?? null }
})

const unpriced = (budget: PricedBudget | null): Budget | null =>
  budget === null ? null : { amount: budget.amount, currency: budget.currency }
