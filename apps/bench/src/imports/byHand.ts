// What is the least that brings a table in so that doing it again changes nothing? COPY into a temporary table, then one statement for deals and events.
import { readFile } from "node:fs/promises"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { Client } from "pg"
import { from as copyFrom } from "pg-copy-streams"
import { isClosed, type Row, rowsOf } from "./table.ts"

export const handTables = `
  create table deal (id text primary key, title text not null, stage text not null, amount bigint not null,
    owner text not null, source text not null, created bigint not null, closed bigint, version integer not null);
  create table event (seq bigserial primary key, deal text not null, tag text not null, at bigint not null, fact json not null)`

const columns = "id, title, stage, amount, owner, source, created, closed"

const merge = `
  with changed as (
    insert into deal select ${columns}, 1 from incoming
    on conflict (id) do update set title = excluded.title, stage = excluded.stage, amount = excluded.amount, owner = excluded.owner,
      source = excluded.source, created = excluded.created, closed = excluded.closed, version = deal.version + 1
    where (deal.title, deal.stage, deal.amount, deal.owner, deal.source, deal.created, deal.closed)
      is distinct from (excluded.title, excluded.stage, excluded.amount, excluded.owner, excluded.source, excluded.created, excluded.closed)
    returning *)
  insert into event (deal, tag, at, fact)
  select id, 'DealCreated', created, row_to_json(changed) from changed
  union all select id, 'DealClosed', closed, row_to_json(changed) from changed where closed is not null`

const escaped = (text: string): string =>
  text.replace(/[\\\t\n\r]/g, (c) => ({ "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" })[c] ?? c)

function* copyLines(rows: ReadonlyArray<Row>): Generator<string> {
  for (let i = 0; i < rows.length; i += 500) {
    let text = ""
    for (const { amount, closed, created, id, owner, source, stage, title } of rows.slice(i, i + 500))
      text += `${escaped(id)}\t${escaped(title)}\t${stage}\t${amount}\t${escaped(owner)}\t${escaped(source)}\t${created}\t${closed ?? "\\N"}\n`
    yield text
  }
}

/** How many events it made. */
export const importByHand = async (url: string, path: string): Promise<number> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const rows = rowsOf(await readFile(path, "utf8"))
    await client.query("begin")
    await client.query(`create temp table incoming on commit drop as select ${columns} from deal limit 0`)
    await pipeline(
      Readable.from(copyLines(rows)),
      client.query(copyFrom(`copy incoming (${columns}) from stdin`))
    )
    const { rowCount } = await client.query(merge)
    await client.query("commit")
    return rowCount ?? 0
  } finally {
    await client.end()
  }
}

/** How many events such a row makes. */
export const eventsOf = ({ stage }: Row): number => (isClosed(stage) ? 2 : 1)
