/** Incoming: how many enquiries arrived, were accepted or declined in the period, and how many wait (L6)? */
import { Schema } from "effect"
import { currencyOf, dealMeasures, worth } from "../deal/DealTally.ts"
import * as Book from "../ledger/Book.ts"
import { type Ask, eachRated, flow, inPipeline, present, pricing, snapshot, withRated } from "./Ask.ts"
import * as Figure from "./Figure.ts"
import * as Metric from "./Metric.ts"

/** What became of enquiries: they arrive, and are accepted or declined. A declined one taken up after all is no longer declined. */
export const incomingDealsBook = Book.make({
  id: "incoming-deals",
  dims: ["pipeline", "outcome", "currency"],
  measures: dealMeasures,
  post: ({ fact, occurredAt }) => {
    if (fact._tag !== "DealCreated" && fact._tag !== "DealMoved") return []
    const entry = (
      at: typeof occurredAt,
      pipeline: string,
      outcome: string,
      sign: 1 | -1,
      budget = fact.budget
    ) => ({
      at,
      key: { pipeline, outcome, currency: currencyOf(budget) },
      tally: worth(budget, sign),
      subject: fact.dealId
    })
    if (fact._tag === "DealCreated") {
      const { kind, pipelineId } = fact.place
      return kind === "incoming" ? [entry(occurredAt, pipelineId, "arrived", 1)] : []
    }
    const { closes, from, reopens } = fact
    const accepted = fact.birth !== null ? [entry(occurredAt, from.pipelineId, "accepted", 1)] : []
    const declined = (closing: typeof closes, sign: 1 | -1) =>
      closing?.outcome === "lost" && closing.lastOpen === "incoming"
        ? [entry(closing.at, closing.pipelineId, "declined", sign, closing.budget)]
        : []
    return [...accepted, ...declined(reopens, -1), ...declined(closes, 1)]
  }
})

const outcomes = ["arrived", "accepted", "declined"] as const

/** Those waiting are what stands in the incoming stages now. */
const waitingNow = (ask: Ask) => {
  const stages = ask.pipelines
    .filter((p) => ask.pipelineId === null || p.id === ask.pipelineId)
    .flatMap((p) => p.stages.filter((s) => s.kind === "incoming").map((s) => s.id))
  return snapshot(ask, "stage-flow", present(ask), { where: { stage: stages }, by: ["currency"] })
}

export const incomingDeals = Metric.make({
  id: "incoming-deals",
  title: "Incoming",
  definition:
    "Enquiries that arrived in the incoming stage, and how many were accepted or declined in the period. Waiting ones are counted now.",
  formula: "count(arrived), count(accepted), count(declined) in the period; count(waiting) now",
  unit: "deals",
  time: "flow",
  better: "neither",
  books: [incomingDealsBook],
  Reading: Schema.Struct({
    arrived: Figure.Figure,
    accepted: Figure.Figure,
    declined: Figure.Figure,
    waiting: Figure.Figure
  }),
  needs: (ask) => ({
    period: flow(ask, "incoming-deals", ask.window, { where: inPipeline(ask), by: ["outcome", "currency"] }),
    waiting: waitingNow(ask),
    waitingRated: eachRated(ask, waitingNow(ask))
  }),
  read: ({ period, waiting, waitingRated }, ask) => {
    const of = (outcome: string) => Figure.of(period.filter((b) => b.key["outcome"] === outcome))
    const standing = Figure.snapshot(withRated(ask, waiting, waitingRated), pricing(ask, present(ask)))
    return { arrived: of("arrived"), accepted: of("accepted"), declined: of("declined"), waiting: standing }
  },
  explain: (part, ask) => {
    if (part === "waiting")
      return {
        title: "Incoming, waiting",
        selections: [waitingNow(ask)],
        pricing: pricing(ask, present(ask))
      }
    const outcome = outcomes.find((o) => o === part)
    if (outcome === undefined) return null
    const where = { ...inPipeline(ask), outcome: [outcome] }
    return { title: `Incoming, ${outcome}`, selections: [flow(ask, "incoming-deals", ask.window, { where })] }
  },
  examples: [
    {
      story: "Three enquiries arrive: one is taken on, one declined, one still waits with the robot.",
      given: [
        { at: "2024-03-04T09:00Z", create: "Mill", stage: "Incoming", owner: "Robot" },
        { at: "2024-03-04T10:00Z", create: "Dam", stage: "Incoming", owner: "Robot" },
        { at: "2024-03-04T11:00Z", create: "Pond", stage: "Incoming", owner: "Robot", budget: 300 },
        { at: "2024-03-05T09:00Z", give: "Mill", to: "Ann" },
        { at: "2024-03-05T09:00Z", move: "Mill", to: "Offer" },
        { at: "2024-03-05T10:00Z", lose: "Dam" }
      ],
      reads: {
        "arrived.deals": 3,
        "accepted.deals": 1,
        "declined.deals": 1,
        "waiting.deals": 1,
        "waiting.converted": 30_000
      }
    }
  ]
})
