/** What is on trial? The parts of the core that turn events into numbers, gathered so that a law can also be tried on a broken one. */
import { privately } from "../access/privately.ts"
import { decide } from "../deal/DealDecision.ts"
import { evolve } from "../deal/evolve.ts"
import type { Book } from "../ledger/Book.ts"
import { entriesOf } from "../ledger/Ledger.ts"
import { overlay } from "../ledger/overlay.ts"
import { balances } from "../ledger/Query.ts"
import { traces } from "../ledger/Trace.ts"
import { Event } from "../log/Event.ts"
import { books } from "../metrics/books.ts"
import * as Metrics from "../metrics/index.ts"
import { leftOut } from "../metrics/leftOut.ts"
import type { Metric } from "../metrics/Metric.ts"
import { narrowed } from "../metrics/Only.ts"
import { putTo } from "../metrics/periodEnd.ts"
import { families } from "../record/families.ts"
import { Schema } from "effect"
import { branch } from "./branch.ts"

type Named = typeof Metrics

/** A metric whose sums and readings are told apart by name only, as everybody outside the core handles them. */
// oxlint-disable-next-line typescript/no-explicit-any -- a reading is whatever its schema says
export type AnyMetric = Metric<string, any, any>

/** The metrics by name, as the generated index has them. */
export type MetricName = keyof Named

/** What a metric reads, by the metric's name. */
export type ReadingOf<Name extends MetricName> = ReturnType<Named[Name]["read"]>

/** The parts of the core that turn events into numbers. */
export interface Core {
  readonly books: ReadonlyArray<Book>
  readonly metrics: Readonly<Record<MetricName, AnyMetric>>
  readonly entriesOf: typeof entriesOf
  readonly balances: typeof balances
  readonly overlay: typeof overlay
  /** Who may look at what people do in the system. */
  readonly privately: typeof privately
  /** How stages are called for a metric. */
  readonly putTo: typeof putTo
  /** Which records a number could have counted, and why it does not. */
  readonly traces: typeof traces
  readonly leftOut: typeof leftOut
  /** What a metric becomes when only some people, stages, types or channels are asked about. */
  readonly narrowed: typeof narrowed
  readonly decide: typeof decide
  readonly evolve: typeof evolve
  readonly branch: typeof branch
  /** How everything beside deals is decided and evolves: activities, calls, goals... */
  readonly families: typeof families
  /** How an event is written down and read again. */
  readonly encode: (event: Event) => unknown
  readonly decode: (written: unknown) => Event
}

/** The core as it is. */
export const theCore: Core = {
  books,
  metrics: { ...Metrics } as unknown as Core["metrics"],
  entriesOf,
  balances,
  overlay,
  privately,
  putTo,
  traces,
  leftOut,
  narrowed,
  decide,
  evolve,
  branch,
  families,
  encode: Schema.encodeSync(Event),
  decode: Schema.decodeUnknownSync(Event)
}

/** The names of all metrics, as the generated index has them. */
export const metricNames = Object.keys(Metrics) as ReadonlyArray<MetricName>
