/** How are numbers written in this column? Told from evidence, and read exactly: no guess, no rounding, no floating point. */
import { Schema } from "effect"

/** Marks that cut the whole part into threes. `space` takes any space: plain, no-break, narrow, thin. */
export const Grouping = Schema.Literals(["none", "space", ".", ",", "'"])
export type Grouping = typeof Grouping.Type

/** The mark before the decimals; `none` takes whole numbers only. */
export const NumberFormat = Schema.Struct({
  decimal: Schema.Literals([".", ",", "none"]),
  grouping: Grouping
})
export type NumberFormat = typeof NumberFormat.Type

/**
 * What the samples allow.
 *
 * `certain`: all formats that fit read every sample alike; the strictest of them is given, so that a later cell of another
 * style is refused rather than misread. `ambiguous`: the samples can be read in two ways or more, and a person must
 * choose; `shown` has one sample and what each format makes of it. `unknown`: no format reads every sample, or there are
 * no samples.
 */
export type NumberEvidence =
  | { readonly _tag: "certain"; readonly format: NumberFormat; readonly shown: string }
  | {
      readonly _tag: "ambiguous"
      readonly readings: ReadonlyArray<{ readonly format: NumberFormat; readonly reads: string }>
      readonly shown: string
    }
  | { readonly _tag: "unknown"; readonly misfits: ReadonlyArray<string> }

/** A number as read: its digits without a mark, and how many of them are decimals (trailing zeros cut). */
export interface Digits {
  readonly digits: string
  readonly decimals: number
}

const spaces = " \u00A0\u202F\u2009\u2007"

// The strictest first: a format that allows less is preferred when it says the same.
const formats: ReadonlyArray<NumberFormat> = (["none", ".", ","] as const).flatMap((decimal) =>
  (["none", "space", "'", ".", ","] as const)
    .filter((grouping) => grouping !== decimal || decimal === "none")
    .map((grouping) => ({ decimal, grouping }))
)

const pattern = (format: NumberFormat): RegExp => {
  const mark = { none: "", space: `[${spaces}]`, ".": "\\.", ",": ",", "'": "['’]" }[format.grouping]
  const whole = mark === "" ? "\\d+" : `\\d+|[1-9]\\d{0,2}(?:${mark}\\d{3})+`
  const decimal = format.decimal === "none" ? "" : `(?:${format.decimal === "." ? "\\." : ","}(\\d+))?`
  return new RegExp(`^(${whole}${format.decimal === "none" ? "" : "|"})${decimal}$`)
}

const patterns = new Map(formats.map((format) => [`${format.decimal} ${format.grouping}`, pattern(format)]))

/** The digits of a bare number (no sign, no currency) in this format; undefined when it is written otherwise. */
export const readDigits = (text: string, format: NumberFormat): Digits | undefined => {
  const match = patterns.get(`${format.decimal} ${format.grouping}`)?.exec(text)
  if (match == null || text === "") return undefined
  const whole = (match[1] ?? "").replace(/\D/g, "").replace(/^0+(?=\d)/, "")
  const fraction = (match[2] ?? "").replace(/0+$/, "")
  return {
    digits: `${whole === "" ? "0" : whole}${fraction}`.replace(/^0+(?=\d)/, ""),
    decimals: fraction.length
  }
}

/** A number without the currency around it and without white space at its ends. */
export const bare = (text: string): string => around(text).number

/** A cell as number and currency mark ("$", "руб.", "EUR"), if it carries one. */
export const around = (text: string): { readonly number: string; readonly mark: string } => {
  const trimmed = text.replace(/^[\s\uFEFF]+|[\s\uFEFF]+$/gu, "")
  const lead = /^([-−+(]?)([^\d\s.,'’()+−-][^\d\s()+−-]*)[\s]*(?=[\d.,(−-])/u.exec(trimmed)
  if (lead !== null) return { number: `${lead[1]}${trimmed.slice(lead[0].length)}`, mark: lead[2] ?? "" }
  const tail = /^(.*\d)[\s]*([^\d\s.,'’()+−-][^\d\s()+−-]*)$/u.exec(trimmed)
  return tail === null ? { number: trimmed, mark: "" } : { number: tail[1] ?? "", mark: tail[2] ?? "" }
}

/**
 * Which formats the cells of a column can be written in. Blank cells say nothing. `maxDecimals` is the number of decimals
 * the column's currency has, when all its rows share one: "1,234" dollars cannot have three.
 */
export const detectNumberFormat = (samples: Iterable<string>, maxDecimals = 4): NumberEvidence => {
  const texts = [
    ...new Set([...samples].map((text) => bare(text).replace(/^[-−]/, "")).filter((text) => text !== ""))
  ]
  const fitting = formats.flatMap((format) => {
    const readings = texts.map((text) => readDigits(text, format))
    const fits = readings.every((reading) => reading !== undefined && reading.decimals <= maxDecimals)
    return fits && texts.length > 0 ? [{ format, readings: readings.map((reading) => plain(reading!)) }] : []
  })
  const first = fitting[0]
  if (first === undefined) return { _tag: "unknown", misfits: misfits(texts) }
  const differing = texts.findIndex((_, index) =>
    fitting.some(({ readings }) => readings[index] !== first.readings[index])
  )
  if (differing < 0)
    return {
      _tag: "certain",
      format: first.format,
      shown: texts.find((text) => /\D/.test(text)) ?? texts[0]!
    }
  const seen = new Set<string>()
  const readings = fitting.flatMap(({ format, readings }) => {
    const whole = readings.join(" ")
    if (seen.has(whole)) return []
    seen.add(whole)
    return [{ format, reads: readings[differing]! }]
  })
  return { _tag: "ambiguous", readings, shown: texts[differing]! }
}

/** A reading as a plain decimal: "1234.5". */
export const plain = ({ decimals, digits }: Digits): string => {
  const padded = digits.padStart(decimals + 1, "0")
  return decimals === 0 ? padded : `${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`
}

const misfits = (texts: ReadonlyArray<string>): ReadonlyArray<string> => {
  const counted = formats.map((format) => texts.filter((text) => readDigits(text, format) === undefined))
  return counted.reduce((best, next) => (next.length < best.length ? next : best), texts).slice(0, 5)
}
