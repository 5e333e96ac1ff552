// How are counts and shares written?
import { numberFormat } from "./intl.ts"

const minus = (text: string): string => text.replace("-", "−")

/** A count in the reader's language: `48213` is `48,213`. */
export const formatCount = (value: number, locale: string): string =>
  minus(numberFormat(locale, {}).format(value))

/** A count with its sign, because a change is meant: `+7`, `−3`, `0`. */
export const formatSigned = (value: number, locale: string): string =>
  minus(numberFormat(locale, { signDisplay: "exceptZero" }).format(value))

/** A ratio (0.452) as percent with one decimal: `45.2%`. */
export const formatPercent = (ratio: number, locale: string): string =>
  minus(
    numberFormat(locale, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
      ratio
    )
  )

/** A ratio as whole percent, for small places: 100% only when all of it is there. */
export const formatWholePercent = (ratio: number, locale: string): string =>
  minus(
    numberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(
      ratio < 1 ? Math.min(ratio, 0.99) : ratio
    )
  )

/** A change of a ratio with its sign: `+11.4%`, `−3.1%`. */
export const formatSignedPercent = (ratio: number, locale: string): string =>
  minus(
    numberFormat(locale, {
      style: "percent",
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
      signDisplay: "exceptZero"
    }).format(ratio)
  )

/** A score from -100 to 100 with its sign and one decimal: `+51.0`, `−8.3`, `0.0`. */
export const formatScore = (score: number, locale: string): string =>
  minus(
    numberFormat(locale, {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
      signDisplay: "exceptZero"
    }).format(score)
  )

/** A number of things that need not be whole, to one decimal: `41.9`, `42`. */
export const formatPart = (value: number, locale: string): string =>
  minus(numberFormat(locale, { maximumFractionDigits: 1 }).format(value))

/** Bytes in the nearest unit people read: `1.2 MB`. */
export const formatBytes = (bytes: number, locale: string): string => {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const
  let step = 0
  let value = bytes
  while (value >= 1000 && step < units.length - 1) {
    value /= 1000
    step += 1
  }
  return numberFormat(locale, {
    style: "unit",
    unit: units[step] ?? "byte",
    unitDisplay: step === 0 ? "long" : "short",
    maximumFractionDigits: step === 0 ? 0 : 1
  }).format(value)
}
