// What is the least that makes a move durable? A bare server: one statement for each move, or one for all that wait.
import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { Pool } from "pg"

interface Order {
  readonly deal: number
  readonly to: number
  readonly version: number
}
interface Waiting extends Order {
  readonly done: (found: boolean) => void
}

const [url, kind] = process.argv.slice(2)
const pool = new Pool({ connectionString: url, max: kind === "group" ? 2 : 16 })

/** Moves deals of the expected versions, writes an event for each, and adds to the sums of the stages. */
const move = {
  name: "move",
  text: `with wanted as (
      select * from unnest($1::int[], $2::int[], $3::int[]) as w (deal, stage, version)
    ), moved as (
      update hand_deal d set stage = w.stage, version = d.version + 1
      from wanted w where d.id = w.deal and d.version = w.version
      returning d.id, w.stage
    ), told as (
      insert into hand_event (deal, stage, at) select id, stage, now() from moved
    ), summed as (
      insert into hand_sum (stage, day, moves) select stage, current_date, count(*) from moved group by stage order by stage
      on conflict (stage, day) do update set moves = hand_sum.moves + excluded.moves
    )
    select id from moved`
}

const moved = async (orders: ReadonlyArray<Order>): Promise<ReadonlySet<number>> => {
  const { rows } = await pool.query<{ readonly id: number }>({
    ...move,
    values: [orders.map((o) => o.deal), orders.map((o) => o.to), orders.map((o) => o.version)]
  })
  return new Set(rows.map(({ id }) => id))
}

let waiting: Array<Waiting> = []
let busy = false
const drain = async (): Promise<void> => {
  busy = true
  while (waiting.length > 0) {
    const group = waiting
    waiting = []
    const found = await moved(group)
    for (const { deal, done } of group) done(found.has(deal))
  }
  busy = false
}

const one = async (order: Order): Promise<boolean> => {
  if (kind !== "group") return (await moved([order])).has(order.deal)
  return new Promise((done) => {
    waiting.push({ ...order, done })
    if (!busy) void drain()
  })
}

const server = createServer((request, response) => {
  void (async () => {
    const pieces: Array<Buffer> = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const order = JSON.parse(Buffer.concat(pieces).toString()) as Order
    const found = await one(order)
    response.writeHead(found ? 200 : 412, { "content-type": "application/json" })
    response.end(JSON.stringify({ version: order.version + 1 }))
  })()
})

await pool.query(`
  create table if not exists hand_deal (id int primary key, stage int not null, version int not null);
  create table if not exists hand_event (seq bigserial primary key, deal int not null, stage int not null, at timestamptz not null);
  create index if not exists hand_event_deal on hand_event (deal, seq);
  create table if not exists hand_sum (stage int not null, day date not null, moves bigint not null, primary key (stage, day));
  insert into hand_deal select n, 0, 1 from generate_series(0, 999) n on conflict do nothing`)
await once(server.listen(0, "127.0.0.1"), "listening")
process.send?.((server.address() as AddressInfo).port)
process.on("disconnect", () => process.exit())
