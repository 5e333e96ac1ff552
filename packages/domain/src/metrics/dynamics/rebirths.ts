/** Where do deals count as new by a merge, and where not as they would by themselves (G11)? */
import * as Book from "../../ledger/Book.ts"
import type { Instant } from "../../time/Instant.ts"

/** One more at the instant since which a merged deal is new, and one less at the one at which it became new itself. */
export const rebirthsBook = Book.make({
  id: "rebirths",
  dims: ["pipeline"],
  measures: ["deals"],
  post: ({ fact, occurredAt }) => {
    const one = (
      birth: { readonly at: Instant; readonly pipelineId: string } | null,
      sign: 1 | -1,
      dealId: string
    ) =>
      birth === null
        ? []
        : [{ at: birth.at, key: { pipeline: birth.pipelineId }, tally: { deals: sign }, subject: dealId }]
    switch (fact._tag) {
      case "DealMoved": {
        const { birth, born, dealId } = fact
        if (birth === null || born === null) return []
        return [
          ...one(born, -1, dealId),
          ...one(birth, 1, dealId),
          ...one({ ...birth, at: occurredAt }, -1, dealId)
        ]
      }
      case "DealMerged":
      case "DealUnmerged":
        return [...one(fact.birthFrom, -1, fact.dealId), ...one(fact.birthTo, 1, fact.dealId)]
      default:
        return []
    }
  }
})
