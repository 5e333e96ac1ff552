// How fast is a number told for some people, sources and a pipeline alone, that nobody has asked for before?
import { alternate } from "../frame/alternate.ts"
import { agree, type Benchmark } from "../frame/Benchmark.ts"
import { line } from "../frame/compare.ts"
import { crossfilterOf, duckOf } from "./engines.ts"
import { byHand, choiceOf, lately, ledgerOf, ofLedger, salesOf } from "./sales.ts"

const cause =
  "every place of the book is compared with what is chosen, by the names of its key, before the first sum is added"

export const filter: Benchmark["run"] = async ({ say, size = 1_000_000, turns }) => {
  say(`${size} sales`)
  const sales = salesOf(size)
  const [ledger, recent] = [ledgerOf(sales), ledgerOf(lately(sales))]
  const [duck, refilter] = [await duckOf(sales), crossfilterOf(sales)]
  const checked: Array<string> = []
  for (const [who, answer] of [
    ["the ledger", (n: number) => ofLedger(ledger, choiceOf(n))],
    ["a ledger of the last months alone", (n: number) => ofLedger(recent, choiceOf(n))],
    ["DuckDB", (n: number) => duck.answer(choiceOf(n))],
    ["crossfilter", (n: number) => refilter(choiceOf(n))]
  ] as const)
    for (const n of [1, 2, 3]) agree(`${who}, choice ${n}`, await answer(n), byHand(sales, choiceOf(n)))
  checked.push("choices give the same with the ledger, hand-written code, DuckDB and crossfilter")

  for (let n = 1_000_000; n < 1_003_000; n++) {
    const choice = choiceOf(n)
    // The first thousands are slower than all after them: a server has had them long ago.
    const expected = byHand(sales, choice)
    agree(`choice ${n}`, ofLedger(ledger, choice), expected)
    agree(`choice ${n} of the last months`, ofLedger(recent, choice), expected)
  }
  // Everybody meets the same choices, in the same order, and each only once.
  const next = { ours: 100, hand: 100, duck: 100, crossfilter: 100, recent: 100 }
  const runs = await alternate(
    {
      ours: () => ofLedger(ledger, choiceOf(next.ours++)),
      hand: () => byHand(sales, choiceOf(next.hand++)),
      duck: () => duck.answer(choiceOf(next.duck++)),
      crossfilter: () => refilter(choiceOf(next.crossfilter++)),
      recent: () => ofLedger(recent, choiceOf(next.recent++))
    },
    { turns, felt: 100 }
  )
  duck.close()
  const us = (times: ReadonlyArray<number>) => times.map((ms) => ms * 1000)
  const sides = {
    what: "deals and money of a month, for some owners, some sources and a pipeline",
    unit: "us",
    ours: us(runs.ours),
    cause
  } as const
  return {
    checked,
    size: `${size.toLocaleString("en-US")} sales over two years`,
    lines: [
      line({
        ...sides,
        beside: { name: "a loop over the month", kind: "hand", runs: us(runs.hand) },
        goal: { atMost: 2 }
      }),
      line({
        ...sides,
        beside: { name: "DuckDB", kind: "peer", runs: us(runs.duck) },
        goal: { atMost: 0.5 }
      }),
      line({
        ...sides,
        beside: { name: "crossfilter, filtered anew", kind: "peer", runs: us(runs.crossfilter) },
        goal: { atMost: 1 }
      }),
      line({
        ...sides,
        what: "the same out of two years",
        beside: { name: "out of three months", kind: "bound", runs: us(runs.recent) },
        goal: { atMost: 1.3 }
      })
    ]
  }
}
