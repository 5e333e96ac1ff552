// Do the benchmarks run, and is what they compare equal? One turn of each, with little: whatever answers differently has no score.
import { describe, it, assert } from "vitest"
import { benchmarks } from "./benchmarks.ts"
import { runOf, text } from "./frame/report.ts"

/** With how much, where the usual is more than this needs. What needs a browser, or a server that starts, is left to whoever measures. */
const sizes: Readonly<Record<string, number>> = {
  fold: 5000,
  step: 5000,
  read: 5000,
  filter: 5000,
  import: 500,
  lists: 500
}

describe("a benchmark in short", () => {
  for (const [name, size] of Object.entries(sizes))
    it(
      name,
      async () => {
        const benchmark = benchmarks.find((one) => one.name === name)!
        const run = runOf(benchmark, await benchmark.run({ size, turns: 1, say: () => {} }), new Date(0))
        assert.isNotEmpty(run.measured.checked)
        assert.isNotEmpty(run.measured.lines)
        for (const { ours, ratio, what } of run.measured.lines) {
          assert.isTrue(Number.isFinite(ours) && ours >= 0, what)
          assert.isTrue(Number.isFinite(ratio.median), what)
        }
        assert.include(text(run), benchmark.asks)
      },
      300_000
    )
})
