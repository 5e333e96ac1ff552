// How fast is a dashboard read from the sums in memory, and does that stay so however long the history is?
import { alternate } from "../frame/alternate.ts"
import { agree, type Benchmark } from "../frame/Benchmark.ts"
import { line } from "../frame/compare.ts"
import { duck } from "./duck.ts"
import { cellsOf, sixOfCells } from "./entries.ts"
import { HandCube } from "./HandCube.ts"
import { columnsOf } from "./moves.ts"
import { sixByHand } from "./six.ts"

const walks =
  "a sum walks over every day of every key of its book, also over those of other months; its days are kept in maps and not in columns"

export const read: Benchmark["run"] = async ({ say, size = 100_000 }) => {
  const fewer = Math.max(1000, Math.floor(size / 100))
  say(`${size} moves, and ${fewer}`)
  const [columns, few] = [columnsOf(size), columnsOf(fewer)]
  const [cells, fewCells] = [cellsOf(columns), cellsOf(few)]
  const cube = HandCube.of(columns)
  const engine = await duck(columns)
  const expected = sixByHand(columns)
  const checked = [
    agree("sums in memory say what hand-written code says of the whole history", sixOfCells(cells), expected),
    agree("so they do for a short history", sixOfCells(fewCells), sixByHand(few)),
    agree("so do hand-written arrays by day", cube.six(), expected),
    agree("so does DuckDB", await engine.six(), expected)
  ]
  const runs = await alternate({
    ours: () => sixOfCells(cells),
    hand: () => cube.six(),
    duck: engine.six,
    few: () => sixOfCells(fewCells),
    scan: () => sixByHand(columns)
  })
  engine.close()
  const us = (times: ReadonlyArray<number>) => times.map((ms) => ms * 1000)
  const sides = { unit: "us", ours: us(runs.ours), cause: walks } as const
  const what = "six numbers of a month, from sums in memory"
  return {
    checked,
    size: `${size.toLocaleString("en-US")} moves of deals over two years, ${cells.size.toLocaleString("en-US")} day cells`,
    lines: [
      line({
        ...sides,
        what,
        beside: { name: "typed arrays by day", kind: "hand", runs: us(runs.hand) },
        goal: { atMost: 3 }
      }),
      line({
        ...sides,
        what,
        beside: { name: "DuckDB over the moves", kind: "peer", runs: us(runs.duck) },
        goal: { atMost: 1 / 100 }
      }),
      line({
        ...sides,
        what: `the same over ${size.toLocaleString("en-US")} moves`,
        beside: { name: `over ${fewer.toLocaleString("en-US")}`, kind: "bound", runs: us(runs.few) },
        goal: { atMost: 1.5 }
      }),
      line({
        ...sides,
        what,
        beside: { name: "a loop over all moves", kind: "hand", runs: us(runs.scan) },
        goal: null
      })
    ]
  }
}
