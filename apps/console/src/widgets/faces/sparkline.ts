// How do the days of a period run as a small line? As far as they have passed, from the left edge to the right.
import { scaleLinear } from "d3-scale"
import { area, line } from "d3-shape"
import type { Day } from "./DayColumns.vue"

export interface Spark {
  readonly line: string
  readonly area: string
  /** Where the newest day stands. */
  readonly end: { readonly x: number; readonly y: number }
  /** The day with the most, the newest of equal ones; null where all are empty. */
  readonly most: Day | null
}

const round = (value: number): number => Math.round(value * 10) / 10

/** The days until `today` (a date), the rest of the period is yet to come; all of them where it is over. */
export const passed = (days: ReadonlyArray<Day>, today: string): ReadonlyArray<Day> =>
  days.filter(({ date }) => date <= today)

/** In a box of this size with room for the stroke; a single day is a level line. */
export const sparkline = (
  days: ReadonlyArray<Day>,
  { height, width }: { readonly width: number; readonly height: number }
): Spark => {
  const [top, bottom, right] = [3, height - 2, Math.max(1, width - 3)]
  const known = days.length === 1 ? [days[0]!, days[0]!] : days
  const x = scaleLinear([0, Math.max(1, known.length - 1)], [0, right])
  const y = scaleLinear([0, Math.max(1, ...known.map(({ n }) => n))], [bottom, top])
  const at = (_: Day, i: number) => round(x(i))
  const up = ({ n }: Day) => round(y(n))
  const most = known.reduce<Day | null>(
    (best, day) => (day.n > 0 && day.n >= (best?.n ?? 0) ? day : best),
    null
  )
  return {
    line: line<Day>().x(at).y(up)(known) ?? "",
    area: area<Day>().x(at).y1(up).y0(round(bottom))(known) ?? "",
    end: { x: round(x(known.length - 1)), y: round(y(known.at(-1)?.n ?? 0)) },
    most
  }
}
