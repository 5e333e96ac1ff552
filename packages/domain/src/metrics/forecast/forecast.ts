/** What does each active deal add to the forecast, and what do they come to together (P1)? */
import { Schema } from "effect"
import type { DealId } from "../../identity/Id.ts"
import type { Balance, Query } from "../../ledger/Query.ts"
import { Currency } from "../../money/Currency.ts"
import * as Rate from "../../money/Rate.ts"
import { defaultProbability } from "../../pipeline/Pipeline.ts"
import { dayOf, startOfDay } from "../../time/Calendar.ts"
import * as Instant from "../../time/Instant.ts"
import * as LocalDate from "../../time/LocalDate.ts"
import { type Ask, flow, inPipeline, present, pricing, snapshot } from "../Ask.ts"
import { millisecondsSince } from "../stages/elapsed.ts"
import * as Chance from "./chance.ts"
import type { Contribution } from "./contribution.ts"

/** The open stages of the pipelines that are asked about; enquiries that still wait are in none. */
export const openStages = (ask: Ask) =>
  ask.pipelines
    .filter((p) => ask.pipelineId === null || p.id === ask.pipelineId)
    .flatMap((pipeline) =>
      pipeline.stages.filter((s) => s.kind === "open").map((stage) => ({ pipeline, stage }))
    )

/** What a sum of entries over the record asks: from the beginning of the day 180 days ago until now. */
const recorded = (ask: Ask, book: string, shape: Partial<Query>): Query => {
  const { zone } = ask.workspace
  const days = Math.min(Chance.historyDays, LocalDate.toEpochDay(dayOf(zone, ask.now)))
  const from = startOfDay(zone, LocalDate.addDays(dayOf(zone, ask.now), -days))
  return flow(ask, book, { from, to: Instant.MAX }, { where: inPipeline(ask), ...shape })
}

/** The active deals one by one with the instant they came to their stage; the record of the stages; how many deals closed. */
export const needs = (ask: Ask) => ({
  active: active(ask, {}),
  outcomes: recorded(ask, "stage-outcomes", { by: ["stage", "outcome", "days"] }),
  closed: recorded(ask, "deal-cycle", {})
})

/** The active deals, all or some. */
export const active = (ask: Ask, where: Query["where"]): Query =>
  snapshot(ask, "stage-age", present(ask), {
    where: { ...inPipeline(ask), stage: openStages(ask).map(({ stage }) => stage.id), ...where },
    by: ["pipeline", "stage", "owner", "currency"],
    perSubject: true
  })

/** The closed deals behind the record of one stage, won ones or all; of all stages without one. */
export const behindRecord = (ask: Ask, stage: string | null, won: boolean): Query =>
  stage === null
    ? recorded(ask, "deal-cycle", {})
    : recorded(ask, "stage-outcomes", {
        where: { ...inPipeline(ask), stage: [stage], ...(won ? { outcome: ["won"] } : {}) }
      })

type Sums = { readonly [K in keyof ReturnType<typeof needs>]: ReadonlyArray<Balance> }

/** What the record says of each open stage, and whether it says enough. */
export const records = ({ closed, outcomes }: Pick<Sums, "closed" | "outcomes">, ask: Ask) => {
  const all = closed.reduce((n, { tally }) => n + (tally["deals"] ?? 0), 0)
  const of = (stageId: string): Chance.StageRecord => {
    const daysToWin = new Map<number, number>()
    let [won, ended] = [0, 0]
    for (const { key, tally } of outcomes) {
      if (key["stage"] !== stageId) continue
      const deals = tally["deals"] ?? 0
      ended += deals
      if (key["outcome"] !== "won") continue
      won += deals
      daysToWin.set(Number(key["days"]), (daysToWin.get(Number(key["days"])) ?? 0) + deals)
    }
    return { won, closed: ended, daysToWin }
  }
  const isFew = all < Chance.enoughClosed
  const stages = openStages(ask).map(({ pipeline, stage }) => {
    const record = of(stage.id)
    const byDefault = defaultProbability(pipeline, stage.id)
    return {
      pipeline,
      stage,
      record,
      byDefault,
      probability: Chance.probability(record, byDefault, isFew)
    }
  })
  return { closed: all, isFew, stages }
}

/** What each active deal adds to the forecast, by the order of their ids. */
export const contributions = (sums: Sums, ask: Ask): ReadonlyArray<Contribution> => {
  const { isFew, stages } = records(sums, ask)
  const known = new Map(stages.map((one) => [one.stage.id as string, one]))
  const { base, date, rates } = pricing(ask, present(ask))
  return sums.active
    .flatMap(({ key, subject, tally }): ReadonlyArray<Contribution> => {
      const at = known.get(key["stage"] ?? "")
      if (at === undefined || subject === null) return []
      const age = Chance.daysOld(millisecondsSince(tally, ask.now))
      const timeliness = Chance.timeliness(at.record, age, isFew)
      const chance = Chance.times(at.probability, timeliness)
      const amount = tally["amount"] ?? 0
      const currency = key["currency"] === "" ? null : (key["currency"] as Currency)
      const rate = currency === null || currency === base ? null : Rate.rateAt(rates, currency, date)
      const inBase =
        currency === null || currency === base
          ? amount
          : rate === null
            ? null
            : Rate.priced(amount, currency, base, rate)
      return [
        {
          dealId: subject as DealId,
          pipelineId: at.pipeline.id,
          stageId: at.stage.id,
          ownerId: key["owner"] ?? "",
          age,
          probability: Chance.millionths(at.probability),
          timeliness: Chance.millionths(timeliness),
          chance: Chance.millionths(chance),
          currency,
          amount,
          base: inBase,
          expected: Chance.partOf(amount, chance),
          expectedBase: inBase === null ? null : Chance.partOf(inBase, chance)
        }
      ]
    })
    .sort((a, b) => (a.dealId < b.dealId ? -1 : 1))
}

/**
 * What is expected of some deals. `deals` is the exact number of wins in millionths of a deal over a million; money is rounded deal
 * by deal; `unpriced` deals have no rate and are missing from `converted`.
 */
export const Expected = Schema.Struct({
  deals: Schema.Finite,
  money: Schema.Array(Schema.Struct({ currency: Currency, amount: Schema.Int })),
  converted: Schema.Int,
  unpriced: Schema.Int
})
export type Expected = typeof Expected.Type

/** The sum of contributions: chances in parts of one, money currency by currency. */
export const expected = (of: ReadonlyArray<Contribution>): Expected => {
  const add = (numbers: ReadonlyArray<number>) => numbers.reduce((sum, n) => sum + n, 0)
  const currencies = [...new Set(of.flatMap(({ currency }) => currency ?? []))].sort()
  return {
    deals: add(of.map(({ chance }) => chance)) / 1_000_000,
    money: currencies
      .map((currency) => ({
        currency,
        amount: add(of.filter((c) => c.currency === currency).map((c) => c.expected))
      }))
      .filter(({ amount }) => amount !== 0),
    converted: add(of.map(({ expectedBase }) => expectedBase ?? 0)),
    unpriced: of.filter(({ expectedBase }) => expectedBase === null).length
  }
}
