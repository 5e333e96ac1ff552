// How long is a stay, drawn as a lane: a bar to the average, a tick at the median, a line to the 90th percentile?
import { scaleLinear } from "d3-scale"

export interface Stay {
  /** Milliseconds; null without a stay. */
  readonly average: number | null
  readonly median: number | null
  readonly p90: number | null
}

export interface Lane {
  /** Of the width of the track, in percent; null without a stay. */
  readonly average: number | null
  readonly median: number | null
  readonly p90: number | null
}

const round = (value: number): number => Math.round(value * 10) / 10

/** All lanes share one scale: the longest of all lengths fills the track. */
export const lanes = (stays: ReadonlyArray<Stay>): ReadonlyArray<Lane> => {
  const all = stays.flatMap(({ average, median, p90 }) => [average, median, p90]).filter((ms) => ms !== null)
  const x = scaleLinear([0, Math.max(1, ...all)], [0, 100])
  const of = (ms: number | null) => (ms === null ? null : round(x(ms)))
  return stays.map(({ average, median, p90 }) => ({ average: of(average), median: of(median), p90: of(p90) }))
}
