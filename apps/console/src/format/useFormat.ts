// How does a component write values in this workspace's zone and this reader's language?
import { computed } from "vue"
import { useSession } from "../session/store.ts"
import type { Figure, Money } from "../readings/view.ts"
import { useText } from "../text/useText.ts"
import * as dates from "./date.ts"
import { formatMoney } from "./money.ts"
import { formatDuration } from "./duration.ts"
import {
  formatBytes,
  formatCount,
  formatPart,
  formatPercent,
  formatScore,
  formatSigned,
  formatSignedPercent,
  formatWholePercent
} from "./number.ts"

type MoneyStyle = { signed?: boolean; compact?: boolean; whole?: boolean }

export const useFormat = () => {
  const session = useSession()
  const { t, locale } = useText()
  const zone = computed(() => session.workspace?.zone ?? "UTC")
  const base = computed(() => session.workspace?.baseCurrency ?? "USD")

  const money = (value: Money, options?: MoneyStyle) =>
    formatMoney(value.amount, value.currency, locale.value, options)
  const inBase = (amount: number, options?: MoneyStyle) => money({ amount, currency: base.value }, options)
  /** Several currencies stand side by side; they are never added. Nothing at all is zero of the base currency. */
  const sums = (values: ReadonlyArray<Money>, options?: MoneyStyle): string =>
    values.length === 0
      ? inBase(0, options)
      : values.map((value) => money(value, options)).join(options?.signed ? " · " : " + ")
  const isMixed = (figure: Figure): boolean => figure.money.length > 1
  /**
   * One figure for a narrow place: exact in one currency, else what the reading converted to the base, to the whole unit.
   * A star says that some deals had no rate and are not in it; cards with such figures wear a badge.
   */
  const worth = (figure: Figure, options?: MoneyStyle): string =>
    isMixed(figure)
      ? `${inBase(figure.converted, { ...options, whole: true })}${figure.unpriced === 0 ? "" : "*"}`
      : sums(figure.money, options)
  /** All that a narrow place leaves out: each currency, deals without a rate, deals without a budget. */
  const worthInFull = (figure: Figure, options?: MoneyStyle): string =>
    [
      sums(figure.money, options),
      ...(figure.unpriced > 0 ? [t("value.unpriced", { n: figure.unpriced })] : []),
      ...(figure.unbudgeted > 0 ? [t("value.unbudgeted", { n: figure.unbudgeted })] : [])
    ].join(" · ")

  return {
    zone,
    baseCurrency: base,
    money,
    inBase,
    sums,
    worth,
    worthInFull,
    isMixed,
    count: (value: number) => formatCount(value, locale.value),
    signed: (value: number) => formatSigned(value, locale.value),
    part: (value: number) => formatPart(value, locale.value),
    percent: (ratio: number) => formatPercent(ratio, locale.value),
    wholePercent: (ratio: number) => formatWholePercent(ratio, locale.value),
    signedPercent: (ratio: number) => formatSignedPercent(ratio, locale.value),
    score: (value: number) => formatScore(value, locale.value),
    duration: (ms: number) => formatDuration(ms, locale.value),
    bytes: (value: number) => formatBytes(value, locale.value),
    time: (at: number) => dates.formatTime(at, zone.value, locale.value),
    day: (at: number) => dates.formatDay(at, zone.value, locale.value),
    fullDay: (at: number) => dates.formatFullDay(at, zone.value, locale.value),
    dayAndMonth: (at: number) => dates.formatDayAndMonth(at, zone.value, locale.value),
    weekday: (at: number) => dates.formatWeekday(at, zone.value, locale.value),
    instant: (at: number) => dates.formatInstant(at, zone.value, locale.value),
    moment: (at: number) => dates.formatMoment(at, zone.value, locale.value, Date.now()),
    window: (window: { from: number; to: number }, options?: { year?: boolean }) =>
      dates.formatWindow(window, zone.value, locale.value, options),
    date: (date: string, style: dates.DateStyle) => dates.formatDate(date, style, locale.value),
    dayKey: (at: number) => dates.dayKey(at, zone.value)
  }
}
