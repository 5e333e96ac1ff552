/** Which numbers do sales trends show, and under which names do they open? */
import type { Trend } from "@weir/domain/metrics/trends/trend"
import { whens } from "@weir/domain/metrics/When"
import type { Parts, Shown } from "../parts.ts"

const sorts = ["all", "primary", "repeat"] as const

const trends = (
  of: Readonly<Record<(typeof sorts)[number], Trend>>,
  prefix: string,
  some: typeof sorts | readonly ["all", "repeat"] = sorts
): ReadonlyArray<Shown> =>
  some.flatMap((sort) =>
    whens.flatMap((when) => [
      { part: `${prefix}${sort}:won:${when}`, counted: of[sort].won[when] },
      { part: `${prefix}${sort}:lost:${when}`, counted: of[sort].lost[when] },
      { part: `${prefix}${sort}:won:${when}`, counted: of[sort].conversion[when].num },
      { part: `${prefix}${sort}:lost:${when}`, counted: of[sort].losses[when].num },
      { part: `${prefix}${sort}:closed:${when}`, counted: of[sort].conversion[when].den }
    ])
  )

export const trendsParts: Parts = {
  salesTrends: (r) => [
    ...trends(r, ""),
    ...r.rows.flatMap((row) => trends(row, `user:${row.id}:`, ["all", "repeat"]))
  ]
}
