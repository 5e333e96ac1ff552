/** Whose is each deal? An entry for its owner since it was created, moved to the next owner when it is handed over. */
import * as Book from "../../ledger/Book.ts"

/** The owner of every deal that is there. */
export const dealOwnersBook = Book.make({
  id: "deal-owners",
  dims: ["owner"],
  measures: ["n"],
  summed: false,
  post: ({ fact, occurredAt: at }) => {
    const entry = (subject: string, owner: string, n: 1 | -1) => ({
      at,
      key: { owner },
      tally: { n },
      subject
    })
    if (fact._tag === "DealCreated") return [entry(fact.dealId, fact.ownerId, 1)]
    if (fact._tag === "DealOwnerChanged")
      return [entry(fact.dealId, fact.from, -1), entry(fact.dealId, fact.to, 1)]
    return []
  }
})
