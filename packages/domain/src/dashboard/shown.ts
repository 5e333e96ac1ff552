/** Which dashboard does a person see: their own, the one everybody was given, or the one that comes with Weir (D3)? */
import type { Arrangement, Dashboard } from "./Dashboard.ts"
import { standard } from "./standard.ts"

/** What a person sees, and whose it is. */
export interface Shown extends Arrangement {
  readonly source: "own" | "everybody" | "default"
  /** The number of the revision; 0 for the one that comes with Weir. */
  readonly revision: number
  /** Nobody may have another. */
  readonly locked: boolean
}

/**
 * Whichever of the two was saved last; everybody's while it is locked. So somebody new begins with the latest that everybody was given, and
 * what people had before it stays among their revisions.
 */
export const shown = (own: Dashboard | null, everybodys: Dashboard | null): Shown => {
  const latest = everybodys?.current.number ?? 0
  if (own !== null && own.over >= latest && everybodys?.locked !== true) return told(own, "own", false)
  if (everybodys !== null) return told(everybodys, "everybody", everybodys.locked)
  return { ...standard, source: "default", revision: 0, locked: false }
}

const told = (
  { current: { layout, number, theme } }: Dashboard,
  source: Shown["source"],
  locked: boolean
): Shown => ({ layout, theme, source, revision: number, locked })
