/** What is a golden vector? A story, questions about it, and the numbers that everybody agreed on. */
import type { PipelineId, UserId } from "@weir/domain/identity/Id"
import * as Instant from "@weir/domain/time/Instant"
import * as LocalDate from "@weir/domain/time/LocalDate"
import type { Period } from "@weir/domain/time/Period"
import type { MetricName } from "@weir/domain/workbook/Core"
import type { Proves } from "../map/rows.ts"
import type { Line, Setting } from "./Story.ts"

/** Paths into a reading (`stages.A.net.deals`; stages, rings and rows go by name) and what stands there. */
export type Expected = Readonly<Record<string, unknown>>

export interface Asked {
  readonly metric: MetricName
  readonly period: Period
  readonly now: Instant.Instant
  readonly pipelineId?: PipelineId
  readonly asOf?: Instant.Instant
  /** Whose eyes it is read with; everything is seen when left out. */
  readonly viewer?: UserId
  readonly client?: { readonly kind: "contact" | "company"; readonly id: string }
  readonly reads: Expected
}

export interface Vector {
  readonly id: string
  /** The rows of the specification that it stands for. */
  readonly proves: ReadonlyArray<Proves>
  readonly story: string
  readonly setting: Setting
  readonly lines: ReadonlyArray<Line>
  readonly asked: ReadonlyArray<Asked>
}

export const march: Period = { kind: "month" }
export const now = Instant.iso("2024-03-20T12:00:00Z")
export const inMarch = (metric: MetricName, reads: Expected): Asked => ({ metric, period: march, now, reads })
export const day = (date: string): Period => ({
  kind: "custom",
  from: LocalDate.make(date),
  to: LocalDate.make(date)
})

export const before = "2024-02-10T09:00:00Z"
export const at = (n: number) => `2024-03-05T10:0${n}:00Z`

/** `amount` in cents. */
export const dollars = (amount: number) => (amount === 0 ? [] : [{ currency: "USD", amount }])
