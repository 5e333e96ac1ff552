// How do others make a move durable? MikroORM's own unit of work, and an append to a stream of emmett.
import { getPostgreSQLEventStore } from "@event-driven-io/emmett-postgresql"
import { defineEntity, p } from "@mikro-orm/core"
import { MikroORM } from "@mikro-orm/postgresql"
import { Pool } from "pg"
import type { Way } from "./ways.ts"

const DealTable = defineEntity({
  name: "HandDeal",
  tableName: "hand_deal",
  properties: { id: p.integer().primary(), stage: p.integer(), version: p.integer().version() }
})
const EventTable = defineEntity({
  name: "HandEvent",
  tableName: "hand_event",
  properties: {
    seq: p.bigint("number").primary().autoincrement(),
    deal: p.integer(),
    stage: p.integer(),
    at: p.datetime()
  }
})

/** Finds the deal, changes it, adds an event, and writes both in one transaction; no sums are kept. */
export const unitOfWork = async (url: string): Promise<Way> => {
  const orm = await MikroORM.init({
    entities: [DealTable, EventTable],
    dbName: new URL(url).pathname.slice(1),
    driverOptions: { connectionString: url, max: 16 }
  })
  return ({ deal: id, to, version }) =>
    orm.em.fork().transactional(async (em) => {
      const deal = await em.findOneOrFail(DealTable, id)
      if (deal.version !== version) return false
      deal.stage = to
      em.create(EventTable, { deal: id, stage: to, at: new Date() })
      return true
    })
}

/** Appends an event to the stream of the deal; no deals and no sums are kept. */
export const emmett = async (url: string) => {
  const store = getPostgreSQLEventStore(url)
  await store.schema.migrate()
  const way: Way = async ({ deal, to }) => {
    await store.appendToStream(`deal-${deal}`, [{ type: "DealMoved", data: { deal, to } }])
    return true
  }
  const made = async () => {
    const pool = new Pool({ connectionString: url, max: 1 })
    const { rows } = await pool.query<{ readonly n: number }>("select count(*)::int as n from emt_messages")
    await pool.end()
    return rows[0]!.n
  }
  return { way, made }
}
