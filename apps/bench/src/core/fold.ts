// How fast are the six numbers folded out of the entries of the whole history? What whole spans of them add up to is kept.
import { alternate } from "../frame/alternate.ts"
import { agree, type Benchmark } from "../frame/Benchmark.ts"
import { line } from "../frame/compare.ts"
import { duck } from "./duck.ts"
import { ledgerOf, sixOfEntries } from "./ledger.ts"
import { movesOf } from "./moves.ts"
import { sixByHand } from "./six.ts"

const cause =
  "a move is two to four entries, each of them adds to several measures, and each of the six is a question of its own"

export const fold: Benchmark["run"] = async ({ say, size = 1_000_000, turns }) => {
  say(`${size} moves, and a hundredth of them`)
  const [moves, few] = [movesOf(size), movesOf(Math.max(100, Math.floor(size / 100)))]
  const [entries, fewEntries] = [ledgerOf(moves, { whole: true }), ledgerOf(few, { whole: true })]
  const engine = await duck(moves)
  const expected = sixByHand(moves)
  const checked = [
    agree("the fold says what hand-written code says", sixOfEntries(entries), expected),
    agree("so it does for a hundredth", sixOfEntries(fewEntries), sixByHand(few)),
    agree("so does DuckDB", await engine.six(), expected)
  ]
  const runs = await alternate(
    {
      ours: () => sixOfEntries(entries),
      hand: () => sixByHand(moves),
      duck: engine.six,
      few: () => sixOfEntries(fewEntries)
    },
    { turns }
  )
  engine.close()
  const each = (times: ReadonlyArray<number>, count: number) => times.map((ms) => (ms * 1e6) / count)
  return {
    checked,
    size: `${size.toLocaleString("en-US")} moves of deals over two years, of which whole spans have been added up before`,
    lines: [
      line({
        what: "six numbers of a month, whole history",
        unit: "ms",
        ours: runs.ours,
        beside: { name: "a loop over moves", kind: "hand", runs: runs.hand },
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
