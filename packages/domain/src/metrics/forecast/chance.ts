/** How likely is a deal won within the horizon? From its stage's record, and how long deals took from there (P1). */
import { roundHalfAwayFromZero } from "../../money/Rate.ts"

/** The next 30 days. */
export const horizonDays = 30

/** What closed in the last 180 days is the record. */
export const historyDays = 180

/** With fewer closed deals than this the record says too little, and the stages' defaults stand alone. */
export const enoughClosed = 20

/** The default of a stage weighs as much as this many closed deals. */
export const weight = 5

/** An exact part of one. */
export interface Fraction {
  readonly num: bigint
  readonly den: bigint
}

/** What is known of a stage: deals that had stood there and closed, those of them won, and these by the days they took from there: of 24 hours each, a day begun counts as one. */
export interface StageRecord {
  readonly won: number
  readonly closed: number
  readonly daysToWin: ReadonlyMap<number, number>
}

const day = 86_400_000

/** Longer than this counts as this many days. */
const longest = 999

/** The days that a deal took: of 24 hours each, a day begun counts as one. */
export const daysTaken = (ms: number): number => Math.min(longest, Math.max(0, Math.ceil(ms / day)))

/** The whole days that a deal has stood: of 24 hours each. So whatever takes longer than it has stood takes more days than that. */
export const daysOld = (ms: number): number => Math.max(0, Math.floor(ms / day))

/** The record of a stage from which nothing has closed yet. */
export const noRecord: StageRecord = { won: 0, closed: 0, daysToWin: new Map() }

/**
 * How likely a deal in a stage is ever won. `percent` is the stage's default.
 *
 *     p = (won + 5 * default) / (closed + 5), or the default alone where there are few data
 */
export const probability = (record: StageRecord, percent: number, isFew: boolean): Fraction =>
  isFew
    ? { num: BigInt(percent), den: 100n }
    : {
        num: BigInt(100 * record.won + weight * percent),
        den: BigInt(100 * (record.closed + weight))
      }

/**
 * How likely a win, if there is to be one, comes within the horizon for a deal that has stood in the stage for `age` days.
 *
 *     c = won deals that took more than age, at most age + 30 days / won deals that took more than age days
 *
 * Where none took longer, all that were won are asked how many came within 30 days; where nothing was won, or there are few
 * data, c is 1.
 */
export const timeliness = ({ daysToWin }: StageRecord, age: number, isFew: boolean): Fraction => {
  /** Those that took more days than one number, and no more than another. */
  const count = (beyond: number, to: number) =>
    [...daysToWin].reduce((n, [days, deals]) => (beyond < days && days <= to ? n + deals : n), 0)
  const ever = count(-1, Number.POSITIVE_INFINITY)
  if (isFew || ever <= 0) return { num: 1n, den: 1n }
  const lasting = count(age, Number.POSITIVE_INFINITY)
  return lasting > 0
    ? { num: BigInt(count(age, age + horizonDays)), den: BigInt(lasting) }
    : { num: BigInt(count(-1, horizonDays)), den: BigInt(ever) }
}

/** The product of both. */
export const times = (a: Fraction, b: Fraction): Fraction => ({ num: a.num * b.num, den: a.den * b.den })

/** A fraction in millionths, half a millionth rounded up: what a deal adds to the expected number of wins. */
export const millionths = ({ den, num }: Fraction): number =>
  Number(roundHalfAwayFromZero(num * 1_000_000n, den))

/** That part of an amount, half a minor unit rounded away from zero: what a deal adds to the expected budget. */
export const partOf = (amount: number, { den, num }: Fraction): number =>
  Number(roundHalfAwayFromZero(BigInt(amount) * num, den))
