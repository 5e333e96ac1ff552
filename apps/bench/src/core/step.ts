// What does one event more cost? Posted to the books and added to the sums in memory, beside typed arrays and engines that keep sums.
import { advance } from "@weir/application/readings/held/HeldCells"
import { posted } from "@weir/domain/ledger/Entry"
import crossfilter from "crossfilter2"
import { alternate } from "../frame/alternate.ts"
import { agree, type Benchmark } from "../frame/Benchmark.ts"
import { line } from "../frame/compare.ts"
import { duck } from "./duck.ts"
import { cellsOf, sixOfCells, threeBooks } from "./entries.ts"
import { HandCube } from "./HandCube.ts"
import { columnsOf, eventOf } from "./moves.ts"

const cause =
  "each event becomes postings, entries and texts of keys before it is added: objects that are readable and thrown away"

export const step: Benchmark["run"] = async ({ say, size = 100_000 }) => {
  say(`${size} moves`)
  const columns = columnsOf(size)
  const [cells, cube] = [cellsOf(columns), HandCube.of(columns)]
  const checked = [
    agree("the sums in memory are those of hand-written arrays", sixOfCells(cells), cube.six())
  ]
  const batch = Math.min(500, size)
  const events = Array.from({ length: batch }, (_, i) => eventOf(columns, columns.count - batch + i))
  const engine = await duck(columns)
  const table = crossfilter(
    Array.from({ length: size }, (_, i) => ({
      to: columns.to[i]!,
      amount: columns.amount[i]!,
      at: columns.at[i]!
    }))
  )
  const byStage = table.dimension((move) => move.to).group()
  table.dimension((move) => move.at)
  let seq = columns.count
  const runs = await alternate({
    ours: () => {
      for (const event of events) advance(cells, posted(threeBooks, event), ++seq)
      return cells
    },
    hand: () => {
      for (let i = columns.count - batch; i < columns.count; i++) cube.add(columns, i)
      return cube
    },
    crossfilter: () => {
      table.add([{ to: 1, amount: 1, at: columns.at[columns.count - 1]! }])
      return byStage.all()
    },
    duck: engine.insert
  })
  engine.close()
  const ns = (times: ReadonlyArray<number>, many: number) => times.map((ms) => (ms * 1e6) / many)
  const ours = ns(runs.ours, batch)
  const sides = { what: "one event more", unit: "ns", ours, cause } as const
  return {
    checked,
    size: `${size.toLocaleString("en-US")} moves before it, three books`,
    lines: [
      line({
        ...sides,
        beside: { name: "typed arrays", kind: "hand", runs: ns(runs.hand, batch) },
        goal: { atMost: 2 }
      }),
      line({
        ...sides,
        beside: { name: "crossfilter, one record more", kind: "peer", runs: ns(runs.crossfilter, 1) },
        goal: { atMost: 1 / 1000 }
      }),
      line({
        ...sides,
        beside: { name: "DuckDB, one row more", kind: "peer", runs: ns(runs.duck, 1) },
        goal: { atMost: 1 / 1000 }
      })
    ]
  }
}
