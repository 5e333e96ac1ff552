/** Sales forecast: how many of the active deals will be won in the coming 30 days, and what will they bring (P1)? */
import { Schema } from "effect"
import { PipelineId, StageId } from "../identity/Id.ts"
import type { Balance } from "../ledger/Query.ts"
import { nameOfUser, present, pricing } from "./Ask.ts"
import { compareText } from "../text/Text.ts"
import * as Figure from "./Figure.ts"
import { band } from "./forecast/band.ts"
import { historyDays, horizonDays, millionths } from "./forecast/chance.ts"
import { moneyBand } from "./forecast/moneyBand.ts"
import * as Forecast from "./forecast/forecast.ts"
import * as Metric from "./Metric.ts"
import { stageAgeBook } from "./stages/stageAge.ts"
import { stageOutcomesBook } from "./stages/closings.ts"

const StageRow = Schema.Struct({
  id: StageId,
  name: Schema.String,
  pipelineId: PipelineId,
  archived: Schema.Boolean,
  /** Deals that had stood here and closed within the record, and those of them won. */
  closed: Schema.Int,
  won: Schema.Int,
  /** What the pipeline says, in percent. */
  byDefault: Schema.Int,
  /** How likely a deal here is ever won, in millionths. */
  probability: Schema.Int,
  active: Figure.Figure,
  expected: Forecast.Expected
})

const OwnerRow = Schema.Struct({
  id: Schema.String,
  name: Schema.String,
  disabled: Schema.Boolean,
  active: Figure.Figure,
  expected: Forecast.Expected
})

