/** What do the metrics read? All sums they need are taken at one position of the log, then the core reads them. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { Balance, Query } from "@weir/domain/ledger/Query"
import type { Ask } from "@weir/domain/metrics/Ask"
import * as Metrics from "@weir/domain/metrics/index"
import type { Metric } from "@weir/domain/metrics/Metric"
import { Effect, Schema } from "effect"
import { Ledger } from "../ports/Ledger.ts"
import { choosesNothing } from "./choosesNothing.ts"
import { ask, askedOf, type Question } from "./question.ts"

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
}

/** The readings of the wanted metrics from one moment of the ledger; when none are named, all that the question can be put to. */
export const readings = Effect.fn("readings")(function* (
  workspaceId: WorkspaceId,
  question: Question,
  wanted: ReadonlyArray<MetricId> = question.client == null ? dashboardIds : clientIds
) {
  yield* answerable(question, wanted)
  const asked = yield* ask(workspaceId, question)
  const { needed, read } = plan(asked, question, wanted)
  const { balances, seq } = yield* (yield* Ledger).sums(workspaceId, needed)
  const answered: Answered = { seq, asked, readings: read(balances) }
  return answered
})

/** Passes when every metric has what it is about. */
export const answerable = (
  { client = null }: Question,
  wanted: ReadonlyArray<MetricId>
): Effect.Effect<void, ClientRequired> => {
  const lacking = client === null ? wanted.find((id) => metricOf(id).about === "client") : undefined
  return lacking === undefined ? Effect.void : Effect.fail(new ClientRequired({ metric: lacking }))
}

type Sums = Readonly<Record<string, ReadonlyArray<Balance>>>

/** The sums that metrics need, each different one once, and how they read once those are there. */
export const plan = (asked: Ask, question: Question, wanted: ReadonlyArray<MetricId>) => {
  const needed: Record<string, Query> = {}
  const placed = metrics
    .filter((m) => (wanted as ReadonlyArray<string>).includes(m.id))
    .map((metric) => {
      const own = askedOf(metric, asked, question)
      const names = Object.entries(metric.needs(own)).map(([name, query]) => {
        const place = JSON.stringify(query)
        if (!choosesNothing(query)) needed[place] = query
        return { name, place }
      })
      return { metric, own, names }
    })
  const read = (sums: Sums): Readings =>
    Object.fromEntries(
      placed.map(({ metric, names, own }) => [
        metric.id,
        metric.read(Object.fromEntries(names.map(({ name, place }) => [name, sums[place] ?? []])), own)
      ])
    ) as Readings
  return { needed, read }
}
