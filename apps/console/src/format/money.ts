// How is an amount of money written? Minor units in, the reader's language out.
import { numberFormat } from "./intl.ts"

const exponents = new Map<string, number>()

/** How many decimal places a currency has, by ISO 4217 as the platform knows it. */
export const exponentOf = (currency: string): number => {
  const known = exponents.get(currency)
  if (known !== undefined) return known
  let found = 2
  try {
    found = numberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2
  } catch {
    // A currency the platform cannot name is written with its code and two places.
  }
  exponents.set(currency, found)
  return found
}

const formatter = (
  locale: string,
  currency: string,
  places: number,
  signed: boolean,
  compact: boolean
): Intl.NumberFormat =>
  numberFormat(locale, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: compact ? 0 : places,
    maximumFractionDigits: compact ? 1 : places,
    ...(signed ? { signDisplay: "exceptZero" as const } : {}),
    ...(compact ? { notation: "compact" as const } : {})
  })

const minus = (text: string): string => text.replace("-", "−")

/** `12345` of USD is `$123.45`; whole amounts drop the places: `12300` is `$123`. `whole` drops them always, for amounts that are about. */
export const formatMoney = (
  amount: number,
  currency: string,
  locale: string,
  options: { signed?: boolean; compact?: boolean; whole?: boolean } = {}
): string => {
  const exponent = exponentOf(currency)
  const unit = 10 ** exponent
  const places = options.whole || amount % unit === 0 ? 0 : exponent
  return minus(
    formatter(locale, currency, places, options.signed ?? false, options.compact ?? false).format(
      amount / unit
    )
  )
}

/** Reads what a person typed as an amount in minor units; `null` when it is not one. Refuses more places than the currency has. */
export const parseMoney = (text: string, currency: string): number | null => {
  const plain = text.replaceAll(/[\s\u00a0\u202f']/gu, "").replace(",", ".")
  if (!/^\d+(\.\d+)?$/u.test(plain)) return null
  const [whole = "0", part = ""] = plain.split(".")
  const exponent = exponentOf(currency)
  if (part.length > exponent) return null
  const minor = Number(whole + part.padEnd(exponent, "0"))
  return Number.isSafeInteger(minor) ? minor : null
}
