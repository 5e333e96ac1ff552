// Which calls read the dashboard and the entries behind a number?
import { applied } from "@weir/contract/difference"
import type { Dashboard, DealDynamicsReading, MetricId, Window } from "../readings/view.ts"
import { type EntriesPage, readPage } from "../drilldown/entries.ts"
import { isPlain, keyOf, type NumberAsk, type Only } from "../widgets/numberAsk.ts"
import { apiUrl, request } from "./client.ts"
import type {
  DashboardWire,
  DefinitionFacts,
  DiffersWire,
  ExplanationWire,
  NewestWire,
  ReadingWire
} from "./types.ts"

export interface DashboardAsk {
  readonly period: string
  readonly pipeline: string | undefined
  readonly asOf: number | undefined
}

/** A part of a reading, narrowed or not, and how many of its newest records are wanted. */
export interface NewestAsk extends NumberAsk {
  readonly part: string
  readonly limit: number
}

/** A record that a number counts, and when it came to. */
export interface NewestRecord extends Omit<NewestWire["lists"][number][number], "at"> {
  readonly at: number
}

const instant = (iso: string): number => Date.parse(iso)
const readWindow = (window: { readonly from: string; readonly to: string }): Window => ({
  from: instant(window.from),
  to: instant(window.to)
})

/** The dashboard as it comes over the wire, with instants as numbers. `numbers` is what was asked for. */
export const toDashboard = (wire: DashboardWire, numbers: ReadonlyArray<NumberAsk>): Dashboard => ({
  seq: wire.seq,
  at: instant(wire.now),
  window: readWindow(wire.window),
  compared: readWindow(wire.previous.sameElapsed),
  before: readWindow(wire.previous.full),
  answers: new Map<string, unknown>([
    ...Object.entries(wire.readings),
    ...narrowedOf(numbers).map((ask, i) => [keyOf(ask), wire.answers?.[i]] as const)
  ])
})

/** A dashboard of which something reads otherwise now; the rest are the objects that they were. */
export const movedOn = (
  { answers: answersBefore, readings: readingsBefore }: DashboardWire,
  { answers, readings, ...about }: DiffersWire
): DashboardWire => ({
  ...about,
  readings: applied(readingsBefore, readings) as DashboardWire["readings"],
  answers: applied(answersBefore, answers) as DashboardWire["answers"]
})

const narrowedOf = (numbers: ReadonlyArray<NumberAsk>) => numbers.filter((ask) => !isPlain(ask))

/** Numbers that nothing narrows are asked for by name, the others each with what narrows it. */
const asked = (numbers: ReadonlyArray<NumberAsk>) => {
  const narrowed = narrowedOf(numbers)
  return {
    metrics: numbers.filter(isPlain).map((ask) => ask.metric),
    asks: narrowed.length === 0 ? undefined : JSON.stringify(narrowed)
  }
}

const query = ({ asOf, period, pipeline }: DashboardAsk) => ({
  period,
  pipeline,
  asOf: asOf === undefined ? undefined : new Date(asOf).toISOString()
})

export const readDashboard = async (
  ask: DashboardAsk,
  numbers: ReadonlyArray<NumberAsk>,
  signal: AbortSignal
): Promise<Dashboard> =>
  toDashboard(
    await request<DashboardWire>("GET", "/dashboard", {
      query: { ...query(ask), ...asked(numbers) },
      signal
    }),
    numbers
  )

export const liveUrl = (ask: DashboardAsk, numbers: ReadonlyArray<NumberAsk>): string =>
  apiUrl("/live", { period: ask.period, pipeline: ask.pipeline, ...asked(numbers), sparing: "places" })

/** What every number means, asked for once. */
let definitions: Promise<ReadonlyArray<DefinitionFacts>> | undefined
export const readDefinitions = (): Promise<ReadonlyArray<DefinitionFacts>> => {
  definitions ??= request<{ readonly items: ReadonlyArray<DefinitionFacts> }>("GET", "/readings").then(
    ({ items }) => items
  )
  definitions.catch(() => (definitions = undefined))
  return definitions
}

export interface EntriesAsk extends DashboardAsk {
  readonly metric: MetricId
  readonly part: string
  readonly only?: Only
}

export interface EntriesRange {
  readonly after?: string | undefined
  readonly limit?: number | undefined
  readonly signal?: AbortSignal
}

export const readEntries = async (ask: EntriesAsk, range: EntriesRange = {}): Promise<EntriesPage> =>
  readPage(
    await request<ExplanationWire>("GET", `/readings/${ask.metric}/entries`, {
      query: {
        ...query(ask),
        part: ask.part,
        only: ask.only && Object.keys(ask.only).length > 0 ? JSON.stringify(ask.only) : undefined,
        after: range.after,
        limit: range.limit
      },
      ...(range.signal ? { signal: range.signal } : {})
    })
  )

/** The newest records that some parts of readings count, list by list. */
export const readNewest = async (
  ask: DashboardAsk,
  lists: ReadonlyArray<NewestAsk>
): Promise<ReadonlyArray<ReadonlyArray<NewestRecord>>> => {
  const wire = await request<NewestWire>("GET", "/newest", {
    query: { ...query(ask), lists: JSON.stringify(lists) }
  })
  return wire.lists.map((list) => list.map((one) => ({ ...one, at: instant(one.at) })))
}

/** The dynamics as they were known at one instant: for the identity of a stage beside its held entries. */
export const readDynamics = async (ask: DashboardAsk): Promise<DealDynamicsReading> =>
  (await request<ReadingWire>("GET", "/readings/deal-dynamics", { query: query(ask) }))
    .reading as unknown as DealDynamicsReading
