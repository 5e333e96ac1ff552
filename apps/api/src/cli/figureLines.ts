/** How is a reading put into lines that people read? Money in major units with its currency, names in words. */
import type { Change } from "@weir/domain/metrics/Change"
import type { Figure } from "@weir/domain/metrics/Figure"
import * as Ratio from "@weir/domain/metrics/Ratio"
import type { Currency } from "@weir/domain/money/Currency"
import { toMajorText } from "@weir/domain/money/MoneyText"

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
const isFigure = (value: unknown): value is Figure =>
  isObject(value) && "deals" in value && "converted" in value && "money" in value
const isRatio = (value: unknown): value is Ratio.Ratio => isObject(value) && "num" in value && "den" in value

const isChange = (value: unknown): value is Change =>
  isObject(value) && "delta" in value && "pct" in value && "base" in value
const changeName = (name: string): string =>
  name === "converted" ? "change in money" : name === "deals" ? "change in deals" : wordOf(name)

const figureText = (figure: Figure, base: Currency): string => {
  const money = figure.money.map(({ amount, currency }) => `${toMajorText(amount, currency)} ${currency}`)
  const all =
    figure.money.length > 1 ? [...money, `together ${toMajorText(figure.converted, base)} ${base}`] : money
  const missing = [
    ...(figure.unpriced === 0 ? [] : [`${figure.unpriced} without a rate`]),
    ...(figure.unbudgeted === 0 ? [] : [`${figure.unbudgeted} without a budget`])
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
  pipelineIn: "in from other pipelines",
  pipelineOut: "out to other pipelines"
}
const wordOf = (name: string): string =>
  words[name] ??
  name.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`)

/** A line for each figure and plain value, named by its path; members of lists go by their own names. */
export const linesOf = (
  value: unknown,
  base: Currency,
  path = ""
): ReadonlyArray<readonly [path: string, text: string]> => {
  if (isFigure(value)) return [[path, figureText(value, base)]]
  if (isRatio(value)) return [[path, `${Ratio.percentText(value)} (${value.num} of ${value.den})`]]
  const below = (name: string) => (path === "" ? name : `${path}: ${name}`)
  if (Array.isArray(value)) {
    return value.flatMap((item, i) =>
      linesOf(
        item,
        base,
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
          : linesOf(member, base, below(wordOf(name)))
      )
  }
  return value === null
    ? []
    : [[path, typeof value === "number" && !Number.isInteger(value) ? value.toFixed(3) : String(value)]]
}
