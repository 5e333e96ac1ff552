/** Which part of a window do stored day sums cover, and which ends of it are left to the entries? */
import type { Selection } from "./Query.ts"
import { dayOf, startOfDay } from "../time/Calendar.ts"
import type { Instant } from "../time/Instant.ts"
import * as LocalDate from "../time/LocalDate.ts"
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
  const last = dayOf(zone, to)
  const lastStart = startOfDay(zone, last)
  const end = LocalDate.toEpochDay(last)
  if (from === null) return { days: { from: null, to: end }, edges: window(lastStart, to) }
  const first = dayOf(zone, from)
  if (from >= to || first === last) return { days: { from: end, to: end }, edges: window(from, to) }
  if (startOfDay(zone, first) === from)
    return { days: { from: LocalDate.toEpochDay(first), to: end }, edges: window(lastStart, to) }
  const second = LocalDate.addDays(first, 1)
  return {
    days: { from: LocalDate.toEpochDay(second), to: end },
    edges: [...window(from, startOfDay(zone, second)), ...window(lastStart, to)]
  }
}

const window = (from: Instant, to: Instant): ReadonlyArray<Window> => (from < to ? [{ from, to }] : [])
