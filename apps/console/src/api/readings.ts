// Which calls read the dashboard and the entries behind a number?
import {
  type Dashboard,
  type DealDynamicsReading,
  drawn,
  type MetricId,
  type Window
} from "../readings/view.ts"
import { type EntriesPage, readPage } from "../drilldown/entries.ts"
import { apiUrl, request } from "./client.ts"
import type { DashboardWire, ExplanationWire, ReadingWire } from "./types.ts"

export interface DashboardAsk {
  readonly period: string
  readonly pipeline: string | undefined
  readonly asOf: number | undefined
}

const instant = (iso: string): number => Date.parse(iso)
const readWindow = (window: { readonly from: string; readonly to: string }): Window => ({
  from: instant(window.from),
  to: instant(window.to)
})

/** The dashboard as it comes over the wire, with instants as numbers. */
export const toDashboard = (wire: DashboardWire): Dashboard => ({
  seq: wire.seq,
  at: instant(wire.now),
  window: readWindow(wire.window),
  compared: readWindow(wire.previous.sameElapsed),
  readings: wire.readings as Dashboard["readings"]
})

const query = ({ asOf, period, pipeline }: DashboardAsk) => ({
  period,
  pipeline,
  asOf: asOf === undefined ? undefined : new Date(asOf).toISOString()
})

export const readDashboard = async (ask: DashboardAsk, signal: AbortSignal): Promise<Dashboard> =>
  toDashboard(
    await request<DashboardWire>("GET", "/dashboard", { query: { ...query(ask), metrics: drawn }, signal })
  )

export const liveUrl = (ask: DashboardAsk): string =>
  apiUrl("/live", { period: ask.period, pipeline: ask.pipeline, metrics: drawn })

export interface EntriesAsk extends DashboardAsk {
  readonly metric: MetricId
  readonly part: string
}

export interface EntriesRange {
  readonly after?: string | undefined
  readonly limit?: number | undefined
  readonly signal?: AbortSignal
}

export const readEntries = async (ask: EntriesAsk, range: EntriesRange = {}): Promise<EntriesPage> =>
  readPage(
    await request<ExplanationWire>("GET", `/readings/${ask.metric}/entries`, {
      query: { ...query(ask), part: ask.part, after: range.after, limit: range.limit },
      ...(range.signal ? { signal: range.signal } : {})
    })
  )

/** The dynamics as they were known at one instant: for the identity of a stage beside its held entries. */
export const readDynamics = async (ask: DashboardAsk): Promise<DealDynamicsReading> =>
  (await request<ReadingWire>("GET", "/readings/deal-dynamics", { query: query(ask) }))
    .reading as unknown as DealDynamicsReading
