// Which period shows the deals of a pipeline, whenever they were? From the first that was created to the last change.
import { readDealEdge } from "../api/deals.ts"
import { dayKey } from "../format/date.ts"
import type { PeriodText } from "./period.ts"

/** A custom period lasts no longer. */
const longestYears = 5

export interface DealSpan {
  readonly deals: number
  readonly period: PeriodText
  /** `2017`, or `2016–2017`. */
  readonly years: string
}

/** The days from one instant to another in a zone, both in it; of more than five years the last five. */
export const spanOf = (first: number, last: number, zone: string): Omit<DealSpan, "deals"> => {
  const to = dayKey(Math.max(first, last), zone)
  const [year = 0, month = 1, day = 1] = to.split("-").map(Number)
  const earliest = new Date(Date.UTC(year - longestYears, month - 1, day + 1)).toISOString().slice(0, 10)
  const begun = dayKey(first, zone)
  const from = begun < earliest ? earliest : begun
  const years = [...new Set([from, to].map((text) => text.slice(0, 4)))]
  return { period: `${from}..${to}`, years: years.join("–") }
}

/** Undefined for a pipeline without deals. */
export const readDealSpan = async (
  pipeline: string,
  zone: string,
  signal?: AbortSignal
): Promise<DealSpan | undefined> => {
  const [first, lastMade, lastChanged] = await Promise.all([
    readDealEdge(pipeline, "created", "asc", signal),
    readDealEdge(pipeline, "created", "desc", signal),
    readDealEdge(pipeline, "changed", "desc", signal)
  ])
  const [begun, made, changed] = [first.items[0], lastMade.items[0], lastChanged.items[0]]
  if (!begun || !made || !changed) return undefined
  const last = Math.max(Date.parse(made.createdAt), Date.parse(changed.changedAt))
  return { deals: first.total, ...spanOf(Date.parse(begun.createdAt), last, zone) }
}
