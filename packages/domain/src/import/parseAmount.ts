/** How much is in this cell? Exact minor units of a currency, or the reason why it is no amount. */
import { Result } from "effect"
import { MAX_AMOUNT } from "../money/Amount.ts"
import { type Currency, exponent, isCurrency } from "../money/Currency.ts"
import { toMajorText } from "../money/MoneyText.ts"
import { around, type NumberFormat, readDigits } from "./NumberFormat.ts"

/** Signs and words that stand for one currency, and those that several share. */
const signs: ReadonlyMap<string, ReadonlyArray<string>> = new Map([
  ["€", ["EUR"]],
  ["£", ["GBP", "EGP", "LBP", "SDG", "SYP"]],
  ["₽", ["RUB"]],
  ["руб", ["RUB", "BYN"]],
  ["руб.", ["RUB", "BYN"]],
  ["р", ["RUB", "BYN"]],
  ["р.", ["RUB", "BYN"]],
  ["r$", ["BRL"]],
  ["zł", ["PLN"]],
  ["₴", ["UAH"]],
  ["грн", ["UAH"]],
  ["грн.", ["UAH"]],
  ["₸", ["KZT"]],
  ["тг", ["KZT"]],
  ["₹", ["INR"]],
  ["₺", ["TRY"]],
  ["₪", ["ILS"]],
  ["₩", ["KRW", "KPW"]],
  ["₫", ["VND"]],
  ["¥", ["JPY", "CNY"]],
  ["円", ["JPY"]],
  ["元", ["CNY"]],
  ["us$", ["USD"]],
  ["a$", ["AUD"]],
  ["c$", ["CAD"]],
  ["kč", ["CZK"]],
  ["ft", ["HUF"]],
  [
    "$",
    [
      "USD",
      "AUD",
      "CAD",
      "NZD",
      "SGD",
      "HKD",
      "MXN",
      "ARS",
      "CLP",
      "COP",
      "UYU",
      "TWD",
      "BSD",
      "BBD",
      "BMD",
      "BND",
      "BZD",
      "FJD",
      "GYD",
      "JMD",
      "KYD",
      "LRD",
      "NAD",
      "SBD",
      "SRD",
      "TTD",
      "XCD",
      "DOP",
      "CUP",
      "CVE",
      "TOP",
      "WST"
    ]
  ]
])

/**
 * Minor units: "1 234,50" in `{ decimal: ",", grouping: "space" }` of EUR is 123450.
 *
 * A currency sign or code around the number must fit the currency. Refused, with the reason as a sentence: another
 * format, a negative amount, an exponent, letters, more decimals than the currency has (zeros aside), and more than a deal
 * may carry.
 */
export const parseAmount = (
  text: string,
  format: NumberFormat,
  currency: Currency
): Result.Result<number, string> => {
  const { mark, number } = around(text)
  if (mark !== "") {
    const code = mark.toUpperCase()
    const meant = isCurrency(code) ? [code] : signs.get(mark.toLowerCase())
    if (meant === undefined)
      return Result.fail(
        /^e[+-]?\d*$/i.test(mark) ? exponential : `"${mark}" is no part of a number and no currency`
      )
    if (!meant.includes(currency)) return Result.fail(`it says ${mark}, but the currency is ${currency}`)
  }
  if (/^[-−]|^\(.*\)$/u.test(number)) return Result.fail("it is negative: a budget cannot be")
  if (/\d[eE][+-]?\d/.test(number)) return Result.fail(exponential)
  const read = readDigits(number, format)
  if (read === undefined) return Result.fail(`it is not written as ${describe(format)}`)
  const decimals = exponent(currency)
  if (read.decimals > decimals) {
    return Result.fail(
      decimals === 0
        ? `${currency} has no decimals`
        : `it has ${read.decimals} decimals, ${currency} has ${decimals}`
    )
  }
  const minor = `${read.digits}${"0".repeat(decimals - read.decimals)}`
  if (minor.replace(/^0+/, "").length > 16 || Number(minor) > MAX_AMOUNT) {
    return Result.fail(
      `it is more than ${toMajorText(MAX_AMOUNT, currency)} ${currency}, the most a deal can carry`
    )
  }
  return Result.succeed(Number(minor))
}

const exponential =
  "it is written with an exponent, which spreadsheets make of long numbers: digits may be lost"

/** The format by an example: "1 234,50". */
export const describe = ({ decimal, grouping }: NumberFormat): string => {
  const mark = { none: "", space: " ", ".": ".", ",": ",", "'": "'" }[grouping]
  return `a number like 1${mark}234${decimal === "none" ? "" : `${decimal}50`}`
}
