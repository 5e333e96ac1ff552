/** How does a number compare with the one before? */
import { Schema } from "effect"

/**
 * `delta` is always known; `pct` is a fraction (0.25 is +25 %) and `null` when there is nothing to compare with: `base` is
 * "new" when something came from nothing and "none" when there is still nothing.
 */
export const Change = Schema.Struct({
  delta: Schema.Finite,
  pct: Schema.NullOr(Schema.Finite),
  base: Schema.Literals(["none", "new", "known"])
})
export type Change = typeof Change.Type

/**
 * The change from `prev` to `cur`.
 *
 *     pct = (cur - prev) / |prev|
 */
export const change = (cur: number, prev: number): Change => {
  const delta = cur - prev
  if (prev === 0) return { delta, pct: null, base: cur === 0 ? "none" : "new" }
  return { delta, pct: delta / Math.abs(prev), base: "known" }
}
