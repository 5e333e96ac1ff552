// What is the least that takes moves over HTTP? A bare server in a process of its own, with one of the ways to make them durable.
import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { PGlite } from "@electric-sql/pglite"
import { Pool } from "pg"
import { emmett, unitOfWork } from "./peers.ts"
import { type Ask, each, inGroups, type Order, tables, type Way } from "./ways.ts"

const onServer = async (url: string, connections: number): Promise<Ask> => {
  const pool = new Pool({ connectionString: url, max: connections })
  await pool.query(tables)
  return async (text, values) =>
    (await pool.query<{ readonly id: number }>({ name: `of ${text.length}`, text, values: [...values] })).rows
}

const embedded = async (folder: string): Promise<Ask> => {
  const database = await PGlite.create(folder)
  await database.exec(tables)
  return async (text, values) => (await database.query<{ readonly id: number }>(text, [...values])).rows
}

const count = "select count(*)::int as id from hand_event"

interface Served {
  readonly way: Way
  readonly made: () => Promise<number>
}
const over = async (asking: Promise<Ask>, wayOf: (ask: Ask) => Way): Promise<Served> => {
  const ask = await asking
  return { way: wayOf(ask), made: async () => (await ask(count, []))[0]!.id }
}

const ways: Readonly<Record<string, (place: string) => Promise<Served>>> = {
  each: (url) => over(onServer(url, 16), each),
  group: (url) => over(onServer(url, 2), inGroups),
  pglite: (folder) => over(embedded(folder), inGroups),
  unit: async (url) => {
    const way = await unitOfWork(url)
    return over(onServer(url, 1), () => way)
  },
  emmett: async (url) => emmett(url)
}

const [kind = "", place = ""] = process.argv.slice(2)
const served = ways[kind]
if (served === undefined) throw new Error(`there is no way called ${kind}`)
const { made, way } = await served(place)

const server = createServer((request, response) => {
  void (async () => {
    if (request.method === "GET") {
      response.writeHead(200, { "content-type": "application/json" })
      response.end(JSON.stringify({ made: await made() }))
      return
    }
    const pieces: Array<Buffer> = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const order = JSON.parse(Buffer.concat(pieces).toString()) as Order
    const found = await way(order)
    response.writeHead(found ? 200 : 412, { "content-type": "application/json" })
    response.end(JSON.stringify({ version: order.version + 1 }))
  })()
})
await once(server.listen(0, "127.0.0.1"), "listening")
process.send?.((server.address() as AddressInfo).port)
process.on("disconnect", () => process.exit())
