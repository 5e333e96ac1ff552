// Where do the wins so far and those expected run? A rising line of steps until now, then a band that opens.
import { scaleLinear } from "d3-scale"
import { curveStepAfter, line } from "d3-shape"

export interface Step {
  readonly at: number
  /** Wins in all by then. */
  readonly n: number
}

export interface ForecastAsk {
  readonly from: number
  readonly now: number
  /** Where the forecast ends. */
  readonly end: number
  /** Oldest first; what was won by then. */
  readonly steps: ReadonlyArray<Step>
  readonly won: number
  readonly expected: number
  readonly p10: number
  readonly p90: number
}

export interface Plot {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const round = (value: number): number => Math.round(value * 10) / 10

/** Positions of texts one under the other, top first, moved apart so that none covers another, and none leaves the plot. */
export const apart = (
  positions: ReadonlyArray<number>,
  distance: number,
  bottom: number
): ReadonlyArray<number> => {
  const down: Array<number> = []
  for (const y of positions) down.push(Math.max(y, (down.at(-1) ?? -Infinity) + distance))
  return down.map((y, i) => Math.min(y, bottom - (down.length - 1 - i) * distance))
}

/** The wins one after the other as they run up to `won`; `times` are those of the newest wins, oldest first. */
export const stepsOf = (times: ReadonlyArray<number>, won: number): ReadonlyArray<Step> =>
  times.map((at, i) => ({ at, n: won - times.length + i + 1 }))

/** At most three lines, from the lowest up. */
const fewer = (ticks: ReadonlyArray<number>): ReadonlyArray<number> =>
  ticks.length <= 3 ? ticks : fewer(ticks.filter((_, i) => i % 2 === 0))

export const forecastPlot = (ask: ForecastAsk, { bottom, left, right, top }: Plot) => {
  const { end, expected, from, now, p10, p90, steps, won } = ask
  const highest = Math.max(1, won + Math.max(expected, p90))
  const y = scaleLinear([0, highest], [bottom, top]).nice(3)
  const x = scaleLinear([from, Math.max(end, from + 1)], [left, right])
  const at = (time: number, n: number) => `${round(x(time))} ${round(y(n))}`
  const middle = x((now + end) / 2)
  /** Opens early and ends gently, as expectations of many deals do. */
  const bend = (to: number) => `Q${round(middle)} ${round(y(won + to * 0.6))} ${at(end, won + to)}`
  const back = (to: number) => `Q${round(middle)} ${round(y(won + to * 0.6))} ${at(now, won)}`
  const path = line<Step>()
    .x((step) => round(x(step.at)))
    .y((step) => round(y(step.n)))
    .curve(curveStepAfter)
  const start = { at: from, n: won - steps.length }
  const ends = [p90, expected, p10].map((value) => round(y(won + value)))
  return {
    won: from < now ? (path([start, ...steps, { at: now, n: won }]) ?? "") : "",
    expected: `M${at(now, won)}${bend(expected)}`,
    band: `M${at(now, won)}${bend(p90)}L${at(end, won + p10)}${back(p10)}Z`,
    now: { x: round(x(now)), y: round(y(won)) },
    end: round(x(end)),
    ticks: fewer(y.ticks(2).filter((value) => Number.isInteger(value))).map((value) => ({
      value,
      y: round(y(value))
    })),
    /** Of the most, the expected and the least. */
    labels: apart(ends, 14, bottom).map((position, i) => ({
      y: position,
      value: won + ([p90, expected, p10][i] ?? 0)
    }))
  }
}
