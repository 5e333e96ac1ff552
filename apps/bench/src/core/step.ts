// What does one event more cost? Posted to the books and added to the sums in memory, beside typed arrays and engines that keep sums.
import crossfilter from "crossfilter2"
import { alternate } from "../frame/alternate.ts"
import { agree, type Benchmark } from "../frame/Benchmark.ts"
import { line } from "../frame/compare.ts"
import { duck } from "./duck.ts"
import { enter, ledgerOf, sixOfDays } from "./ledger.ts"
import { HandCube } from "./HandCube.ts"
import { movesOf, eventOf } from "./moves.ts"

const cause =
  "each event becomes postings with names, which are looked up before anything is added: objects that are readable and thrown away, where arrays are told the place of a number"

export const step: Benchmark["run"] = async ({ say, size = 1_000_000, turns }) => {
  say(`${size} moves`)
  const moves = movesOf(size)
  const [cells, cube] = [ledgerOf(moves, { whole: false }), HandCube.of(moves)]
  const checked = [agree("the sums in memory are those of hand-written arrays", sixOfDays(cells), cube.six())]
  const batch = Math.min(500, size)
  // What happens now comes after all that is there, however often it is measured.
  const now = { ...moves, at: moves.at.map(() => moves.at[moves.count - 1]!) }
  const events = Array.from({ length: batch }, (_, i) => eventOf(now, moves.count - batch + i))
  const engine = await duck(moves)
  const table = crossfilter(
    Array.from({ length: size }, (_, i) => ({
      to: moves.to[i]!,
      amount: moves.amount[i]!,
      at: moves.at[i]!
    }))
  )
  const byStage = table.dimension((move) => move.to).group()
  table.dimension((move) => move.at)
  const runs = await alternate(
    {
      ours: () => {
        for (const event of events) enter(cells, event)
        return cells
      },
      hand: () => {
        for (let i = now.count - batch; i < now.count; i++) cube.add(now, i)
        return cube
      },
      crossfilter: () => {
        table.add([{ to: 1, amount: 1, at: moves.at[moves.count - 1]! }])
        return byStage.all()
      },
      duck: engine.insert
    },
    // A short turn would tell how long it takes to come back from a million other records rather than what an event costs.
    { turns, felt: 60 }
  )
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
