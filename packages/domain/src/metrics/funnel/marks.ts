/** Which marks of the filed ways of deals does a funnel count, and under which stages? */
import type { Balance } from "../../ledger/Query.ts"
import { type Ask, diagramPipeline } from "../Ask.ts"
import type { Ratio } from "../Ratio.ts"

/** The pipeline that the funnel is of, as a condition on a key. */
export const own = (ask: Ask) => ({ pipeline: [(diagramPipeline(ask)?.id ?? "") as string] })

/** The balances with one of these marks, in these stages. */
export const marked = (
  sums: ReadonlyArray<Balance>,
  marks: ReadonlyArray<string>,
  at: (stage: string) => boolean
): ReadonlyArray<Balance> =>
  sums.filter(({ key, tally }) => {
    const isThere = (tally["deals"] ?? 0) > 0 && at(key["stage"] ?? "")
    return isThere && marks.includes(key["mark"] ?? "")
  })

/** Each deal once, however many of its stages are among them. */
export const once = (sums: ReadonlyArray<Balance>): ReadonlyArray<Balance> => [
  ...new Map(sums.map((b) => [b.subject, b])).values()
]

/** Where there is no next stage. */
export const none: Ratio = { num: 0, den: 0 }

/** Every deal of a cohort has one of these marks somewhere. */
export const any = ["stood", "lost", "last", "undone"]

/** The marks of deals that stood somewhere. */
export const stood = ["stood", "lost", "undone"]

/** The marks of deals that got as far. */
export const proof = ["stood", "last"]

/** Ids of stages. */
export type Stages = ReadonlySet<string>
