// What is the least that makes a move durable? One statement for each move, or one for all that wait.

export interface Order {
  readonly deal: number
  readonly to: number
  readonly version: number
}

/** Moves a deal; tells whether it had that version. */
export type Way = (order: Order) => Promise<boolean>

/** Runs a statement with parameters and gives its rows. */
export type Ask = (
  text: string,
  values: ReadonlyArray<unknown>
) => Promise<ReadonlyArray<{ readonly id: number }>>

export const tables = `
  create table if not exists hand_deal (id int primary key, stage int not null, version int not null);
  create table if not exists hand_event (seq bigserial primary key, deal int not null, stage int not null, at timestamptz not null);
  create index if not exists hand_event_deal on hand_event (deal, seq);
  create table if not exists hand_sum (stage int not null, day date not null, moves bigint not null, primary key (stage, day));
  insert into hand_deal select n, 0, 1 from generate_series(0, 999) n on conflict do nothing`

/** Moves deals of the expected versions, writes an event for each, and adds to the sums of the stages. */
const statement = `
  with wanted as (
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

const moving =
  (ask: Ask) =>
  async (orders: ReadonlyArray<Order>): Promise<ReadonlySet<number>> => {
    const rows = await ask(statement, [
      orders.map((o) => o.deal),
      orders.map((o) => o.to),
      orders.map((o) => o.version)
    ])
    return new Set(rows.map(({ id }) => id))
  }

export const each = (ask: Ask): Way => {
  const moved = moving(ask)
  return async (order) => (await moved([order])).has(order.deal)
}

export const inGroups = (ask: Ask): Way => {
  const moved = moving(ask)
  let waiting: Array<Order & { readonly done: (found: boolean) => void }> = []
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
  return (order) =>
    new Promise((done) => {
      waiting.push({ ...order, done })
      if (!busy) void drain()
    })
}
