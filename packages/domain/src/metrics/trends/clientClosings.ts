/** Whose deals were won and lost, and when? The books by the main contact and the company of each deal that is closed (4.4). */
import type { Closing } from "../../deal/Deal.ts"
import * as Book from "../../ledger/Book.ts"
import type { EventDraft } from "../../log/Event.ts"

/** The contact and the company that a deal names. */
interface Clients {
  readonly contactId: string | null
  readonly companyId: string | null
}

interface Closed {
  readonly dealId: string
  readonly client: string
  readonly closing: Closing
  readonly sign: 1 | -1
}

const each = (dealId: string, named: Clients, closing: Closing | null, sign: 1 | -1): ReadonlyArray<Closed> =>
  closing === null
    ? []
    : (["contact", "company"] as const).flatMap((kind) => {
        const id = named[`${kind}Id`]
        return id === null ? [] : [{ dealId, client: `${kind} ${id}`, closing, sign }]
      })

/** The ends that an event puts to deals or takes back, once for each client; another client takes over an end that stands. */
const closedBy = ({ fact }: EventDraft): ReadonlyArray<Closed> => {
  switch (fact._tag) {
    case "DealCreated":
      return each(fact.dealId, fact, fact.closing, 1)
    case "DealMoved":
      return [...each(fact.dealId, fact, fact.reopens, -1), ...each(fact.dealId, fact, fact.closes, 1)]
    case "DealDetailsChanged":
      return [
        ...each(fact.dealId, fact.from, fact.closing, -1),
        ...each(fact.dealId, fact.to, fact.closing, 1)
      ]
    default:
      return []
  }
}

/** Closed deals that have a client, as long as the end stands, by the owner at the end. */
export const clientClosingsBook = Book.make({
  id: "client-closings",
  dims: ["client", "outcome", "pipeline", "owner"],
  measures: ["n"],
  summed: false,
  post: (event) =>
    closedBy(event).map(({ client, closing, dealId, sign }) => ({
      at: closing.at,
      key: { client, outcome: closing.outcome, pipeline: closing.pipelineId, owner: closing.ownerId },
      tally: { n: sign },
      subject: dealId
    }))
})

/** When each client's deals were won, whoever owned them and wherever. */
export const clientWinsBook = Book.make({
  id: "client-wins",
  dims: ["client"],
  measures: ["n"],
  summed: false,
  post: (event) =>
    closedBy(event)
      .filter(({ closing }) => closing.outcome === "won")
      .map(({ client, closing, dealId, sign }) => ({
        at: closing.at,
        key: { client },
        tally: { n: sign },
        subject: dealId
      }))
})
