// How fast are the six numbers folded out of the whole history, by the core's own definition of a sum?
import { alternate } from "../frame/alternate.ts"
import { agree, type Benchmark } from "../frame/Benchmark.ts"
import { line } from "../frame/compare.ts"
import { duck } from "./duck.ts"
import { entriesOf } from "./entries.ts"
import { columnsOf } from "./moves.ts"
import { sixByHand, sixOfEntries } from "./six.ts"

const cause =
  "entries are objects whose keys are texts, taken apart for each question; the definition is written to be read, and no reading of a running server is made of it"

export const fold: Benchmark["run"] = async ({ say, size = 100_000 }) => {
  say(`${size} moves, and a hundredth of them`)
  const [columns, few] = [columnsOf(size), columnsOf(Math.max(100, Math.floor(size / 100)))]
  const [entries, fewEntries] = [entriesOf(columns), entriesOf(few)]
  const engine = await duck(columns)
  const expected = sixByHand(columns)
  const checked = [
    agree("the fold says what hand-written code says", sixOfEntries(entries), expected),
    agree("so it does for a hundredth", sixOfEntries(fewEntries), sixByHand(few)),
    agree("so does DuckDB", await engine.six(), expected)
  ]
  const runs = await alternate({
    ours: () => sixOfEntries(entries),
    hand: () => sixByHand(columns),
    duck: engine.six,
    few: () => sixOfEntries(fewEntries)
  })
  engine.close()
  const each = (times: ReadonlyArray<number>, count: number) => times.map((ms) => (ms * 1e6) / count)
  return {
    checked,
    size: `${size.toLocaleString("en-US")} moves of deals over two years`,
    lines: [
      line({
        what: "six numbers of a month, whole history",
        unit: "ms",
        ours: runs.ours,
        beside: { name: "a loop over columns", kind: "hand", runs: runs.hand },
        goal: { atMost: 1.5 },
        cause
      }),
      line({
        what: "six numbers of a month, whole history",
        unit: "ms",
        ours: runs.ours,
        beside: { name: "DuckDB", kind: "peer", runs: runs.duck },
        goal: { atMost: 0.5 },
        cause
      }),
      line({
        what: "each move, against a history a hundred times shorter",
        unit: "ns",
        ours: each(runs.ours, size),
        beside: { name: "the short history", kind: "bound", runs: each(runs.few, few.count) },
        goal: { atMost: 1.3 },
        cause: "a long history does not fit into the processor's caches"
      })
    ]
  }
}
