/** Mistakes in telling what a number leaves out, and in adding up what single records bring. */
import { balances } from "@weir/domain/ledger/Query"
import { traces } from "@weir/domain/ledger/Trace"
import { leftOut } from "@weir/domain/metrics/leftOut"
import { theCore } from "@weir/domain/workbook/Core"
import type { Mutant } from "./Mutant.ts"

export const exclusionMutants: ReadonlyArray<Mutant> = [
  {
    name: "records that lie outside the period are forgotten",
    core: { ...theCore, leftOut: (candidates) => leftOut(candidates).filter(({ why }) => why !== "outside") },
    killedBy: "what is counted and what is left out are together all candidates, and none is both"
  },
  {
    name: "a record that counts is also left out, where something of it was taken back",
    core: {
      ...theCore,
      leftOut: ({ counted, narrowed, traces }) => {
        const again = new Set(traces.flatMap((t) => (t.reversed === null ? [] : [t.subject])))
        return leftOut({ traces, narrowed, counted: new Set([...counted].filter((id) => !again.has(id))) })
      }
    },
    killedBy: "what is counted and what is left out are together all candidates, and none is both"
  },
  {
    name: "before and after the period are told the wrong way round",
    core: {
      ...theCore,
      leftOut: ({ counted, narrowed, traces }) =>
        leftOut({
          counted,
          narrowed,
          traces: traces.map((t) => ({ ...t, before: t.after, after: t.before }))
        })
    },
    killedBy: "what is counted and what is left out are together all candidates, and none is both"
  },
  {
    name: "whatever cancels is called a deletion",
    core: {
      ...theCore,
      leftOut: (candidates) =>
        leftOut(candidates).map((one) => (one.why === "cancelled" ? { ...one, why: "deleted" } : one))
    },
    killedBy: "left out as deleted is what is deleted, and all that would count if nothing were"
  },
  {
    name: "a deal with a task is said to want something",
    core: {
      ...theCore,
      leftOut: (candidates) =>
        leftOut(candidates).map((one) => (one.why === "excepted" ? { ...one, why: "wanting" } : one))
    },
    killedBy: "what is there, and does not count for what else it has, is left out for that"
  },
  {
    name: "what took a record out is told from what was learned after the instant asked about",
    core: {
      ...theCore,
      traces: (selections, entries, around) =>
        traces(
          selections.map((selection) => ({ ...selection, knownAt: null })),
          entries,
          around
        )
    },
    killedBy: "what took a record out of a number was known, and is the last that was entered for it there"
  },
  {
    name: "sums of many records lose what is less than ten",
    core: {
      ...theCore,
      balances: (book, query, entries, around) =>
        balances(book, query, entries, around).map((balance) => {
          const { amount } = balance.tally
          return query.perSubject || amount === undefined
            ? balance
            : { ...balance, tally: { ...balance.tally, amount: amount - (amount % 10) } }
        })
    },
    killedBy: "taking one record away changes a number by exactly what that record adds"
  },
  {
    name: "what is left out is told of everybody's records",
    core: {
      ...theCore,
      traces: (selections, entries, around) =>
        traces(
          selections.map((selection) => ({ ...selection, holders: null })),
          entries,
          around
        )
    },
    killedBy: "nobody is told of a record left out that they may not read, not even by how many there are"
  }
]
