/** Which days does a reading show, and how does each open? */
import type { Shown } from "../parts.ts"

/** The days with anything: those without are too many to open each, of them the first few. */
export const days = (
  list: ReadonlyArray<{ readonly date: string; readonly n: number; readonly converted?: number }>
): ReadonlyArray<Shown> =>
  list
    .filter(({ n }, i) => n !== 0 || i < 2)
    .map(({ converted, date, n }) => ({
      part: `day:${date}`,
      counted: n,
      ...(converted === undefined ? {} : { converted })
    }))
