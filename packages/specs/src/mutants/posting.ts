/** Mistakes in what events post to the books. */
import type { Posting } from "@weir/domain/ledger/Book"
import type { EventDraft } from "@weir/domain/log/Event"
import { type Mutant, withBook } from "./Mutant.ts"

type Post = (event: EventDraft, rightly: ReadonlyArray<Posting>) => ReadonlyArray<Posting>

const each =
  (change: (posting: Posting, event: EventDraft) => Posting): Post =>
  (event, rightly) =>
    rightly.map((p) => change(p, event))
const only =
  (keep: (posting: Posting, event: EventDraft) => boolean): Post =>
  (event, rightly) =>
    rightly.filter((p) => keep(p, event))
const isNegative = (p: Posting) => (p.tally["deals"] ?? 0) < 0

export const postingMutants: ReadonlyArray<Mutant> = [
  {
    name: "reopening takes a win back on the day of the reopening",
    core: withBook(
      "won-deals",
      each((p, e) => (isNegative(p) ? { ...p, at: e.occurredAt } : p))
    ),
    killedBy: "reopening takes a win or loss back at the instant it was entered at, and nothing of it remains"
  },
  {
    name: "a win counts for good, reopened or not",
    core: withBook(
      "won-deals",
      only((p) => !isNegative(p))
    ),
    killedBy: "wonDeals reads what the oracle tells"
  },
  {
    name: "deals created as won do not count as won",
    core: withBook(
      "won-deals",
      only((_, e) => e.fact._tag !== "DealCreated")
    ),
    killedBy: "wonDeals reads what the oracle tells"
  },
  {
    name: "the worth of a win is its money in whatever currency, added up",
    core: withBook(
      "won-deals",
      each((p) => ({ ...p, tally: { ...p.tally, base: p.tally["amount"] ?? 0 } }))
    ),
    killedBy: "wonDeals reads what the oracle tells"
  },
  {
    name: "a deal without a budget does not count",
    core: withBook(
      "new-deals",
      only((p) => p.key["currency"] !== "")
    ),
    killedBy: "newDeals reads what the oracle tells"
  },
  {
    name: "a deal without a rate is worth nothing and is not mentioned",
    core: withBook(
      "new-deals",
      each((p) => ({ ...p, tally: { ...p.tally, unpriced: 0 } }))
    ),
    killedBy: "newDeals reads what the oracle tells"
  },
  {
    name: "a move to another pipeline makes a deal new there",
    core: withBook("new-deals", (event, rightly) => {
      const { fact } = event
      if (fact._tag !== "DealMoved" || fact.birth !== null || fact.from.pipelineId === fact.to.pipelineId)
        return rightly
      const key = {
        pipeline: fact.to.pipelineId,
        source: fact.sourceId ?? "",
        owner: fact.ownerId,
        currency: fact.budget?.currency ?? ""
      }
      return [
        {
          at: event.occurredAt,
          key,
          tally: {
            deals: 1,
            amount: fact.budget?.amount ?? 0,
            base: fact.budget?.base ?? 0,
            unpriced: 0,
            unbudgeted: 0
          },
          subject: fact.dealId
        }
      ]
    }),
    killedBy: "newDeals reads what the oracle tells"
  },
  {
    name: "correcting a source counts the deal again under the new one",
    core: withBook(
      "new-deals",
      only((p, e) => e.fact._tag !== "DealSourceChanged" || !isNegative(p))
    ),
    killedBy: "dealSources reads what the oracle tells"
  },
  {
    name: "a loss is filed under the stage it goes to",
    core: withBook(
      "lost-deals",
      each((p, { fact }) =>
        fact._tag === "DealMoved" ? { ...p, key: { ...p.key, stage: fact.to.stageId } } : p
      )
    ),
    killedBy: "dealDynamics reads what the oracle tells"
  },
  {
    name: "a declined enquiry stays declined when it is taken up after all",
    core: withBook(
      "incoming-deals",
      only((p) => !isNegative(p))
    ),
    killedBy: "incomingDeals reads what the oracle tells"
  },
  {
    name: "a move inside a pipeline forgets the stage it leaves",
    core: withBook(
      "stage-flow",
      only((p) => p.key["way"] !== "out")
    ),
    killedBy: "over all stages, moves net to created and come from other pipelines, less gone to them"
  },
  {
    name: "a move carries no money out of the stage it leaves",
    core: withBook(
      "stage-flow",
      each((p) => (p.key["way"] === "out" ? { ...p, tally: { ...p.tally, amount: 0 } } : p))
    ),
    killedBy: "dealDynamics reads what the oracle tells"
  },
  {
    name: "a budget edit sets the new amount without taking off the old",
    core: withBook(
      "stage-flow",
      each((p, { fact }) =>
        fact._tag === "DealBudgetChanged" && p.key["currency"] === fact.to?.currency
          ? { ...p, tally: { ...p.tally, amount: fact.to?.amount ?? 0 } }
          : p
      )
    ),
    killedBy: "dealDynamics reads what the oracle tells"
  },
  {
    name: "a change of owner leaves the deal with both",
    core: withBook(
      "stage-flow",
      only((p) => p.key["way"] !== "owner" || !isNegative(p))
    ),
    killedBy: "dealsByOwner reads what the oracle tells"
  },
  {
    name: "forced moves count as sales",
    core: withBook(
      "stage-flow",
      each((p) => ({ ...p, key: { ...p.key, cause: "sales" } }))
    ),
    killedBy: "dealDynamics reads what the oracle tells"
  },
  {
    name: "a move leaves the stage that the event before it went to",
    core: (() => {
      let last = ""
      return withBook(
        "stage-flow",
        each((p, { fact }) => {
          const key = p.key["way"] === "out" && last !== "" ? { ...p.key, stage: last } : p.key
          if (fact._tag === "DealMoved" && p.key["way"] === "in") last = fact.to.stageId
          return { ...p, key }
        })
      )
    })(),
    killedBy: "records told one after the other read as records told side by side"
  },
  {
    name: "a book remembers and posts differently the second time",
    core: (() => {
      const seen = new Set<string>()
      return withBook(
        "lost-deals",
        only((p) => {
          const isNew = !seen.has(p.subject)
          seen.add(p.subject)
          return isNew
        })
      )
    })(),
    killedBy: "lostDeals reads what the oracle tells"
  }
]
