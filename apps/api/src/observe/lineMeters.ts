/** How many lines of the log were written, and how many were left out, and why? */
import type { Context } from "effect"
import type { Level } from "./lines.ts"
import { counter, lookedUpTotal } from "./meters.ts"
import type { Output } from "./Output.ts"

export interface LineMeters {
  readonly written: (level: Level) => void
  /** `client`: its budget was used up; `sample`: an ordinary request among many. */
  readonly leftOut: (why: "client" | "sample") => void
}

export const lineMeters = (context: Context.Context<never>, output: Output): LineMeters => {
  const written = counter(context, "weir_log_lines_total", "Lines of the log, by level.", ["level"])
  const leftOut = counter(
    context,
    "weir_log_lines_left_out_total",
    "Lines that were not written: beyond the budget of a client, or ordinary requests beyond the sample.",
    ["why"]
  )
  lookedUpTotal(
    context,
    "weir_log_lines_dropped_total",
    "Lines that were thrown away because nobody read the output.",
    output.dropped
  )
  return { written: (level) => written.add(1, level), leftOut: (why) => leftOut.add(1, why) }
}
