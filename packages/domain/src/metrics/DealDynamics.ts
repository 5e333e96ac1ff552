/** Deal dynamics: what entered and left each stage in the period, what stands there, what was lost on the way and what was won (L1-L15)? */
import { Schema } from "effect"
import { PipelineId, StageId } from "../identity/Id.ts"
import { StageKind } from "../pipeline/Pipeline.ts"
import { type Ask, diagramPipeline, eachRated, flow, pricing, snapshot, withRated } from "./Ask.ts"
import { comparedOf } from "./comparedFlow.ts"
import { rebirthsBook } from "./dynamics/rebirths.ts"
import * as Dynamics from "./dynamics/Stages.ts"
import * as Figure from "./Figure.ts"
import { incomingDeals } from "./IncomingDeals.ts"
import * as Metric from "./Metric.ts"
import { newDeals } from "./NewDeals.ts"
import { moves, stageFlow } from "./StageFlow.ts"
import { successRate } from "./SuccessRate.ts"
import { wonDeals } from "./WonDeals.ts"

const StageReading = Schema.Struct({
  id: StageId,
  name: Schema.String,
  kind: StageKind,
  color: Schema.String,
  archived: Schema.Boolean,
  /** What stands in the stage at the end of the period, at the rates of that day. */
  stock: Figure.Figure,
  /** What stood there when the period began. */
  opening: Figure.Figure,
  /** In less out, in deals and in budgets in force at each move. */
  net: Figure.Figure,
  in: Figure.Figure,
  /** As positive figures. */
  out: Figure.Figure,
  /** Budget changes while deals stood here. */
  edits: Figure.Figure,
  /** Moves forced by an administrator: in no other figure of the period, but part of the stock. */
  admin: Figure.Figure,
  /** Different deals that entered or left. */
  distinct: Schema.Int,
  /** Moves of the period that passed into this stage, or over it, from earlier ones. */
  passed: Schema.Int,
  /** Lost in the period from this stage, and still lost. */
  lost: Figure.Figure,
  /** Whether opening + net + edits + admin = stock, in deals and in every currency. */
  balanced: Schema.Boolean
})

/** What moved through one stage of the pipeline, and what stands there. */
export type StageReading = typeof StageReading.Type

/** The diagram of one pipeline: its stages in order, and the numbers around them. */
export const DealDynamicsReading = Schema.Struct({
  pipeline: Schema.NullOr(Schema.Struct({ id: PipelineId, name: Schema.String })),
  stages: Schema.Array(StageReading),
  new: Figure.Compared,
  incoming: incomingDeals.Reading,
  won: Figure.Compared,
  /** All entries into won stages, whether they still stand or not. */
  wonGross: Schema.Int,
  lost: Schema.Struct({
    total: Figure.Figure,
    /** Enquiries declined while incoming, deals created as lost, and deals lost out of another pipeline's stage. */
    incoming: Figure.Figure,
    creation: Figure.Figure,
    elsewhere: Figure.Figure
  }),
  successRate: successRate.Reading,
  /** The check of L13: over all stages, net moves = created + merged + in from other pipelines - out to them. */
  books: Schema.Struct({
    created: Schema.Int,
    /** Deals that came to a stage in the period, and count as created at another time since they were merged; less those that count here. */
    merged: Schema.Int,
    pipelineIn: Schema.Int,
    pipelineOut: Schema.Int,
    net: Schema.Int,
    balanced: Schema.Boolean
  })
})
export type DealDynamicsReading = typeof DealDynamicsReading.Type

/** The same question about the one pipeline that the diagram shows. */
const within = (ask: Ask): Ask => ({ ...ask, pipelineId: diagramPipeline(ask)?.id ?? null })

const own = (asked: Ask) => {
  const ask = within(asked)
  const where = { pipeline: [ask.pipelineId ?? ""] }
  const shape = { where, by: ["stage", "currency"] }
  const stock = snapshot(ask, "stage-flow", ask.window.to, shape)
  const opening = snapshot(ask, "stage-flow", ask.window.from, shape)
  return {
    flows: flow(ask, "stage-flow", ask.window, { where, by: ["stage", "way", "other", "currency", "cause"] }),
    touched: flow(ask, "stage-flow", ask.window, {
      where: { ...where, way: moves, cause: ["sales"] },
      by: ["stage", "way"],
      perSubject: true
    }),
    stock,
    stockRated: eachRated(ask, stock),
    opening,
    openingRated: eachRated(ask, opening),
    lost: flow(ask, "lost-deals", ask.window, { where, by: ["stage", "currency"] }),
    rebirths: flow(ask, "rebirths", ask.window, { where })
  }
}

/** The sums of the metrics that the diagram shows at its edges, under names of their own. */
const borrowed = (ask: Ask) => {
  const fresh = newDeals.needs(ask),
    won = wonDeals.needs(ask),
    incoming = incomingDeals.needs(ask),
    closed = successRate.needs(ask)
  return {
    newNow: fresh.now,
    newBefore: fresh.before,
    newBeforeFull: fresh.beforeFull,
    wonNow: won.now,
    wonBefore: won.before,
    wonBeforeFull: won.beforeFull,
    incoming: incoming.period,
    waiting: incoming.waiting,
    waitingRated: incoming.waitingRated,
    lostNow: closed.lost,
    lostBefore: closed.lostBefore,
    lostBeforeFull: closed.lostBeforeFull
  }
}

