/** How is an amount written? As a plain decimal with a point, no grouping and no sign but minus. */
import { Result, Schema } from "effect"
import { MAX_AMOUNT } from "./Amount.ts"
import { type Currency, exponent } from "./Currency.ts"

/** A text that is no amount of its currency, and why. */
export class AmountInvalid extends Schema.TaggedError<AmountInvalid>()(
  "AmountInvalid",
  { text: Schema.String, currency: Schema.String, reason: Schema.String },
  { httpApiStatus: 400 }
) {}

/** "1234.5" EUR is 123450 minor units. More decimals than the currency has are refused, never rounded. */
export const parseMajor = (text: string, currency: Currency): Result.Result<number, AmountInvalid> => {
  const refuse = (reason: string) =>
    Result.fail(new AmountInvalid({ text: text.slice(0, 64), currency, reason }))
  const match = /^(-?)(0|[1-9]\d{0,17})(?:\.(\d{1,18}))?$/.exec(text)
  if (match === null) return refuse("must be a decimal number like 1234.5")
  const fraction = match[3] ?? ""
  const decimals = exponent(currency)
  if (fraction.length > decimals) {
    return refuse(
      decimals === 0
        ? `${currency} has no decimals`
        : `${currency} has ${decimals} decimals, not ${fraction.length}`
    )
  }
  const minor = Number(match[2]! + fraction.padEnd(decimals, "0"))
  if (minor > MAX_AMOUNT) return refuse(`must not be beyond ${toMajorText(MAX_AMOUNT, currency)}`)
  return Result.succeed(match[1] === "-" && minor !== 0 ? -minor : minor)
}

/** 123450 EUR is "1234.50", 5 JPY is "5". All decimals of the currency are written. */
export const toMajorText = (amount: number, currency: Currency): string => {
  const decimals = exponent(currency)
  const digits = String(Math.abs(amount)).padStart(decimals + 1, "0")
  const whole = digits.slice(0, digits.length - decimals)
  return (amount < 0 ? "-" : "") + whole + (decimals === 0 ? "" : `.${digits.slice(-decimals)}`)
}
