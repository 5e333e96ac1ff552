// How fast is a dashboard read from the sums in memory, and does that stay so however long the history is?
import { alternate } from "../frame/alternate.ts"
import { agree, type Benchmark } from "../frame/Benchmark.ts"
import { line } from "../frame/compare.ts"
import { duck } from "./duck.ts"
import { ledgerOf, sixOfDays } from "./ledger.ts"
import { HandCube } from "./HandCube.ts"
import { movesOf } from "./moves.ts"
import { sixByHand } from "./six.ts"

const walks = "every answer is given as objects with names, which are thrown away"

export const read: Benchmark["run"] = async ({ say, size = 1_000_000, turns }) => {
  // Fewer would leave days of the month empty, and answers shorter than those they stand beside.
  const fewer = Math.max(10_000, Math.floor(size / 100))
  say(`${size} moves, and ${fewer}`)
  const [moves, few] = [movesOf(size), movesOf(fewer)]
  const [cells, fewCells] = [ledgerOf(moves, { whole: false }), ledgerOf(few, { whole: false })]
  const cube = HandCube.of(moves)
  const engine = await duck(moves)
  const expected = sixByHand(moves)
  const checked = [
    agree("sums in memory say what hand-written code says of the whole history", sixOfDays(cells), expected),
    agree("so they do for a short history", sixOfDays(fewCells), sixByHand(few)),
    agree("so do hand-written arrays by day", cube.six(), expected),
    agree("so does DuckDB", await engine.six(), expected)
  ]
  const runs = await alternate(
    {
      ours: () => sixOfDays(cells),
      hand: () => cube.six(),
      duck: engine.six,
      few: () => sixOfDays(fewCells),
      scan: () => sixByHand(moves)
    },
    { turns }
  )
  engine.close()
  const us = (times: ReadonlyArray<number>) => times.map((ms) => ms * 1000)
  const sides = { unit: "us", ours: us(runs.ours), cause: walks } as const
  const what = "six numbers of a month, from sums in memory"
  return {
    checked,
    size: `${size.toLocaleString("en-US")} moves of deals over two years, ${cells.cells.toLocaleString("en-US")} day cells`,
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
