/** How is a reading put into lines that people read? Money in major units with its currency, names in words. */
import type { Change } from "@weir/domain/metrics/Change"
import type { Figure } from "@weir/domain/metrics/Figure"
import type { Unit } from "@weir/domain/metrics/Metric"
import * as Ratio from "@weir/domain/metrics/Ratio"
import type { Currency } from "@weir/domain/money/Currency"
import { toMajorText } from "@weir/domain/money/MoneyText"

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
/** What is expected of deals says nothing of budgets. */
type Told = Omit<Figure, "unbudgeted"> & Partial<Pick<Figure, "unbudgeted">>
const isFigure = (value: unknown): value is Told =>
  isObject(value) && "deals" in value && "converted" in value && "money" in value
const isRatio = (value: unknown): value is Ratio.Ratio => isObject(value) && "num" in value && "den" in value

const isChange = (value: unknown): value is Change =>
  isObject(value) && "delta" in value && "pct" in value && "base" in value
const moneyText = (amount: number, currency: Currency): string =>
  `${toMajorText(amount, currency)} ${currency}`
const changeName = (name: string): string =>
  name === "converted" ? "change in money" : name === "deals" ? "change in deals" : wordOf(name)

const figureText = (figure: Told, base: Currency): string => {
  const money = figure.money.map(({ amount, currency }) => moneyText(amount, currency))
  const all = figure.money.length > 1 ? [...money, `together ${moneyText(figure.converted, base)}`] : money
  const missing = [
    ...(figure.unpriced === 0 ? [] : [`${figure.unpriced} without a rate`]),
    ...((figure.unbudgeted ?? 0) === 0 ? [] : [`${figure.unbudgeted} without a budget`])
  ]
  return [`${figure.deals} deals`, ...all, ...missing].join(", ")
}

/** `+1 250.00 EUR (+25.0 %)`: the difference, and how much that is of what it was before. */
const changeText = (change: Change, base: Currency, isMoney: boolean): string => {
  const { delta, pct } = change
  const sign = delta > 0 ? "+" : ""
  const text = isMoney ? `${toMajorText(delta, base)} ${base}` : String(delta)
  if (change.base === "new") return `${sign}${text} (nothing before)`
  return pct === null ? `${sign}${text}` : `${sign}${text} (${pct > 0 ? "+" : ""}${(pct * 100).toFixed(1)} %)`
}

/** Names that do not say in plain words what they stand for. */
const words: Readonly<Record<string, string>> = {
  now: "this period",
  before: "same part of the period before",
  beforeFull: "whole period before",
  edits: "budget edits",
  admin: "moves by an admin",
  distinct: "different deals",
  stock: "standing at the end",
  opening: "standing at the start",
  wonGross: "entries into won stages",
  more: "rows not shown",
  merged: "moved there by merging",
  pipelineIn: "in from other pipelines",
  pipelineOut: "out to other pipelines"
}
const wordOf = (name: string): string =>
  words[name] ??
  name.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`)

/** `12 h 22 min`, `18 min 24 s`, `5 s`: the two largest parts. */
const durationText = (ms: number): string => {
  const all = Math.round(ms / 1000)
  const parts = [
    [Math.floor(all / 3600), "h"],
    [Math.floor(all / 60) % 60, "min"],
    [all % 60, "s"]
  ] as const
  const first = parts.findIndex(([n]) => n > 0)
  if (first === -1) return "0 s"
  return parts
    .slice(first, first + 2)
    .filter(([n]) => n > 0)
    .map(([n, of]) => `${n} ${of}`)
    .join(" ")
}

/** Shares in percent, times as times, and what comes to one of something as a plain number. */
const ratioText = (ratio: Ratio.Ratio, unit: Unit): string => {
  const { den, num } = ratio
  const share = ["deals", "ratio", "score", "money"].includes(unit)
  const text = share
    ? Ratio.percentText(ratio)
    : den === 0
      ? "—"
      : unit === "duration"
        ? durationText(num / den)
        : (num / den).toFixed(2)
  return unit === "duration" ? `${text} (${den} counted)` : `${text} (${num} of ${den})`
}

const times = new Set(["ms", "now", "before", "beforeFull", "median", "p90"])

const numberText = (n: number, name: string, unit: Unit): string =>
  /(^m|M)s$/.test(name) || (unit === "duration" && times.has(name))
    ? durationText(n)
    : Number.isInteger(n)
      ? String(n)
      : n.toFixed(3)

/** A line for each figure and plain value, named by its path; members of lists go by their own names. */
export const linesOf = (
  value: unknown,
  base: Currency,
  unit: Unit = "deals",
  path = "",
  called = ""
): ReadonlyArray<readonly [path: string, text: string]> => {
  if (isFigure(value)) return [[path, figureText(value, base)]]
  if (isRatio(value)) return [[path, ratioText(value, unit)]]
  const below = (name: string) => (path === "" ? name : `${path}: ${name}`)
  if (Array.isArray(value)) {
    return value.flatMap((item, i) =>
      linesOf(
        item,
        base,
        unit,
        below(isObject(item) && typeof item["name"] === "string" ? item["name"] : String(i + 1))
      )
    )
  }
  if (isObject(value)) {
    return Object.entries(value)
      .filter(
        ([name]) =>
          !["id", "name", "color", "kind", "archived", "disabled", "robot", "category", "base"].includes(name)
      )
      .flatMap(([name, member]) =>
        isChange(member)
          ? [[below(changeName(name)), changeText(member, base, name === "converted")] as const]
          : linesOf(member, base, unit, below(wordOf(name)), called === "converted" ? called : name)
      )
  }
  return value === null
    ? []
    : typeof value !== "number"
      ? [[path, String(value)]]
      : [[path, called === "converted" ? moneyText(value, base) : numberText(value, called, unit)]]
}
