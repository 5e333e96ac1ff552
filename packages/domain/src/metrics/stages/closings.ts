/** The books of what became of deals: how long each took from new to closed, and from each open stage it had stood in. */
import type { Closing } from "../../deal/Deal.ts"
import * as Book from "../../ledger/Book.ts"
import type { EventDraft } from "../../log/Event.ts"
import { daysTaken } from "../forecast/chance.ts"

/** What an event adds for each end it puts to a deal, and takes back for each it undoes, at the instant of that end. */
const ends = <P>(
  fact: EventDraft["fact"],
  post: (dealId: string, closing: Closing, sign: 1 | -1) => ReadonlyArray<P>
): ReadonlyArray<P> => {
  const one = (dealId: string, closing: Closing | null, sign: 1 | -1) =>
    closing === null ? [] : post(dealId, closing, sign)
  switch (fact._tag) {
    case "DealCreated":
      return one(fact.dealId, fact.closing, 1)
    case "DealMoved":
      return [...one(fact.dealId, fact.reopens, -1), ...one(fact.dealId, fact.closes, 1)]
    case "DealMerged":
    case "DealUnmerged": {
      const { birthTo, closing, dealId } = fact
      if (closing === null || (birthTo?.at ?? null) === closing.born) return []
      return [...one(dealId, closing, -1), ...one(dealId, { ...closing, born: birthTo?.at ?? null }, 1)]
    }
    default:
      return []
  }
}

/** Deals that were new and are closed, with the milliseconds between. Declined enquiries were never new and have no cycle. */
export const dealCycleBook = Book.make({
  id: "deal-cycle",
  dims: ["pipeline", "owner", "outcome"],
  measures: ["deals", "ms"],
  post: ({ fact }) =>
    ends(fact, (dealId, { at, born, outcome, ownerId, pipelineId }, sign) =>
      born === null
        ? []
        : [
            {
              at,
              key: { pipeline: pipelineId, owner: ownerId, outcome },
              tally: { deals: sign, ms: sign * (at - born) || 0 },
              subject: dealId
            }
          ]
    )
})

/** One entry for each open stage that a closed deal had stood in, under the days from when it last came there to its end. */
export const stageOutcomesBook = Book.make({
  id: "stage-outcomes",
  edition: 2,
  dims: ["pipeline", "stage", "outcome", "days"],
  measures: ["deals"],
  post: ({ fact }) =>
    ends(fact, (dealId, { at, outcome, visits }, sign) =>
      visits
        .filter(({ kind }) => kind === "open")
        .map((visit) => ({
          at,
          key: {
            pipeline: visit.pipelineId,
            stage: visit.stageId,
            outcome,
            days: String(daysTaken(at - visit.at))
          },
          tally: { deals: sign },
          subject: dealId
        }))
    )
})
