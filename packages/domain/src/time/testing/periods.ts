/** Which periods are looked at in tests? Of every kind, at any time, in every zone and with any first day of the week. */
import { Result } from "effect"
import fc from "fast-check"
import type * as Calendar from "../Calendar.ts"
import * as Instant from "../Instant.ts"
import * as LocalDate from "../LocalDate.ts"
import * as Period from "../Period.ts"
import type * as Window from "../Window.ts"
import * as Zone from "../Zone.ts"

export const HOUR = 3_600_000
export const d = LocalDate.make
export const at = Instant.iso
export const berlin: Calendar.Calendar = { zone: Zone.make("Europe/Berlin"), weekStart: 1 }

export const calendar: fc.Arbitrary<Calendar.Calendar> = fc.record({
  zone: fc.constantFrom(...Intl.supportedValuesOf("timeZone").map(Zone.make)),
  weekStart: fc.constantFrom(1, 2, 3, 4, 5, 6, 7)
})
export const now = fc.integer({ min: Date.UTC(1973, 0, 1), max: Date.UTC(2100, 0, 1) }).map(Instant.make)
export const unit = fc.constantFrom<Period.Period>(
  { kind: "today" },
  { kind: "week" },
  { kind: "month" },
  { kind: "quarter" },
  { kind: "year" }
)
export const custom = fc
  .tuple(fc.integer({ min: 4000, max: 40_000 }), fc.integer({ min: 0, max: 1800 }))
  .map(([first, more]): Period.Period => ({
    kind: "custom",
    from: LocalDate.ofEpochDay(first),
    to: LocalDate.ofEpochDay(first + more)
  }))
export const period = fc.oneof(
  unit,
  custom,
  fc.constantFrom<Period.Period>({ kind: "yesterday" }, { kind: "last-7-days" }, { kind: "last-30-days" })
)

export const windowOf = (period: Period.Period, now: Instant.Instant, calendar: Calendar.Calendar) =>
  Result.getOrThrow(Period.windowOf(period, now, calendar))
export const previousOf = (period: Period.Period, now: Instant.Instant, calendar: Calendar.Calendar) =>
  Result.getOrThrow(Period.previousOf(period, now, calendar))
export const shown = (window: Window.Window) => [Instant.toIso(window.from), Instant.toIso(window.to)]
export const refusal = (result: Result.Result<unknown, Period.PeriodInvalid>) =>
  Result.isFailure(result) ? [result.failure.field, result.failure.reason] : "accepted"
