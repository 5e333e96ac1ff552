// How does DuckDB answer the same? In memory, with as many threads as the machine has processors, up to two.
import { DuckDBInstance } from "@duckdb/node-api"
import { cpus } from "node:os"
import { begin, type Moves, lost, month, none, owners, stages, won } from "./moves.ts"
import { firstDay, lastDay, type Six } from "./six.ts"

export interface Duck {
  readonly six: () => Promise<Six>
  /** Adds one move more. */
  readonly insert: () => Promise<void>
  readonly close: () => void
}

const dayMs = 86_400_000

export const duck = async ({ amount, at, count, deal, from, owner, to }: Moves): Promise<Duck> => {
  const instance = await DuckDBInstance.create(":memory:", { threads: String(Math.min(2, cpus().length)) })
  const db = await instance.connect()
  await db.run(
    "create table moves (moment bigint, deal integer, came utinyint, went utinyint, owner utinyint, amount bigint)"
  )
  const appender = await db.createAppender("moves")
  for (let i = 0; i < count; i++) {
    appender.appendBigInt(BigInt(at[i]!))
    appender.appendInteger(deal[i]!)
    appender.appendUTinyInt(from[i]!)
    appender.appendUTinyInt(to[i]!)
    appender.appendUTinyInt(owner[i]!)
    appender.appendBigInt(BigInt(amount[i]!))
    appender.endRow()
  }
  appender.closeSync()

  const rows = async (sql: string): Promise<ReadonlyArray<readonly [number, number]>> =>
    (await db.runAndReadAll(sql)).getRows().map(([place, value]) => [Number(place), Number(value)] as const)
  const spread = async (length: number, sql: string): Promise<ReadonlyArray<number>> => {
    const values = Array.from({ length }, () => 0)
    for (const [place, value] of await rows(sql)) values[place]! += value
    return values
  }
  const inMonth = `moment >= ${month.from} and moment < ${month.to}`
  const before = `moment < ${month.from}`
  return {
    six: async () => ({
      opening: await spread(
        stages,
        `select stage, sum(n) from (select went as stage, count(*) as n from moves where ${before} group by went
         union all select came, -count(*) from moves where ${before} and came <> ${none} group by came) group by stage`
      ),
      entered: await spread(stages, `select went, count(*) from moves where ${inMonth} group by went`),
      left: await spread(
        stages,
        `select came, count(*) from moves where ${inMonth} and came <> ${none} group by came`
      ),
      wonAmount: await spread(
        owners,
        `select owner, sum(amount) from moves where ${inMonth} and went = ${won} group by owner`
      ),
      lostFrom: await spread(
        stages,
        `select came, count(*) from moves where ${inMonth} and went = ${lost} group by came`
      ),
      wonPerDay: await spread(
        lastDay - firstDay,
        `select (moment - ${begin}) // ${dayMs} - ${firstDay} as day, count(*) from moves where ${inMonth} and went = ${won} group by day`
      )
    }),
    insert: async () => {
      await db.run(`insert into moves values (${begin + 800 * dayMs}, 1, 0, 1, 1, 1)`)
    },
    close: () => {
      db.closeSync()
      instance.closeSync()
    }
  }
}
