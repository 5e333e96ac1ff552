// What is the least that pushes a change? A bare server that writes one statement, and then sends what it prepared to whoever listens.
import { once } from "node:events"
import { createServer, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { Pool } from "pg"

export interface HandMove {
  readonly deal: number
  readonly to: string
}

const move = {
  name: "move",
  text: `with before as (select stage from hand_deal where id = $1),
    changed as (update hand_deal set stage = $2, version = version + 1 where id = $1 returning id)
    insert into hand_event (deal, came, went) select changed.id, before.stage, $2 from changed, before returning seq, came`
}

process.on("disconnect", () => process.exit())

const pool = new Pool({ connectionString: process.argv[2], max: 4 })
const listeners = new Set<ServerResponse>()

const bodyOf = async (stream: AsyncIterable<Buffer>): Promise<HandMove> => {
  const pieces: Array<Buffer> = []
  for await (const piece of stream) pieces.push(piece)
  return JSON.parse(Buffer.concat(pieces).toString()) as HandMove
}

const server = createServer((request, response) => {
  if (request.url === "/live") {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" })
    response.write(": here\n\n")
    listeners.add(response)
    response.on("close", () => listeners.delete(response))
    return
  }
  void (async () => {
    const { deal, to } = await bodyOf(request)
    const { rows } = await pool.query<{ readonly seq: string; readonly came: string }>({
      ...move,
      values: [deal, to]
    })
    const { came, seq } = rows[0]!
    response.writeHead(200, { "content-type": "application/json" })
    response.end(JSON.stringify({ seq: Number(seq) }))
    const posting = { seq: Number(seq), stage: to, from: came }
    const message = `id: ${seq}\nevent: posting\ndata: ${JSON.stringify(posting)}\n\n`
    for (const listener of listeners) listener.write(message)
  })()
})

await pool.query(`
  create table if not exists hand_deal (id integer primary key, stage text not null, version integer not null);
  create table if not exists hand_event (seq bigserial primary key, deal integer not null, came text not null, went text not null);
  insert into hand_deal select n, 'first', 1 from generate_series(0, 99) n on conflict do nothing`)
await once(server.listen(0, "127.0.0.1"), "listening")
process.send?.((server.address() as AddressInfo).port)
