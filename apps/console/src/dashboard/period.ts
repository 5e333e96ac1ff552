// Which period is the dashboard asked for? As it stands in the address: a kind, or two days joined by dots.

const periodKinds = ["today", "yesterday", "week", "month", "custom"] as const
export type PeriodKind = (typeof periodKinds)[number]

/** `today`, `yesterday`, `week`, `month`, or `2026-11-01..2026-11-18` with both days in it. */
export type PeriodText = string

const day = /^\d{4}-\d{2}-\d{2}$/u

export const customPeriod = (from: string, to: string): PeriodText => `${from}..${to}`

/** The two days of a custom period, or undefined for anything else. */
export const customDays = (
  period: PeriodText
): { readonly from: string; readonly to: string } | undefined => {
  const [from = "", to = "", ...rest] = period.split("..")
  return rest.length === 0 && day.test(from) && day.test(to) ? { from, to } : undefined
}

export const kindOf = (period: PeriodText): PeriodKind =>
  customDays(period) ? "custom" : (periodKinds.find((kind) => kind === period) ?? "month")

/** What an address may say; anything not understood is the month. */
export const readPeriod = (value: unknown): PeriodText => {
  if (typeof value !== "string") return "month"
  if (customDays(value)) return value
  return value !== "custom" && periodKinds.some((kind) => kind === value) ? value : "month"
}