export const salesForecast = Metric.make({
  id: "sales-forecast",
  title: "Sales forecast",
  definition:
    "How many of the active deals will be won within 30 days, and what they will bring: each deal with the chance of its stage, and of wins coming in time at its age. P10 to P90 is where the wins and their sum end in 80 of 100 cases, as if deals did not depend on each other; the sum in round steps of a hundredth of its standard deviation or less. Enquiries that still wait are not in it. With fewer than 20 closed deals in 180 days the stages' own probabilities stand alone.",
  formula:
    "sum(p * c), sum(p * c * budget, rounded deal by deal); p = (won + 5 * default) / (closed + 5) of the deals closed in 180 days that had stood in the stage; c = wins that took more than age, at most age + 30 days / wins that took more than age days (where none took longer: wins within 30 days / wins; without wins 1); age = whole days of 24 hours in the stage, and of the days a win took from there one begun counts",
  unit: "deals",
  time: "snapshot",
  better: "more",
  books: [stageAgeBook, stageOutcomesBook],
  Reading: Schema.Struct({
    horizonDays: Schema.Int,
    historyDays: Schema.Int,
    /** Deals closed within the record; below 20 they are few. */
    closed: Schema.Int,
    fewData: Schema.Boolean,
    active: Figure.Figure,
    expected: Forecast.Expected,
    /** With 80 % between these numbers of wins, as if deals did not depend on each other. */
    band: Schema.Struct({
      p10: Schema.Int,
      p90: Schema.Int,
      /** The same of what they bring, in the base; deals without a rate are not in it. In round steps, of a hundredth of the standard deviation or less. */
      converted: Schema.Struct({ p10: Schema.Int, p90: Schema.Int })
    }),
    stages: Schema.Array(StageRow),
    owners: Schema.Array(OwnerRow)
  }),
  needs: (ask) => Forecast.needs(ask),
  read: (sums, ask) => {
    const { closed, isFew, stages } = Forecast.records(sums, ask)
    const each = Forecast.contributions(sums, ask)
    const at = pricing(ask, present(ask))
    const standing = (is: (balance: Balance) => boolean) =>
      Figure.snapshot(
        sums.active.filter((b) => (b.tally["deals"] ?? 0) > 0 && is(b)),
        at
      )
    return {
      horizonDays,
      historyDays,
      closed,
      fewData: isFew,
      active: standing(() => true),
      expected: Forecast.expected(each),
      band: {
        ...band(each.map(({ chance }) => chance)),
        converted: moneyBand(each.map(({ base, chance }) => ({ chance, amount: base ?? 0 })))
      },
      stages: stages
        .map(({ byDefault, pipeline, probability, record, stage }) => ({
          id: stage.id,
          name: stage.name,
          pipelineId: pipeline.id,
          archived: stage.archived,
          closed: record.closed,
          won: record.won,
          byDefault,
          probability: millionths(probability),
          active: standing((b) => b.key["stage"] === stage.id),
          expected: Forecast.expected(each.filter((c) => c.stageId === stage.id))
        }))
        .filter(({ active, archived }) => !archived || active.deals !== 0),
      owners: [...new Set(each.map(({ ownerId }) => ownerId))]
        .map((id) => ({
          ...nameOfUser(ask, id),
          active: standing((b) => b.key["owner"] === id),
          expected: Forecast.expected(each.filter((c) => c.ownerId === id))
        }))
        .sort(
          (a, b) =>
            b.expected.converted - a.expected.converted ||
            b.expected.deals - a.expected.deals ||
            compareText(a.name, b.name) ||
            compareText(a.id, b.id)
        )
    }
  },
  contributions: (sums, ask) => Forecast.contributions(sums, ask),
  explain: (part, ask) => {
    const of = (title: string, where: Readonly<Record<string, ReadonlyArray<string>>>): Metric.Part => ({
      title,
      selections: [Forecast.active(ask, where)],
      pricing: pricing(ask, present(ask)),
      weighed: "beside"
    })
    const expected = (
      title: string,
      where: Readonly<Record<string, ReadonlyArray<string>>>
    ): Metric.Part => ({
      title: `Expected: ${title}`,
      selections: [Forecast.active(ask, where)],
      measure: "millionths",
      weighed: "total"
    })
    if (part === "active") return of("Active deals", {})
    if (part === "expected") return expected("active deals", {})
    if (part === "closed")
      return {
        title: "Closed deals",
        selections: [Forecast.behindRecord(ask, null, false)],
        measure: "deals"
      }
    const colon = part.indexOf(":")
    const [kind, id] = [part.slice(0, colon), part.slice(colon + 1)]
    if (kind === "owner" || kind === "expectedOwner") {
      const user = ask.users.find((u) => u.id === id)
      if (user === undefined) return null
      return kind === "owner"
        ? of(`Active deals of ${user.name}`, { owner: [id] })
        : expected(`deals of ${user.name}`, { owner: [id] })
    }
    const found = Forecast.openStages(ask).find(({ stage }) => stage.id === id)
    if (found === undefined) return null
    if (kind === "expected") return expected(`deals in ${found.stage.name}`, { stage: [id] })
    if (kind === "stage") return of(`Active in ${found.stage.name}`, { stage: [id] })
    return kind === "closed" || kind === "won"
      ? {
          title: `${kind === "won" ? "Won" : "Closed"} after ${found.stage.name}`,
          selections: [Forecast.behindRecord(ask, id, kind === "won")],
          measure: "deals"
        }
      : null
  },
  examples: [
    {
      story:
        "Two of Sales are active, and hardly anything was closed yet: the stages' own probabilities stand alone. Offer is the first of two open stages, so a third; Negotiation two thirds.",
      given: [
        { at: "2024-03-04T09:00Z", create: "Mill", stage: "Offer", budget: 1000 },
        { at: "2024-03-05T09:00Z", create: "Dam", stage: "Negotiation", budget: 200 },
        { at: "2024-03-05T09:00Z", create: "Lock", stage: "Incoming", owner: "Robot" },
        { at: "2024-03-06T09:00Z", create: "Pond", stage: "Offer", budget: 700, owner: "Ben" },
        { at: "2024-03-07T09:00Z", win: "Pond" }
      ],
      reads: {
        fewData: true,
        closed: 1,
        "active.deals": 2,
        "stages.Offer.byDefault": 33,
        "stages.Negotiation.byDefault": 67,
        "expected.deals": 1,
        "expected.converted": 46_400,
        "band.p10": 0,
        "band.p90": 2,
        // Sums of 0, 200, 1000 and 1200, of which nothing is likely in four of nine cases, and all in two of nine.
        "band.converted.p10": 0,
        "band.converted.p90": 120_000,
        "owners.Ann.active.deals": 2
      }
    }
  ]
})
