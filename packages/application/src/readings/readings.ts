/** What do the metrics read? All sums they need are taken at one position of the log, then the core reads them. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { Query } from "@weir/domain/ledger/Query"
import type { Ask } from "@weir/domain/metrics/Ask"
import * as Metrics from "@weir/domain/metrics/index"
import type { Metric } from "@weir/domain/metrics/Metric"
import { Effect } from "effect"
import { Ledger } from "../ports/Ledger.ts"
import { ask, type Question } from "./question.ts"

type AnyMetric = (typeof Metrics)[keyof typeof Metrics]
export type MetricId = AnyMetric["id"]

/** Every metric by its id, with the reading it gives. */
export type Readings = {
  readonly [M in AnyMetric as M["id"]]: M["Reading"]["Type"]
}

export const metrics: ReadonlyArray<Metric> = Object.values(Metrics) as unknown as ReadonlyArray<Metric>
export const metricIds = metrics.map((m) => m.id) as ReadonlyArray<MetricId>

export const metricOf = (id: MetricId): Metric => metrics.find((m) => m.id === id)!

export interface Answered {
  /** The position of the log that the readings reflect. */
  readonly seq: number
  readonly asked: Ask
  readonly readings: Readings
}

/** The readings of the wanted metrics (all when none are named), from one moment of the ledger. */
export const readings = Effect.fn("readings")(function* (
  workspaceId: WorkspaceId,
  question: Question,
  wanted: ReadonlyArray<MetricId> = metricIds
) {
  const asked = yield* ask(workspaceId, question)
  return yield* readingsOf(workspaceId, asked, wanted)
})

/** The same, for a question that is made up already. */
export const readingsOf = Effect.fn("readingsOf")(function* (
  workspaceId: WorkspaceId,
  asked: Ask,
  wanted: ReadonlyArray<MetricId>
) {
  const ledger = yield* Ledger
  const chosen = metrics.filter((m) => (wanted as ReadonlyArray<string>).includes(m.id))
  // Metrics share many sums: each different one is asked for once.
  const asking: Record<string, Query> = {}
  const placed = chosen.map((metric) => ({
    metric,
    names: Object.entries(metric.needs(asked)).map(([name, query]) => {
      const place = JSON.stringify(query)
      if (!choosesNothing(query)) asking[place] = query
      return { name, place }
    })
  }))
  const { balances, seq } = yield* ledger.sums(workspaceId, asking)
  const read = placed.map(({ metric, names }) => {
    const sums = Object.fromEntries(names.map(({ name, place }) => [name, balances[place] ?? []]))
    return [metric.id, metric.read(sums, asked)]
  })
  const answered: Answered = { seq, asked, readings: Object.fromEntries(read) as Readings }
  return answered
})

/** A condition with no values is met by no entry: there is nothing to ask. */
const choosesNothing = (query: Query): boolean =>
  Object.values(query.where).some((values) => values.length === 0)
