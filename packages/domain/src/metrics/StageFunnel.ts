/** Stage funnel: how far do deals get, from stage to stage, and where are they lost (4.4)? */
import { Schema } from "effect"
import { PipelineId, StageId } from "../identity/Id.ts"
import { StageKind } from "../pipeline/Pipeline.ts"
import type { Window } from "../time/Window.ts"
import { diagramPipeline } from "./Ask.ts"
import * as Figure from "./Figure.ts"
import * as Funnel from "./funnel/Funnel.ts"
import * as Touched from "./funnel/touched.ts"
import { dealPathBook } from "./funnel/dealPath.ts"
import * as Metric from "./Metric.ts"
import { Ratio } from "./Ratio.ts"

/** Deals with the budgets they had when they became new, or ended; of touched ones, at the end of the period. */
const Compared = Schema.Struct({
  /** Deals that really stood in the stage. */
  visited: Figure.Compared,
  /** Deals that got as far as the stage, whether they stood in it or passed it over. */
  reached: Figure.Compared,
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
  created: Compared,
  /** Deals that were closed in the period and still are. */
  closed: Compared,
  /** Deals that something happened to in the period, or that are open at its end, with their whole way until then. */
  touched: Compared,
  /** Of the deals that left the stage in the period, those that went straight to the next one. */
  direct: Ratio
})

/** All that the cohort holds, and what was lost without a stage of this pipeline before: created as lost, or lost out of another. */
const Whole = Schema.Struct({ deals: Figure.Figure, lostElsewhere: Figure.Figure })

export const stageFunnel = Metric.make({
  id: "stage-funnel",
  title: "Stage funnel",
  definition:
    "How many deals got to each stage of one pipeline: those that stood there, and those that got as far, stages passed over included. A lost deal got as far as the last open stage it stood in. Told of the deals that were new in the period, of those closed in it, and of those touched: created before its end, and open then or with an event in it, of which the whole way until then counts. Each stands beside the period before. Declined enquiries are in none.",
  formula:
    "visited(s) = deals that stood in s; reached(s) = open and won deals that stood in s or a later stage + lost deals whose last open stage is s or a later one; from stage to stage = reached(next) / reached(s); direct = deals moved straight from s to the next / deals that left s. Touched ones are read from all steps since the beginning, which takes the longer the more there are",
  unit: "deals",
  time: "flow",
  better: "neither",
  books: [dealPathBook],
  Reading: Schema.Struct({
    pipeline: Schema.NullOr(Schema.Struct({ id: PipelineId, name: Schema.String })),
    stages: Schema.Array(Row),
    created: Whole,
    closed: Whole,
    touched: Whole
  }),
  needs: (ask) => {
    const cohort = (basis: Funnel.Basis, window: Window) => ({
      ...Funnel.paths(ask, basis, window, {}),
      by: ["stage", "mark", "currency"],
      perSubject: true
    })
    const { full, sameElapsed } = ask.previous
    return {
      created: cohort("created", ask.window),
      createdBefore: cohort("created", sameElapsed),
      createdBeforeFull: cohort("created", full),
      closed: cohort("closed", ask.window),
      closedBefore: cohort("closed", sameElapsed),
      closedBeforeFull: cohort("closed", full),
      ...Touched.touched(ask),
      moved: { ...Funnel.moved(ask, {}), by: ["stage", "way", "other"], perSubject: true }
    }
  },
  read: (sums, ask) => {
    const pipeline = diagramPipeline(ask)
    const line = Funnel.line(ask)
    const ids = line.map(({ stage }) => stage.id as string)
    const touched = Touched.traffics(sums, ask)
    const created = { now: sums.created, before: sums.createdBefore, beforeFull: sums.createdBeforeFull }
    const closed = { now: sums.closed, before: sums.closedBefore, beforeFull: sums.closedBeforeFull }
    const stages = line.map(({ stage, beyond, next }) => {
      const place = [stage.id, beyond, next?.beyond ?? null] as const
      return {
        id: stage.id,
        name: stage.name,
        kind: stage.kind,
        archived: stage.archived,
        created: Funnel.cohort(created, ...place),
        closed: Funnel.cohort(closed, ...place),
        touched: touched.row(...place),
        direct: Funnel.direct(sums.moved, stage.id, next?.stage.id ?? null)
      }
    })
    return {
      pipeline: pipeline === undefined ? null : { id: pipeline.id, name: pipeline.name },
      stages: stages.filter(
        (s) =>
          !s.archived ||
          s.created.visited.now.deals + s.closed.visited.now.deals + s.touched.visited.now.deals !== 0
      ),
      created: Funnel.whole(sums.created, ids),
      closed: Funnel.whole(sums.closed, ids),
      touched: touched.whole(ids)
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
        "stages.Offer.created.visited.now.deals": 4,
        "stages.Offer.created.reached.now.deals": 4,
        "stages.Negotiation.created.visited.now.deals": 2,
        "stages.Negotiation.created.reached.now.deals": 3,
        "stages.Negotiation.created.lost.deals": 1,
        "stages.Negotiation.created.next.%": 66.7,
        "stages.Won.created.reached.now.deals": 2,
        "stages.Won.created.reached.now.converted": 150_000,
        "stages.Offer.closed.visited.now.deals": 3,
        "stages.Offer.direct.num": 2,
        "stages.Offer.direct.den": 3
      }
    },
    {
      story:
        "Mill was new in February and has stood in Offer ever since: nothing happened to it in March, but it is open. Dam was won in February, and is no longer touched.",
      given: [
        { at: "2024-02-05T09:00Z", create: "Mill", stage: "Offer", budget: 1500 },
        { at: "2024-02-06T09:00Z", create: "Dam", stage: "Offer", budget: 100 },
        { at: "2024-02-07T09:00Z", win: "Dam" }
      ],
      reads: {
        "touched.deals.deals": 1,
        "stages.Offer.touched.visited.now.deals": 1,
        "stages.Offer.touched.visited.before.deals": 2,
        "stages.Offer.touched.visited.deals.pct": -0.5,
        "stages.Offer.touched.reached.now.deals": 1,
        "stages.Offer.touched.reached.now.converted": 150_000,
        "stages.Offer.created.visited.now.deals": 0,
        "stages.Offer.created.visited.before.deals": 2,
        "stages.Won.touched.reached.now.deals": 0
      }
    }
  ]
})
