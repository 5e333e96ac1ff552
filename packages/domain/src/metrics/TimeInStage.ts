/** Time in stage: how long do deals stay in each stage, those that left it in the period and those that stand there now (4.4)? */
import { Schema } from "effect"
import { StageId } from "../identity/Id.ts"
import * as Book from "../ledger/Book.ts"
import type { Balance } from "../ledger/Query.ts"
import { isOpen, StageKind } from "../pipeline/Pipeline.ts"
import type { Window } from "../time/Window.ts"
import { type Ask, diagramPipeline, flow, present, snapshot } from "./Ask.ts"
import { Change } from "./Change.ts"
import { bucketed, bucketOf, quantile } from "./Histogram.ts"
import * as Metric from "./Metric.ts"
import { changeOfRatios } from "./Ratio.ts"
import { elapsed } from "./stages/elapsed.ts"

/** One entry for each stay that ended, when it ended, under the bucket of its length. Coming back later is another stay. */
export const stageTimeBook = Book.make({
  id: "stage-time",
  dims: ["pipeline", "stage", "bucket"],
  measures: ["stays", "ms"],
  edition: 2,
  post: ({ fact, occurredAt }) =>
    fact._tag !== "DealMoved" || !isOpen(fact.from.kind)
      ? []
      : [
          {
            at: occurredAt,
            key: {
              pipeline: fact.from.pipelineId,
              stage: fact.from.stageId,
              bucket: String(bucketOf(fact.timeInStage))
            },
            tally: { stays: 1, ms: fact.timeInStage },
            subject: fact.dealId
          }
        ]
})

/** Stays that ended in the period, and their milliseconds together; the average is one over the other. */
const Stays = Schema.Struct({ stays: Schema.Int, ms: Schema.Int })

const Row = Schema.Struct({
  id: StageId,
  name: Schema.String,
  kind: StageKind,
  archived: Schema.Boolean,
  ...Stays.fields,
  /** The same of the period before, and how the average stay compares with that of `before`; null while either has none. */
  before: Stays,
  beforeFull: Stays,
  change: Schema.NullOr(Change),
  /** Different deals among them: milliseconds over deals is the time a deal spent here altogether. */
  deals: Schema.Int,
  /** Milliseconds, read from a histogram and true to 5 %; null without stays. */
  median: Schema.NullOr(Schema.Int),
  p90: Schema.NullOr(Schema.Int),
  /** Deals that stand here now, and the milliseconds they have stood here together. */
  open: Schema.Int,
  openMs: Schema.Int
})

const stays = (ask: Ask, stages: ReadonlyArray<string>, window = ask.window) =>
  flow(ask, "stage-time", window, { where: { stage: stages }, by: ["stage", "bucket"] })

const standing = (ask: Ask, stages: ReadonlyArray<string>) =>
  snapshot(ask, "stage-age", present(ask), { where: { stage: stages }, by: ["stage"] })

/** The incoming and open stages of the pipeline asked for, else of the default one. */
const stagesOf = (ask: Ask) => (diagramPipeline(ask)?.stages ?? []).filter((s) => isOpen(s.kind))

export const timeInStage = Metric.make({
  id: "time-in-stage",
  title: "Time in stage",
  definition:
    "How long deals stayed in each stage before they left it in the period, once for each stay, and how long those that stand there now have stood. Median and 90th percentile are true to 5 %.",
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
      before: { ...stays(ask, stages, ask.previous.sameElapsed), by: ["stage"] },
      beforeFull: { ...stays(ask, stages, ask.previous.full), by: ["stage"] },
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
      const of = (list: ReadonlyArray<Balance>) => ({
        stays: add(here(list), "stays"),
        ms: add(here(list), "ms")
      })
      const [now, before] = [of(sums.stays), of(sums.before)]
      const counts = bucketed(ended.map(({ key, tally }) => [key["bucket"] ?? "0", tally["stays"] ?? 0]))
      return {
        id: stage.id,
        name: stage.name,
        kind: stage.kind,
        archived: stage.archived,
        ...now,
        before,
        beforeFull: of(sums.beforeFull),
        change: changeOfRatios({ num: now.ms, den: now.stays }, { num: before.ms, den: before.stays }),
        deals: new Set(here(sums.deals).map((b) => b.subject)).size,
        median: quantile(counts, 5),
        p90: quantile(counts, 9),
        open: add(here(sums.standing), "deals"),
        openMs: elapsed(here(sums.standing), ask.now)
      }
    })
    return { stages: rows.filter((row) => !row.archived || row.stays !== 0 || row.open !== 0) }
  },
  explain: (part, ask) => {
    const [kind = "", id = "", which, ...rest] = part.split(":")
    const stage = stagesOf(ask).find((s) => s.id === id)
    if (stage === undefined || rest.length > 0 || which === "now") return null
    if (kind === "stays" || kind === "time") {
      const title = `${kind === "stays" ? "Stays" : "Time"} in ${stage.name}`
      const during = (window: Window) => stays(ask, [id], window)
      return Metric.comparedPart(title, which ?? "now", ask, during, kind === "stays" ? "stays" : "ms")
    }
    if (which !== undefined) return null
    switch (kind) {
      case "deals":
        return {
          title: `Deals that left ${stage.name}`,
          selections: [stays(ask, [id])],
          measure: "stays",
          distinct: true
        }
      case "open":
        return { title: `Deals in ${stage.name}`, selections: [standing(ask, [id])], measure: "deals" }
      case "openMs":
        return {
          title: `Time of the deals in ${stage.name}`,
          selections: [standing(ask, [id])],
          measure: "ms",
          until: ask.now
        }
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
        "stages.Offer.before.stays": 0,
        "stages.Offer.change": null,
        "stages.Negotiation.stays": 1,
        "stages.Negotiation.open": 0
      }
    }
  ]
})
