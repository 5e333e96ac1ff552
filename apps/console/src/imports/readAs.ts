// How does a column's text read as an amount or a date, and what in it says so? The core's own reading, shown before anything is sent.
import { type DateFormat, detectDateFormat, parseDate } from "@weir/domain/import/DateFormat"
import { detectNumberFormat, type NumberFormat } from "@weir/domain/import/NumberFormat"
import { parseAmount } from "@weir/domain/import/parseAmount"
import type { Currency } from "@weir/domain/money/Currency"
import type { Zone } from "@weir/domain/time/Zone"
import { formatFullDay, formatTime } from "../format/date.ts"
import { formatMoney } from "../format/money.ts"

export const dateFormats: ReadonlyArray<DateFormat> = [
  "yyyy-mm-dd",
  "yyyy/mm/dd",
  "yyyy.mm.dd",
  "dd.mm.yyyy",
  "dd/mm/yyyy",
  "dd-mm-yyyy",
  "mm/dd/yyyy",
  "mm-dd-yyyy"
]
export const numberFormats: ReadonlyArray<NumberFormat> = [
  { decimal: "none", grouping: "none" },
  { decimal: ".", grouping: "none" },
  { decimal: ".", grouping: "," },
  { decimal: ".", grouping: "space" },
  { decimal: ",", grouping: "none" },
  { decimal: ",", grouping: "." },
  { decimal: ",", grouping: "space" }
]
export type { DateFormat, NumberFormat }

/** What was read, or why it could not be. */
export interface ReadCell {
  readonly text: string
  readonly reads: string
  readonly ok: boolean
}

type Outcome<Value> =
  | { readonly _tag: "Success"; readonly success: Value }
  | { readonly _tag: "Failure"; readonly failure: unknown }
const toCell = <Value>(text: string, outcome: Outcome<Value>, write: (value: Value) => string): ReadCell =>
  outcome._tag === "Success"
    ? { text, reads: write(outcome.success), ok: true }
    : { text, reads: String(outcome.failure), ok: false }

export const readAsDate = (text: string, format: DateFormat, zone: string, locale: string): ReadCell =>
  toCell(text, parseDate(text, format, zone as Zone), (at) => {
    const time = formatTime(at, zone, locale)
    return time === "00:00" ? formatFullDay(at, zone, locale) : `${formatFullDay(at, zone, locale)}, ${time}`
  })

export const readAsAmount = (
  text: string,
  format: NumberFormat,
  currency: string,
  locale: string
): ReadCell =>
  toCell(text, parseAmount(text, format, currency as Currency) as Outcome<number>, (amount) =>
    formatMoney(amount, currency, locale)
  )

export type Evidence =
  | { readonly kind: "certain"; readonly sample: string }
  | { readonly kind: "ambiguous"; readonly sample: string }
  | { readonly kind: "unknown" }

export const dateEvidence = (samples: ReadonlyArray<string>): Evidence => {
  const found = detectDateFormat(samples)
  if (found._tag === "certain") return { kind: "certain", sample: found.evidence }
  return found._tag === "ambiguous" ? { kind: "ambiguous", sample: found.shown } : { kind: "unknown" }
}

export const numberEvidence = (samples: ReadonlyArray<string>): Evidence => {
  const found = detectNumberFormat(samples)
  if (found._tag === "certain") return { kind: "certain", sample: found.shown }
  return found._tag === "ambiguous" ? { kind: "ambiguous", sample: found.shown } : { kind: "unknown" }
}

/** Today written in a format, so that it explains itself in a list of formats. */
export const formatExample = (format: DateFormat, at: number, zone: string): string => {
  const [year = "", month = "", day = ""] = new Intl.DateTimeFormat("en-CA", { timeZone: zone })
    .format(at)
    .split("-")
  return format.replace("yyyy", year).replace("mm", month).replace("dd", day)
}
