/** Time in stage: how long do deals stay in each stage, those that left it in the period and those that stand there now (4.4)? */
import { Schema } from "effect"
import { StageId } from "../identity/Id.ts"
import * as Book from "../ledger/Book.ts"
import type { Balance } from "../ledger/Query.ts"
import { isOpen, StageKind } from "../pipeline/Pipeline.ts"
import { type Ask, diagramPipeline, flow, present, snapshot } from "./Ask.ts"
import { bucketOf, quantile } from "./Histogram.ts"
import * as Metric from "./Metric.ts"

const day = 86_400_000

/** One entry for each stay that ended, when it ended, under the bucket of its length. Coming back later is another stay. */
export const stageTimeBook = Book.make({
  id: "stage-time",
  dims: ["pipeline", "stage", "bucket"],
  measures: ["stays", "ms"],
  post: ({ fact, occurredAt }) =>
    fact._tag !== "DealMoved" || !isOpen(fact.from.kind)
      ? []
      : [
          {
            at: occurredAt,
            key: {
              pipeline: fact.from.pipelineId,
              stage: fact.from.stageId,
              bucket: bucketOf(fact.timeInStage)
            },
            tally: { stays: 1, ms: fact.timeInStage },
            subject: fact.dealId
          }
        ]
})

const Row = Schema.Struct({
  id: StageId,
  name: Schema.String,
  kind: StageKind,
  archived: Schema.Boolean,
  /** Stays that ended in the period, and their milliseconds together; the average is one over the other. */
  stays: Schema.Int,
  ms: Schema.Int,
  /** Different deals among them: milliseconds over deals is the time a deal spent here altogether. */
  deals: Schema.Int,
  /** Milliseconds, read from a histogram and at most a sixteenth off; null without stays. */
  median: Schema.NullOr(Schema.Int),
  p90: Schema.NullOr(Schema.Int),
  /** Deals that stand here now, and the milliseconds they have stood here together. */
  open: Schema.Int,
  openMs: Schema.Int
})

const stays = (ask: Ask, stages: ReadonlyArray<string>) =>
  flow(ask, "stage-time", ask.window, { where: { stage: stages }, by: ["stage", "bucket"] })

const standing = (ask: Ask, stages: ReadonlyArray<string>) =>
  snapshot(ask, "stage-age", present(ask), { where: { stage: stages }, by: ["stage"] })

/** The incoming and open stages of the pipeline asked for, else of the default one. */
const stagesOf = (ask: Ask) => (diagramPipeline(ask)?.stages ?? []).filter((s) => isOpen(s.kind))

export const timeInStage = Metric.make({
  id: "time-in-stage",
  title: "Time in stage",
  definition:
    "How long deals stayed in each stage before they left it in the period, once for each stay, and how long those that stand there now have stood.",
  formula:
    "sum(milliseconds of stays that ended) / count(stays), / count(different deals); median and 90th percentile of stays; sum(now - came) / count(deals that stand there)",
  unit: "duration",
  time: "flow",
  better: "less",
  books: [stageTimeBook],
  Reading: Schema.Struct({ stages: Schema.Array(Row) }),
  needs: (ask) => {
    const stages = stagesOf(ask).map((s) => s.id as string)
    return {
      stays: stays(ask, stages),
      deals: { ...stays(ask, stages), by: ["stage"], perSubject: true },
      standing: standing(ask, stages)
    }
  },
  read: (sums, ask) => {
    const rows = stagesOf(ask).map((stage) => {
      const here = (list: ReadonlyArray<Balance>) => list.filter((b) => b.key["stage"] === stage.id)
      const add = (list: ReadonlyArray<Balance>, measure: string) =>
        list.reduce((sum, { tally }) => sum + (tally[measure] ?? 0), 0)
      const ended = here(sums.stays)
      const counts = new Map(ended.map(({ key, tally }) => [key["bucket"] ?? "", tally["stays"] ?? 0]))
      const [open, sinceDays, sinceMs] = ["deals", "sinceDays", "sinceMs"].map((m) =>
        add(here(sums.standing), m)
      ) as [number, number, number]
      const now = { days: Math.floor(ask.now / day), ms: ask.now % day }
      return {
        id: stage.id,
        name: stage.name,
        kind: stage.kind,
        archived: stage.archived,
        stays: add(ended, "stays"),
        ms: add(ended, "ms"),
        deals: new Set(here(sums.deals).map((b) => b.subject)).size,
        median: quantile(counts, 0.5),
        p90: quantile(counts, 0.9),
        open,
        openMs: (now.days * open - sinceDays) * day + (now.ms * open - sinceMs)
      }
    })
    return { stages: rows.filter((row) => !row.archived || row.stays !== 0 || row.open !== 0) }
  },
  explain: (part, ask) => {
    const colon = part.indexOf(":")
    const [kind, id] = [part.slice(0, colon), part.slice(colon + 1)]
    const stage = stagesOf(ask).find((s) => s.id === id)
    if (stage === undefined) return null
    switch (kind) {
      case "stays":
        return { title: `Stays in ${stage.name}`, selections: [stays(ask, [id])], measure: "stays" }
      case "time":
        return { title: `Time in ${stage.name}`, selections: [stays(ask, [id])], measure: "ms" }
      case "deals":
        return { title: `Deals that left ${stage.name}`, selections: [stays(ask, [id])], measure: "stays" }
      case "open":
        return { title: `Deals in ${stage.name}`, selections: [standing(ask, [id])], measure: "deals" }
      default:
        return null
    }
  },
  examples: [
    {
      story:
        "Mill stays in Offer for two days and, coming back, for one more: two stays of one deal. Dam stands there since the 10th.",
      given: [
        { at: "2024-03-01T12:00Z", create: "Mill", stage: "Offer" },
        { at: "2024-03-03T12:00Z", move: "Mill", to: "Negotiation" },
        { at: "2024-03-04T12:00Z", move: "Mill", to: "Offer" },
        { at: "2024-03-05T12:00Z", win: "Mill" },
        { at: "2024-03-10T12:00Z", create: "Dam", stage: "Offer" }
      ],
      reads: {
        "stages.Offer.stays": 2,
        "stages.Offer.ms": 259_200_000,
        "stages.Offer.deals": 1,
        "stages.Offer.open": 1,
        "stages.Offer.openMs": 864_000_000,
        "stages.Negotiation.stays": 1,
        "stages.Negotiation.open": 0
      }
    }
  ]
})
