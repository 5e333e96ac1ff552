/**
 * How are facts read that an earlier version wrote? What they did not say then follows from the facts before them.
 *
 * Form 1: the first one. Form 2: facts of deals say since when a deal stood where it stood, on which way it came there, when it
 * was born, until when it is planned, and whose it is.
 */
import type { Deal } from "../deal/Deal.ts"
import type { DealFact } from "../deal/DealEvent.ts"
import { evolve, visiting } from "../deal/evolve.ts"
import type { Instant } from "../time/Instant.ts"
import { type Fact, isDealFact } from "./Event.ts"

/** The form in which facts are written now. */
export const currentForm = 2

/** A fact as it was written once, with the instant it happened at. */
export interface Written {
  readonly fact: { readonly _tag: string }
  readonly occurredAt: Instant
}

/** Takes the log of one workspace from its first event on, and gives each fact in the current form; one that said all there is to say stays what it is. */
export const upcasting = (): ((written: Written) => Fact) => {
  const deals = new Map<string, Deal>()
  return ({ fact: written, occurredAt }) => {
    const fact = written as Fact
    if (!isDealFact(fact)) return fact
    const deal = deals.get(fact.dealId) ?? null
    const whole = filled(fact, deal, occurredAt)
    deals.set(fact.dealId, evolve(deal, whole, occurredAt))
    return whole
  }
}

const filled = (fact: DealFact, deal: Deal | null, at: Instant): DealFact => {
  if (fact._tag === "DealCreated")
    return fact.closing === null
      ? fact
      : {
          ...fact,
          closing: { ...fact.closing, born: fact.birth?.at ?? null, visits: [{ ...fact.place, at }] }
        }
  if (deal === null) return fact
  const { birth, closing, companyId, contactId, enteredAt: since, lastOpen, plannedClose, visits } = deal
  switch (fact._tag) {
    case "DealMoved": {
      const { closes, reopens } = fact
      const before = { born: closing?.born ?? null, visits: closing?.visits ?? visits }
      // From one lost stage to another the loss stands where it was.
      const stands =
        closes !== null && closing?.outcome === closes.outcome && closing.pipelineId === closes.pipelineId
      const now = { born: (fact.birth ?? birth)?.at ?? null, visits: visiting(visits, fact.to, at) }
      return {
        ...fact,
        since,
        visits,
        born: birth,
        lastOpen,
        plannedClose,
        contactId,
        companyId,
        closes: closes === null ? null : { ...closes, ...(stands ? before : now) },
        reopens: reopens === null ? null : { ...reopens, ...before }
      }
    }
    case "DealBudgetChanged":
      return { ...fact, since, plannedClose, manual: true }
    case "DealOwnerChanged":
      return { ...fact, since, plannedClose }
    case "DealDetailsChanged":
      return { ...fact, closing }
    default:
      return fact
  }
}
