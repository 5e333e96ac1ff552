// Where do two lines run, one of the period and one of the period before, point by point side by side?
import { scaleLinear } from "d3-scale"
import { line } from "d3-shape"

export interface Plot {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Two values at one place of the period; null where there is none: a gap, never 0. */
export interface PairOf {
  readonly now: number | null
  readonly before: number | null
}

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour
const steps = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * second),
  ...[1, 2, 5, 10, 15, 20, 30].map((n) => n * minute),
  ...[1, 2, 3, 4, 6, 12].map((n) => n * hour),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500].map((n) => n * day)
]

/** Zero and at most two more lengths of time that people count in, for an axis up to `largest`; zero alone where there is nothing. */
export const durationTicks = (largest: number): ReadonlyArray<number> => {
  if (largest <= 0) return [0]
  const step = steps.find((one) => largest / one < 3) ?? Math.ceil(largest / 2)
  const times = largest / step
  // The second line may stand above all values, the third would be one too many.
  return Array.from({ length: (times > 2 ? Math.floor(times) : Math.ceil(times)) + 1 }, (_, i) => i * step)
}

const round = (value: number): number => Math.round(value * 10) / 10

export const linePair = (pairs: ReadonlyArray<PairOf>, { bottom, left, right, top }: Plot) => {
  const values = pairs.flatMap(({ before, now }) => [now, before]).filter((value) => value !== null)
  const ticks = durationTicks(Math.max(0, ...values))
  const highest = Math.max(1, ticks.at(-1) ?? 0, ...values)
  const y = scaleLinear([0, highest], [bottom, top])
  const x = scaleLinear([0, Math.max(1, pairs.length - 1)], [left, right])
  const at = (index: number, value: number) => ({ x: round(x(index)), y: round(y(value)) })
  const drawn = (of: (pair: PairOf) => number | null) =>
    line<PairOf>()
      .defined((pair) => of(pair) !== null)
      .x((_, index) => round(x(index)))
      .y((pair) => round(y(of(pair) ?? 0)))(pairs) ?? ""
  return {
    now: drawn((pair) => pair.now),
    before: drawn((pair) => pair.before),
    ticks: ticks.map((value) => ({ value, y: round(y(value)) })),
    x: (index: number) => round(x(index)),
    points: pairs.map(({ before, now }, index) => ({
      now: now === null ? null : at(index, now),
      before: before === null ? null : at(index, before)
    })),
    /** The place nearest to a position on the drawing. */
    nearest: (position: number): number =>
      Math.min(Math.max(0, pairs.length - 1), Math.max(0, Math.round(x.invert(position))))
  }
}

/** Whether a point has no neighbour on its line: it is drawn by itself. */
export const isAlone = (pairs: ReadonlyArray<PairOf>, series: keyof PairOf, index: number): boolean => {
  const none = (i: number) => (pairs[i]?.[series] ?? null) === null
  return !none(index) && none(index - 1) && none(index + 1)
}

/** One of the two lines. */
export type Series = keyof PairOf

/** The next point of a line in a direction, gaps skipped; null beyond its ends. */
export const nextPoint = (
  pairs: ReadonlyArray<PairOf>,
  series: Series,
  from: number,
  direction: 1 | -1
): number | null => {
  for (let i = from + direction; i >= 0 && i < pairs.length; i += direction)
    if (pairs[i]?.[series] !== null) return i
  return null
}
