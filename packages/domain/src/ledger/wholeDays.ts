/** Which part of a window do stored day sums cover, and which ends of it are left to the entries? */
import type { Selection } from "./Query.ts"
import { epochDayOf, startOfEpochDay } from "../time/Calendar.ts"
import type { Instant } from "../time/Instant.ts"
import type { Window } from "../time/Window.ts"
import type { Zone } from "../time/Zone.ts"

/** A window taken apart into whole days, whose sums are stored, and what is left over at its ends. */
export interface Covered {
  /** Days since 1970, from the first (null: from the beginning) up to but not including the last. */
  readonly days: { readonly from: number | null; readonly to: number }
  /** What is left over at the ends. */
  readonly edges: ReadonlyArray<Window>
}

/** The whole days of a zone that a selection's window covers. A window within one day has none. */
export const covered = (zone: Zone, { from, to }: Pick<Selection, "from" | "to">): Covered => {
  const end = epochDayOf(zone, to)
  const lastStart = startOfEpochDay(zone, end)
  if (from === null) return { days: { from: null, to: end }, edges: window(lastStart, to) }
  const first = epochDayOf(zone, from)
  if (from >= to || first === end) return { days: { from: end, to: end }, edges: window(from, to) }
  if (startOfEpochDay(zone, first) === from)
    return { days: { from: first, to: end }, edges: window(lastStart, to) }
  const second = startOfEpochDay(zone, first + 1)
  return { days: { from: first + 1, to: end }, edges: [...window(from, second), ...window(lastStart, to)] }
}

const window = (from: Instant, to: Instant): ReadonlyArray<Window> => (from < to ? [{ from, to }] : [])
