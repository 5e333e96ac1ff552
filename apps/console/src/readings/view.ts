// What does the console draw? The metrics' own readings, and the facts of the dashboard around them.
import type { Readings } from "@weir/contract/Readings"
import type { ExplanationWire } from "../api/types.ts"

/** Every metric's reading, as the API gives it: no reading holds anything that looks different on the wire. */
export type { Readings }
export type DealDynamicsReading = Readings["deal-dynamics"]
export type DealSourcesReading = Readings["deal-sources"]
/** People with their deals: by owner now, or by owner at the win. */
export type OwnersReading = Readings["deals-by-owner"]
export type Compared = Readings["won-deals"]
export type StageReading = DealDynamicsReading["stages"][number]
/** A count of deals with their money. */
export type Figure = ExplanationWire["total"]
export type Change = Compared["deals"]
export type Ratio = Readings["success-rate"]["now"]

/** The metrics that are drawn here and can be opened. */
export type MetricId = keyof Readings

/** An amount in minor units of its currency. */
export interface Money {
  readonly amount: number
  readonly currency: string
}

/** `[from, to)` in epoch milliseconds. */
export interface Window {
  readonly from: number
  readonly to: number
}

export interface Dashboard {
  /** The log position that all of it reflects. */
  readonly seq: number
  /** When the figures were taken. */
  readonly at: number
  readonly window: Window
  /** The previous period as far as this one has gone. */
  readonly compared: Window
  /** All of the previous period. */
  readonly before: Window
  /** The readings that were asked for, by the key of the ask. */
  readonly answers: ReadonlyMap<string, unknown>
}
