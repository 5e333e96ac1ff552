/** How many lines of the log were written, and how many were left out, and why? */
import { counter, lookedUpTotal } from "@weir/application/watch/meters"
import type { Context } from "effect"
import type { Level } from "./lines.ts"
import type { Output } from "./Output.ts"

export interface LineMeters {
  readonly written: (level: Level) => void
  /** `client`: its budget was used up; `sample`: an ordinary request among many. */
  readonly leftOut: (why: "client" | "sample") => void
}

const written = counter("weir_log_lines_total", "Lines of the log, by level.", ["level"])
const leftOut = counter(
  "weir_log_lines_left_out_total",
  "Lines that were not written: beyond the budget of a client, or ordinary requests beyond the sample.",
  ["why"]
)

export const lineMeters = (owner: Context.Context<never>, output: Output): LineMeters => {
  lookedUpTotal(
    owner,
    "weir_log_lines_dropped_total",
    "Lines that were thrown away because nobody read the output.",
    output.dropped
  )
  return {
    written: (level) => written.add(owner, 1, level),
    leftOut: (why) => leftOut.add(owner, 1, why)
  }
}
