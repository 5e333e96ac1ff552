// How tall are the columns of sales and losses, first sales and those to clients who came back one upon the other?
import { scaleLinear } from "d3-scale"
import type { Readings } from "../../readings/view.ts"

export type Trends = Readings["sales-trends"]
export type Outcome = "won" | "lost"
export type Sort = "primary" | "repeat"
type When = "now" | "before"

/** A block of a column: one sort of deals that ended so in one of the two periods. */
export interface Block {
  readonly sort: Sort
  readonly n: number
  /** From the top of the plot, and how tall; 0 for none. */
  readonly y: number
  readonly height: number
  readonly part: string
}

export interface Column {
  readonly outcome: Outcome
  readonly when: When
  readonly n: number
  readonly part: string
  /** The primary ones stand on the ground, the repeat ones on them. */
  readonly blocks: ReadonlyArray<Block>
  readonly top: number
}

const round = (value: number): number => Math.round(value * 10) / 10

/** Won beside lost, each beside the same part of the period before where that is compared. All on one scale. */
export const trendColumns = (
  trends: Pick<Trends, "all" | "primary" | "repeat">,
  { bottom, compares, top }: { readonly top: number; readonly bottom: number; readonly compares: boolean }
): ReadonlyArray<Column> => {
  const whens: ReadonlyArray<When> = compares ? ["before", "now"] : ["now"]
  const outcomes = ["won", "lost"] as const
  const most = Math.max(1, ...outcomes.flatMap((of) => whens.map((when) => trends.all[of][when])))
  const height = scaleLinear([0, most], [0, bottom - top])
  return outcomes.flatMap((outcome) =>
    whens.map((when) => {
      const first = trends.primary[outcome][when]
      const again = trends.repeat[outcome][when]
      const block = (sort: Sort, n: number, below: number): Block => ({
        sort,
        n,
        y: round(bottom - height(below + n)),
        height: round(height(n)),
        part: `${sort}:${outcome}:${when}`
      })
      return {
        outcome,
        when,
        n: trends.all[outcome][when],
        part: `all:${outcome}:${when}`,
        blocks: [block("primary", first, 0), block("repeat", again, first)],
        top: round(bottom - height(first + again))
      }
    })
  )
}
