/** What do the metrics read? All sums they need are taken at one position of the log, then the core reads them. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { Balance, Query } from "@weir/domain/ledger/Query"
import type { Ask } from "@weir/domain/metrics/Ask"
import * as Metrics from "@weir/domain/metrics/index"
import type { Metric } from "@weir/domain/metrics/Metric"
import { Effect, Schema } from "effect"
import { Ledger } from "../ports/Ledger.ts"
import { readAgain } from "./again.ts"
import { choosesNothing } from "./choosesNothing.ts"
import { narrowable, type Narrowing, narrowedTo } from "./narrowing.ts"
import { ask, type Question } from "./question.ts"

type AnyMetric = (typeof Metrics)[keyof typeof Metrics]
export type MetricId = AnyMetric["id"]

/** Every metric by its id, with the reading it gives. */
export type Readings = {
  readonly [M in AnyMetric as M["id"]]: M["Reading"]["Type"]
}

export const metrics: ReadonlyArray<Metric> = Object.values(Metrics) as unknown as ReadonlyArray<Metric>
export const metricIds = metrics.map((m) => m.id) as ReadonlyArray<MetricId>
/** Those of a whole workspace, and those of one client's profile. */
export const dashboardIds = metricIds.filter((id) => metricOf(id).about !== "client")
export const clientIds = metricIds.filter((id) => metricOf(id).about === "client")

export function metricOf(id: MetricId): Metric {
  return metrics.find((m) => m.id === id)!
}

/** The metric is about one contact or company, and none was named. */
export class ClientRequired extends Schema.TaggedError<ClientRequired>()(
  "ClientRequired",
  { metric: Schema.String },
  { httpApiStatus: 422 }
) {}

export interface Answered {
  /** The position of the log that the readings reflect. */
  readonly seq: number
  readonly asked: Ask
  /** Of the wanted metrics. */
  readonly readings: Readings
  /** What was asked for narrowed, in the same order, in the shape of `readings`. */
  readonly answers: ReadonlyArray<unknown>
}

/** One number, narrowed or not. */
export interface MetricAsk extends Narrowing {
  readonly metric: MetricId
}

/**
 * The readings of the wanted metrics, and those of each of `asks`, from one moment of the ledger. When none are named at all, all
 * that the question can be put to.
 */
export const readings = Effect.fn("readings")(function* (
  workspaceId: WorkspaceId,
  question: Question,
  wanted?: ReadonlyArray<MetricId>,
  asks: ReadonlyArray<MetricAsk> = []
) {
  const named = wanted ?? (asks.length > 0 ? [] : question.client == null ? dashboardIds : clientIds)
  yield* answerable(question, named, asks)
  const asked = yield* ask(workspaceId, question)
  const { needed, read } = plan(asked, question, [...named.map((metric) => ({ metric })), ...asks])
  const { balances, seq } = yield* (yield* Ledger).sums(workspaceId, needed)
  const all = read(balances)
  const answered: Answered = {
    seq,
    asked,
    readings: byName(named, all),
    answers: all.slice(named.length)
  }
  return answered
})

/** Passes when every metric has what it is about, and can be narrowed to what is asked for. */
export const answerable = Effect.fnUntraced(function* (
  { client = null }: Question,
  wanted: ReadonlyArray<MetricId>,
  asks: ReadonlyArray<MetricAsk> = []
) {
  const all = [...wanted, ...asks.map(({ metric }) => metric)]
  const lacking = client === null ? all.find((id) => metricOf(id).about === "client") : undefined
  if (lacking !== undefined) return yield* new ClientRequired({ metric: lacking })
  for (const [i, one] of asks.entries()) yield* narrowable(metricOf(one.metric), one, `asks.${i}`)
})

type Sums = Readonly<Record<string, ReadonlyArray<Balance>>>

/** The sums that numbers need, each different one once, and how they read once those are there. */
export const plan = (asked: Ask, question: Question, asks: ReadonlyArray<MetricAsk>) => {
  const needed: Record<string, Query> = {}
  const placed = asks.map((one) => {
    const { metric, own } = narrowedTo(metricOf(one.metric), asked, question, one)
    const names = Object.entries(metric.needs(own)).map(([name, query]) => {
      const place = JSON.stringify(query)
      if (!choosesNothing(query)) needed[place] = query
      return { name, place }
    })
    return { metric, own, names, called: JSON.stringify(one) }
  })
  const read = (sums: Sums): ReadonlyArray<unknown> =>
    placed.map(({ called, metric, names, own }) => {
      const needed = Object.fromEntries(names.map(({ name, place }) => [name, sums[place] ?? []]))
      return readAgain(called, metric, needed, own)
    })
  return { needed, read }
}

/** The first of some readings by the names of their metrics. */
export const byName = (names: ReadonlyArray<MetricId>, read: ReadonlyArray<unknown>): Readings =>
  Object.fromEntries(names.map((name, i) => [name, read[i]])) as unknown as Readings
