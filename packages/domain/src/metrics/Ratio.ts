/** What part of it? Kept as two sums, so that ratios roll up by adding and are divided only when read. */
import { Schema } from "effect"
import { Change, change } from "./Change.ts"

/** `num` of `den`, both whole numbers. */
export interface Ratio {
  readonly num: number
  readonly den: number
}

export const Ratio = Schema.Struct({ num: Schema.Int, den: Schema.Natural })

/** Nothing of nothing: it has no value. */
export const none: Ratio = { num: 0, den: 0 }

/** The exact quotient, or `null` when there is nothing to divide by. */
export const value = (r: Ratio): number | null => (r.den === 0 ? null : r.num / r.den)

/** The ratio of both together: never the average of the two. */
export const add = (a: Ratio, b: Ratio): Ratio => ({ num: a.num + b.num, den: a.den + b.den })

/** Percent to one decimal, halves rounded away from zero: 1 of 8 is 12.5, 1 of 3 is 33.3. `null` as in `value`. */
export const percent = (r: Ratio): number | null => {
  if (r.den === 0) return null
  const tenths = (2000n * BigInt(Math.abs(r.num)) + BigInt(r.den)) / (2n * BigInt(r.den))
  return (r.num < 0 && tenths !== 0n ? -Number(tenths) : Number(tenths)) / 10
}

/** `percent` for people: "69.7%", always with one decimal, "—" when there is nothing to divide by. */
export const percentText = (r: Ratio): string => {
  const read = percent(r)
  return read === null ? "—" : `${read.toFixed(1)}%`
}

/**
 * How one ratio compares with another, from the exact quotients and not from rounded percents; `null` while either has no value.
 *
 * `delta` is a part of one (0.25 is 25 points), `pct` the relative change of the quotient.
 *
 *     delta = (n1 d2 - n2 d1) / (d1 d2);  pct = (n1 d2 - n2 d1) / |n2 d1|
 */
export const changeOfRatios = (now: Ratio, before: Ratio): Change | null => {
  if (now.den === 0 || before.den === 0) return null
  const [is, was] = [BigInt(now.num) * BigInt(before.den), BigInt(before.num) * BigInt(now.den)]
  const { base, pct } = change(Number(is), Number(was))
  const delta = Number(is - was) / Number(BigInt(now.den) * BigInt(before.den))
  return { delta, pct: pct === null ? null : Number(is - was) / Math.abs(Number(was)), base }
}

/** A ratio beside those of the period before (G3, G4): the change is that against `before`, null while either has no value. */
export const Compared = Schema.Struct({
  now: Ratio,
  before: Ratio,
  beforeFull: Ratio,
  change: Schema.NullOr(Change)
})
export type Compared = typeof Compared.Type

/** A ratio beside those before it, with the change. */
export const compared = (now: Ratio, before: Ratio, beforeFull: Ratio): Compared => ({
  now,
  before,
  beforeFull,
  change: changeOfRatios(now, before)
})

/**
 * The parts of a whole in percent to one decimal, adding up to exactly 100.0: what is lost by rounding down goes to the
 * largest remainders, of equal ones to the first. All 0 when the whole is 0. Throws on negative or fractional parts.
 */
export const shares = (parts: ReadonlyArray<number>): ReadonlyArray<number> => {
  if (!parts.every((part) => Number.isSafeInteger(part) && part >= 0)) {
    throw new RangeError("shares are of whole numbers from 0 up")
  }
  const whole = parts.reduce((sum, part) => sum + BigInt(part), 0n)
  if (whole === 0n) return parts.map(() => 0)
  const tenths = parts.map((part) => Number((1000n * BigInt(part)) / whole))
  const rest = parts.map((part, position) => ({ position, left: (1000n * BigInt(part)) % whole }))
  const missing = 1000 - tenths.reduce((sum, n) => sum + n, 0)
  const lucky = rest
    .toSorted((a, b) => (a.left === b.left ? a.position - b.position : a.left > b.left ? -1 : 1))
    .slice(0, missing)
  for (const { position } of lucky) tenths[position]! += 1
  return tenths.map((n) => n / 10)
}
