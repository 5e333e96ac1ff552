// How does a component write values in this workspace's zone and this reader's language?
import { computed } from "vue";
import { useSession } from "../session/store.ts";
import type { Money, Sums } from "../readings/view.ts";
import { useText } from "../text/useText.ts";
import * as dates from "./date.ts";
import { formatMoney } from "./money.ts";
import { formatBytes, formatCount, formatPercent, formatSigned } from "./number.ts";

export const useFormat = () => {
  const session = useSession();
  const { locale } = useText();
  const zone = computed(() => session.workspace?.zone ?? "UTC");
  const base = computed(() => session.workspace?.baseCurrency ?? "USD");

  const money = (value: Money, options?: { signed?: boolean; compact?: boolean }) => formatMoney(value.amount, value.currency, locale.value, options);
  /** Sums of several currencies stand side by side; they are never added. Nothing is zero of the base currency. */
  const sums = (values: Sums, options?: { signed?: boolean; compact?: boolean }) =>
    values.length === 0 ? money({ amount: 0, currency: base.value }, options) : values.map((value) => money(value, options)).join(" + ").replaceAll("+ +", "+ ").replaceAll("+ −", "− ");

  return {
    zone,
    money,
    sums,
    count: (value: number) => formatCount(value, locale.value),
    signed: (value: number) => formatSigned(value, locale.value),
    percent: (ratio: number) => formatPercent(ratio, locale.value),
    bytes: (value: number) => formatBytes(value, locale.value),
    time: (at: number) => dates.formatTime(at, zone.value, locale.value),
    day: (at: number) => dates.formatDay(at, zone.value, locale.value),
    fullDay: (at: number) => dates.formatFullDay(at, zone.value, locale.value),
    weekday: (at: number) => dates.formatWeekday(at, zone.value, locale.value),
    instant: (at: number) => dates.formatInstant(at, zone.value, locale.value),
    moment: (at: number) => dates.formatMoment(at, zone.value, locale.value),
    window: (window: { from: number; to: number }, options?: { year?: boolean }) => dates.formatWindow(window, zone.value, locale.value, options),
    dayKey: (at: number) => dates.dayKey(at, zone.value),
  };
};
