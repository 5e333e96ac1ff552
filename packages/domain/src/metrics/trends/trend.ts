/** How do wins and losses of one sort of deals read? Their counts, the two shares they make, and what the same were in the period before (4.4). */
import { Schema } from "effect"
import { Compared, compared } from "../Count.ts"
import * as Ratio from "../Ratio.ts"

/** `conversion` is won of won and lost, `losses` lost of won and lost; neither has a value while nothing was closed. */
export const Trend = Schema.Struct({
  won: Compared,
  lost: Compared,
  conversion: Ratio.Compared,
  losses: Ratio.Compared
})
export type Trend = typeof Trend.Type

/** So many, in the period, in as much of the one before as has passed of it, and in all of that one. */
export interface Three {
  readonly now: number
  readonly before: number
  readonly beforeFull: number
}

/** What is left of the first without the second. */
export const less = (all: Three, some: Three): Three => ({
  now: all.now - some.now,
  before: all.before - some.before,
  beforeFull: all.beforeFull - some.beforeFull
})

/** The trend of so many won and so many lost. */
export const trendOf = (won: Three, lost: Three): Trend => {
  const share = (of: Three) => {
    const ratio = (when: keyof Three) => ({ num: of[when], den: won[when] + lost[when] })
    return Ratio.compared(ratio("now"), ratio("before"), ratio("beforeFull"))
  }
  return {
    won: compared(won.now, won.before, won.beforeFull),
    lost: compared(lost.now, lost.before, lost.beforeFull),
    conversion: share(won),
    losses: share(lost)
  }
}
