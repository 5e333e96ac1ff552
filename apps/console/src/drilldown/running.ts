// How is the running sum drawn? A line of steps, from the oldest entry to the newest.
import { scaleLinear } from "d3-scale"
import { curveStepAfter, line } from "d3-shape"

export interface RunningPath {
  readonly line: string
  /** Height of the zero line. */
  readonly zero: number
  readonly end: { readonly x: number; readonly y: number }
}

const margin = 6

/** `sums` are the running sums, oldest first; zero always belongs to the picture. */
export const runningPath = (sums: ReadonlyArray<number>, width: number, height: number): RunningPath => {
  const low = Math.min(0, ...sums)
  const high = Math.max(0, ...sums)
  const y = scaleLinear([low, high === low ? low + 1 : high], [height - margin, margin])
  const x = scaleLinear([0, Math.max(1, sums.length - 1)], [0, width])
  const round = (value: number) => Math.round(value * 10) / 10
  const draw = line<number>(
    (_, index) => round(x(index)),
    (value) => round(y(value))
  ).curve(curveStepAfter)
  return {
    line: draw(sums) ?? "",
    zero: round(y(0)),
    end: { x: round(x(Math.max(0, sums.length - 1))), y: round(y(sums.at(-1) ?? 0)) }
  }
}
