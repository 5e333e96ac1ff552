/** Stage funnel: how far do deals get, from stage to stage, and where are they lost (4.4)? */
import { Schema } from "effect"
import { PipelineId, StageId } from "../identity/Id.ts"
import { StageKind } from "../pipeline/Pipeline.ts"
import { diagramPipeline, flow } from "./Ask.ts"
import * as Figure from "./Figure.ts"
import * as Funnel from "./funnel/Funnel.ts"
import { dealPathBook } from "./funnel/dealPath.ts"
import * as Metric from "./Metric.ts"
import { Ratio } from "./Ratio.ts"

/** Deals with the budgets they had when they became new, or ended. */
const Cohort = Schema.Struct({
  /** Deals that really stood in the stage. */
  visited: Figure.Figure,
  /** Deals that got as far as the stage, whether they stood in it or passed it over. */
  reached: Figure.Figure,
  /** Of those, the part that got to the next stage; the next of the last open stage is won. */
  next: Ratio,
  /** Lost from here: the last open stage of a lost deal. */
  lost: Figure.Figure
})

const Row = Schema.Struct({
  id: StageId,
  name: Schema.String,
  kind: StageKind,
  archived: Schema.Boolean,
  /** Deals that were new in the period, with all that became of them. */
  created: Cohort,
  /** Deals that were closed in the period and still are. */
  closed: Cohort,
  /** Deals by what they did in the period alone. */
  touched: Schema.Struct({ visited: Schema.Int, reached: Schema.Int, next: Ratio, lost: Figure.Figure }),
  /** Of the deals that left the stage in the period, those that went straight to the next one. */
  direct: Ratio
})

/** All that the cohort holds, and what was lost without a stage of this pipeline before: created as lost, or lost out of another. */
const Whole = Schema.Struct({ deals: Figure.Figure, lostElsewhere: Figure.Figure })

export const stageFunnel = Metric.make({
  id: "stage-funnel",
  title: "Stage funnel",
  definition:
    "How many deals got to each stage of one pipeline: those that stood there, and those that got as far, stages passed over included. A lost deal got as far as the last open stage it stood in. Told of the deals that were new in the period, of those closed in it, and of the moves in it. Declined enquiries are in none.",
  formula:
    "visited(s) = deals that stood in s; reached(s) = open and won deals that stood in s or a later stage + lost deals whose last open stage is s or a later one; from stage to stage = reached(next) / reached(s); direct = deals moved straight from s to the next / deals that left s. Of moves in the period: reached(s) = deals that came to or left s or a later stage",
  unit: "deals",
  time: "flow",
  better: "neither",
  books: [dealPathBook],
  Reading: Schema.Struct({
    pipeline: Schema.NullOr(Schema.Struct({ id: PipelineId, name: Schema.String })),
    stages: Schema.Array(Row),
    created: Whole,
    closed: Whole
  }),
  needs: (ask) => {
    const cohort = (basis: Funnel.Basis) => ({
      ...Funnel.paths(ask, basis, {}),
      by: ["stage", "mark", "currency"],
      perSubject: true
    })
    return {
      created: cohort("created"),
      closed: cohort("closed"),
      touched: { ...Funnel.moved(ask, {}), by: ["stage", "way", "other"], perSubject: true },
      lost: flow(ask, "lost-deals", ask.window, {
        where: { pipeline: [diagramPipeline(ask)?.id ?? ""] },
        by: ["stage", "currency"]
      })
    }
  },
  read: (sums, ask) => {
    const pipeline = diagramPipeline(ask)
    const line = Funnel.line(ask)
    const stages = line.map(({ stage, beyond, next }) => ({
      id: stage.id,
      name: stage.name,
      kind: stage.kind,
      archived: stage.archived,
      created: Funnel.cohort(sums.created, stage.id, beyond, next?.beyond ?? null),
      closed: Funnel.cohort(sums.closed, stage.id, beyond, next?.beyond ?? null),
      touched: {
        ...Funnel.traffic(sums.touched, stage.id, beyond, next?.beyond ?? null),
        lost: Figure.of(sums.lost.filter((b) => b.key["stage"] === stage.id))
      },
      direct: Funnel.direct(sums.touched, stage.id, next?.stage.id ?? null)
    }))
    return {
      pipeline: pipeline === undefined ? null : { id: pipeline.id, name: pipeline.name },
      stages: stages.filter(
        (s) => !s.archived || s.created.visited.deals + s.closed.visited.deals + s.touched.visited !== 0
      ),
      created: Funnel.whole(
        sums.created,
        line.map(({ stage }) => stage.id)
      ),
      closed: Funnel.whole(
        sums.closed,
        line.map(({ stage }) => stage.id)
      )
    }
  },
  explain: (part, ask) => Funnel.explain(part, ask),
  examples: [
    {
      story:
        "Four deals are new. Mill goes the whole way and is won, Dam is won straight from Offer and so passed Negotiation over, Lock is lost from Negotiation, and Pond still stands in Offer.",
      given: [
        { at: "2024-03-04T09:00Z", create: "Mill", stage: "Offer", budget: 1500 },
        { at: "2024-03-04T09:00Z", create: "Dam", stage: "Offer" },
        { at: "2024-03-04T09:00Z", create: "Lock", stage: "Offer" },
        { at: "2024-03-04T09:00Z", create: "Pond", stage: "Offer" },
        { at: "2024-03-05T09:00Z", move: "Mill", to: "Negotiation" },
        { at: "2024-03-06T09:00Z", win: "Mill" },
        { at: "2024-03-06T09:00Z", win: "Dam" },
        { at: "2024-03-06T09:00Z", move: "Lock", to: "Negotiation" },
        { at: "2024-03-07T09:00Z", lose: "Lock" }
      ],
      reads: {
        "created.deals.deals": 4,
        "stages.Offer.created.visited.deals": 4,
        "stages.Offer.created.reached.deals": 4,
        "stages.Negotiation.created.visited.deals": 2,
        "stages.Negotiation.created.reached.deals": 3,
        "stages.Negotiation.created.lost.deals": 1,
        "stages.Negotiation.created.next.%": 66.7,
        "stages.Won.created.reached.deals": 2,
        "stages.Won.created.reached.converted": 150_000,
        "stages.Offer.closed.visited.deals": 3,
        "stages.Offer.direct.num": 2,
        "stages.Offer.direct.den": 3
      }
    }
  ]
})
