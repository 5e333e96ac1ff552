// How do others look through the same sales? DuckDB by a statement, crossfilter by four filters that are set anew.
import { cpus } from "node:os"
import { DuckDBInstance } from "@duckdb/node-api"
import crossfilter from "crossfilter2"
import { type Answer, type Choice, month, owners, type Sales } from "./sales.ts"

export interface Duck {
  readonly answer: (choice: Choice) => Promise<Answer>
  readonly close: () => void
}

export const duckOf = async ({ amount, at, count, owner, pipeline, source }: Sales): Promise<Duck> => {
  const instance = await DuckDBInstance.create(":memory:", { threads: String(Math.min(2, cpus().length)) })
  const db = await instance.connect()
  await db.run(
    "create table sales (moment bigint, owner utinyint, source utinyint, pipeline utinyint, amount bigint)"
  )
  const appender = await db.createAppender("sales")
  for (let i = 0; i < count; i++) {
    appender.appendBigInt(BigInt(at[i]!))
    appender.appendUTinyInt(owner[i]!)
    appender.appendUTinyInt(source[i]!)
    appender.appendUTinyInt(pipeline[i]!)
    appender.appendBigInt(BigInt(amount[i]!))
    appender.endRow()
  }
  appender.closeSync()
  return {
    answer: async (choice) => {
      const found = await db.runAndReadAll(
        `select owner, count(*), sum(amount) from sales where moment >= ${month.from} and moment < ${month.to}
         and owner in (${choice.owners.join(", ")}) and source in (${choice.sources.join(", ")}) and pipeline = ${choice.pipeline} group by owner`
      )
      const answer = Array.from({ length: owners }, () => [0, 0] as readonly [number, number])
      for (const [place, deals, money] of found.getRows())
        answer[Number(place)] = [Number(deals), Number(money)]
      return answer
    },
    close: () => {
      db.closeSync()
      instance.closeSync()
    }
  }
}

export const crossfilterOf = ({ amount, at, count, owner, pipeline, source }: Sales) => {
  const table = crossfilter(
    Array.from({ length: count }, (_, i) => ({
      at: at[i]!,
      owner: owner[i]!,
      source: source[i]!,
      pipeline: pipeline[i]!,
      amount: amount[i]!
    }))
  )
  const [byTime, byOwner, bySource, byPipeline] = [
    table.dimension((sale) => sale.at),
    table.dimension((sale) => sale.owner),
    table.dimension((sale) => sale.source),
    table.dimension((sale) => sale.pipeline)
  ]
  byTime.filterRange([month.from, month.to])
  // A dimension's own groups do not see its own filter: sums by owner hang on one that is never filtered.
  const sums = table
    .dimension((sale) => sale.owner)
    .group<number, { deals: number; money: number }>()
    .reduce(
      (sum, sale) => ({ deals: sum.deals + 1, money: sum.money + sale.amount }),
      (sum, sale) => ({ deals: sum.deals - 1, money: sum.money - sale.amount }),
      () => ({ deals: 0, money: 0 })
    )
  return (choice: Choice): Answer => {
    const [ofOwner, ofSource] = [new Set(choice.owners), new Set(choice.sources)]
    byOwner.filterFunction((n) => ofOwner.has(Number(n)))
    bySource.filterFunction((n) => ofSource.has(Number(n)))
    byPipeline.filterExact(choice.pipeline)
    const answer = Array.from({ length: owners }, () => [0, 0] as readonly [number, number])
    for (const { key, value } of sums.all()) answer[key] = [value.deals, value.money]
    return answer
  }
}
