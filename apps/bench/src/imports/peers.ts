// How do others bring the same rows in? MikroORM's own upsert of many, and the event store of emmett.
import { readFile } from "node:fs/promises"
import { getPostgreSQLEventStore } from "@event-driven-io/emmett-postgresql"
import { defineEntity, p } from "@mikro-orm/core"
import { MikroORM } from "@mikro-orm/postgresql"
import { eventsOf } from "./byHand.ts"
import { rowsOf } from "./table.ts"

const DealTable = defineEntity({
  name: "PeerDeal",
  tableName: "deal",
  properties: {
    id: p.text().primary(),
    title: p.text(),
    stage: p.text(),
    amount: p.bigint("number"),
    owner: p.text(),
    source: p.text(),
    created: p.bigint("number"),
    closed: p.bigint("number").nullable(),
    version: p.integer()
  }
})

export interface Peer {
  /** Gives how many rows or events were written. */
  readonly bringIn: (path: string) => Promise<number>
  readonly close: () => Promise<void>
}

const thousand = 1000

/** Deals alone, a thousand a statement; no events are made of them. */
export const mikroOrm = async (url: string): Promise<Peer> => {
  const orm = await MikroORM.init({
    entities: [DealTable],
    dbName: new URL(url).pathname.slice(1),
    driverOptions: { connectionString: url }
  })
  return {
    bringIn: async (path) => {
      const rows = rowsOf(await readFile(path, "utf8"))
      for (let i = 0; i < rows.length; i += thousand)
        await orm.em.fork().upsertMany(
          DealTable,
          rows.slice(i, i + thousand).map((row) => ({ ...row, version: 1 }))
        )
      return rows.length
    },
    close: () => orm.close(true)
  }
}

/** Events alone, a thousand an append, each time to streams that are new; no deals are kept of them. */
export const emmett = async (url: string): Promise<Peer> => {
  const store = getPostgreSQLEventStore(url)
  await store.schema.migrate()
  let turn = 0
  return {
    bringIn: async (path) => {
      turn += 1
      const rows = rowsOf(await readFile(path, "utf8"))
      const events = rows.flatMap((data) =>
        ["DealCreated", "DealClosed"].slice(0, eventsOf(data)).map((type) => ({ type, data: { ...data } }))
      )
      for (let i = 0; i < events.length; i += thousand)
        await store.appendToStream(`import-${turn}-${i}`, events.slice(i, i + thousand))
      return events.length
    },
    close: () => store.close()
  }
}