export const dealDynamics = Metric.make({
  id: "deal-dynamics",
  title: "Deal dynamics",
  definition:
    "Deals and budgets that moved into each stage of one pipeline less those that moved out, in the period. Moving a deal from A to B is -1 for A and +1 for B.",
  formula: "net = in - out; stock at the end = stock at the start + net + budget edits in the stage",
  unit: "deals",
  time: "flow",
  better: "neither",
  books: [stageFlow, rebirthsBook],
  Reading: DealDynamicsReading,
  needs: (ask) => ({ ...own(ask), ...borrowed(within(ask)) }),
  read: (sums, asked) => {
    const ask = within(asked)
    const pipeline = diagramPipeline(asked)
    const stages = pipeline === undefined ? [] : pipeline.stages
    const standing = {
      stock: withRated(ask, sums.stock, sums.stockRated),
      opening: withRated(ask, sums.opening, sums.openingRated)
    }
    const readings = Dynamics.stages(
      stages,
      { ...sums, ...standing },
      {
        opening: pricing(ask, ask.window.from),
        closing: pricing(ask, ask.window.to)
      }
    )
    const known = new Set<string>([...stages.map((s) => s.id), "incoming", "creation"])
    const lostFrom = (stage: string) => Figure.of(sums.lost.filter((b) => b.key["stage"] === stage))
    const won = stages.filter((s) => s.kind === "won").map((s) => s.id as string)
    return {
      pipeline: pipeline === undefined ? null : { id: pipeline.id, name: pipeline.name },
      stages: readings.filter((s) => !s.archived || Dynamics.isUsed(s)),
      new: comparedOf({ now: sums.newNow, before: sums.newBefore, beforeFull: sums.newBeforeFull }),
      incoming: incomingDeals.read(
        { period: sums.incoming, waiting: sums.waiting, waitingRated: sums.waitingRated },
        ask
      ),
      won: comparedOf({ now: sums.wonNow, before: sums.wonBefore, beforeFull: sums.wonBeforeFull }),
      wonGross: readings.filter((s) => won.includes(s.id)).reduce((n, s) => n + s.in.deals, 0),
      lost: {
        total: Figure.of(sums.lost),
        incoming: lostFrom("incoming"),
        creation: lostFrom("creation"),
        elsewhere: Figure.of(sums.lost.filter((b) => !known.has(b.key["stage"] ?? "")))
      },
      successRate: successRate.read(
        {
          won: sums.wonNow,
          lost: sums.lostNow,
          wonBefore: sums.wonBefore,
          lostBefore: sums.lostBefore,
          wonBeforeFull: sums.wonBeforeFull,
          lostBeforeFull: sums.lostBeforeFull
        },
        ask
      ),
      books: Dynamics.books(sums.flows, sums.rebirths)
    }
  },
  explain: (part, asked) => {
    const ask = within(asked)
    const pipeline = diagramPipeline(asked)
    if (pipeline === undefined) return null
    const [borrower, ...more] = part.split(":")
    const rest = more.length === 0 ? "now" : more.join(":")
    switch (borrower) {
      case "new":
        return newDeals.explain(rest, ask)
      case "won":
        return rest === "gross" ? Dynamics.explain("won:gross", ask, pipeline) : wonDeals.explain(rest, ask)
      case "success":
        return successRate.explain(rest, ask)
      case "incoming":
        return incomingDeals.explain(rest, ask)
      default:
        return Dynamics.explain(part, ask, pipeline)
    }
  },
  examples: [
    {
      story:
        "A deal of 1500 euros that was in Offer goes to Negotiation: one less here, one more there, and the money with it.",
      given: [
        { at: "2024-02-10T09:00Z", create: "Mill", stage: "Offer", budget: 1500 },
        { at: "2024-03-05T09:00Z", move: "Mill", to: "Negotiation" }
      ],
      reads: {
        "stages.Offer.net.deals": -1,
        "stages.Offer.net.converted": -150_000,
        "stages.Negotiation.net.deals": 1,
        "stages.Negotiation.net.converted": 150_000,
        "new.now.deals": 0,
        "books.net": 0,
        "books.balanced": true
      }
    },
    {
      story:
        "Its budget grows to 2000 in Negotiation before it is won: what left is more than what came, and the edit makes up for it.",
      given: [
        { at: "2024-02-10T09:00Z", create: "Mill", stage: "Offer", budget: 1500 },
        { at: "2024-03-05T09:00Z", move: "Mill", to: "Negotiation" },
        { at: "2024-03-06T09:00Z", change: "Mill", budget: 2000 },
        { at: "2024-03-07T09:00Z", win: "Mill" }
      ],
      reads: {
        "stages.Negotiation.net.deals": 0,
        "stages.Negotiation.net.converted": -50_000,
        "stages.Negotiation.edits.converted": 50_000,
        "stages.Negotiation.stock.deals": 0,
        "stages.Won.net.converted": 200_000,
        "won.now.deals": 1
      }
    },
    {
      story: "A deal that goes to the Partners pipeline leaves Sales, and is not new there.",
      given: [
        { at: "2024-02-10T09:00Z", create: "Mill", stage: "Offer" },
        { at: "2024-03-05T09:00Z", move: "Mill", to: "First", pipeline: "Partners" }
      ],
      reads: { "stages.Offer.net.deals": -1, "books.pipelineOut": 1, "books.net": -1, "books.balanced": true }
    }
  ]
})
