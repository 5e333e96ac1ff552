// Which days are chosen, and which would be if the pointed one were the last? In order, whichever was chosen first.
import type { Day } from "../../format/calendar.ts"

/** `chosen` as it is once both days are there; until then from it to `day` or back. */
export const spanWith = (
  chosen: { readonly from: Day; readonly to: Day | undefined } | undefined,
  day: Day | undefined
): { readonly from: Day; readonly to: Day | undefined } | undefined => {
  if (chosen === undefined || chosen.to !== undefined || day === undefined) return chosen
  return day < chosen.from ? { from: day, to: chosen.from } : { from: chosen.from, to: day }
}
