// How fast does a table come in, from its file to deals, events and sums of which nothing is lost?
import { fork } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { startPostgres } from "@weir/house/postgres/startPostgres"
import { Client } from "pg"
import { agree, type Benchmark } from "../frame/Benchmark.ts"
import { line } from "../frame/compare.ts"
import { inTurns, took } from "../frame/turns.ts"
import { handTables, importByHand } from "./byHand.ts"
import { company, found } from "./company.ts"
import { emmett, mikroOrm } from "./peers.ts"
import { mapping, writeTable } from "./table.ts"

const causes = {
  hand: "a deal of this file makes some 21 entries in 14 books, each a row with three indexes, and adds to as many sums of days; each row of the file is decided on alone, its events are linked to those before, and its outcome is kept",
  peer: "besides deals and events, some 21 entries a deal, sums of days and the outcome of each row are written",
  growth: "a short file is over before the statements and the code are warm"
}

const dealsOfWeir = `select count(*)::int as deals, sum(amount)::float8 as sum from deal`
const eventsOfWeir = `select count(*)::int as n from event where cause_kind = 'import' and subject_kind = 'deal'`

/** Waits until nobody is connected any more: some engines say that they are closed a moment before they are. */
const left = async (admin: Client, database: string): Promise<void> => {
  const anybody = { text: "select 1 from pg_stat_activity where datname = $1 limit 1", values: [database] }
  while (((await admin.query(anybody)).rowCount ?? 0) > 0) await new Promise((done) => setTimeout(done, 20))
}

export const imports: Benchmark["run"] = async ({ say, size = 10_000, turns }) => {
  say("starting PostgreSQL")
  const folder = await mkdtemp(join(tmpdir(), "weir-bench-import-"))
  const postgres = await startPostgres({ settings: { max_wal_size: "4GB" } })
  const admin = new Client({ connectionString: postgres.url })
  await admin.connect()
  const urlOf = (name: string) => Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href
  let made = 0
  /** A database of its own for each turn, removed afterwards. */
  const inFresh = async <A>(template: string, work: (url: string) => Promise<A>): Promise<A> => {
    const name = `turn_${(made += 1)}`
    await admin.query(`create database ${name} template ${template}`)
    try {
      return await work(urlOf(name))
    } finally {
      await left(admin, name)
      await admin.query(`drop database ${name}`)
    }
  }
  const asked = async <Row extends object>(url: string, query: string): Promise<Row> => {
    const client = new Client({ connectionString: url })
    await client.connect()
    try {
      return (await client.query<Row>(query)).rows[0]!
    } finally {
      await client.end()
    }
  }
  try {
    const few = Math.max(100, Math.floor(size / 10))
    const [path, fewPath] = [join(folder, "deals.csv"), join(folder, "few.csv")]
    const sum = await writeTable(path, size)
    await writeTable(fewPath, few)
    for (const file of [path, fewPath]) await writeFile(`${file}.mapping.json`, JSON.stringify(mapping))
    for (const name of ["weir", "hand", "peer", "store"]) await admin.query(`create database ${name}`)
    await found(urlOf("weir"))
    for (const name of ["hand", "peer"]) {
      const client = new Client({ connectionString: urlOf(name) })
      await client.connect()
      await client.query(handTables)
      await client.end()
    }
    // The connections of a template must all be gone.
    await (await emmett(urlOf("store"))).close()
    for (const name of ["weir", "hand", "peer", "store"]) await left(admin, name)

    say("bringing the table in once everywhere, and again")
    const checked = await inFresh("weir", async (url) => {
      const weir = await company(url)
      try {
        const first = await weir.bringIn(path)
        const done = (created: number, skipped: number) =>
          `${size} rows = ${created} created + 0 updated + ${skipped} skipped + 0 failed`
        const events = (await asked<{ n: number }>(url, eventsOfWeir)).n
        const right = [
          agree("every row became a deal", first, done(size, 0)),
          agree("the amounts are those of the file", await asked(url, dealsOfWeir), { deals: size, sum }),
          agree("the same file again changes nothing", await weir.bringIn(path), done(0, size)),
          agree("and adds no event of a deal", (await asked<{ n: number }>(url, eventsOfWeir)).n, events)
        ]
        return await inFresh("hand", async (hand) => [
          ...right,
          agree("hand-written code makes as many events", await importByHand(hand, path), events),
          agree("and none when it is done again", await importByHand(hand, path), 0),
          agree("of the same deals", await asked(hand, dealsOfWeir), { deals: size, sum })
        ])
      } finally {
        await weir.close()
      }
    })

    say("in turns")
    const rate = (count: number, milliseconds: number) => (count * 1000) / milliseconds
    const weirRate = (file: string, count: number) => () =>
      inFresh("weir", async (url) => {
        const weir = await company(url)
        try {
          return rate(count, await took(() => weir.bringIn(file)))
        } finally {
          await weir.close()
        }
      })
    const peerRate = (template: string, make: typeof mikroOrm) => () =>
      inFresh(template, async (url) => {
        const peer = await make(url)
        try {
          return rate(size, await took(() => peer.bringIn(path)))
        } finally {
          await peer.close()
        }
      })
    const runs = await inTurns(
      {
        ours: weirRate(path, size),
        hand: () => inFresh("hand", async (url) => rate(size, await took(() => importByHand(url, path)))),
        mikroOrm: peerRate("peer", mikroOrm),
        emmett: peerRate("store", emmett),
        few: weirRate(fewPath, few)
      },
      { turns }
    )

    say("how much memory it takes")
    const grown = await inFresh("weir", async (url) => {
      const child = fork(join(import.meta.dirname, "memory.ts"), [url, path], {
        stdio: "inherit",
        execArgv: []
      })
      const [told] = (await once(child, "message")) as [{ readonly grown: number }]
      await once(child, "exit")
      return told.grown
    })

    const sides = {
      what: "rows of a table, from the file to the numbers",
      unit: "rows/s",
      ours: runs.ours
    } as const
    return {
      checked,
      size: `a file of ${size.toLocaleString("en-US")} rows on PostgreSQL`,
      lines: [
        line({
          ...sides,
          beside: { name: "COPY and one statement", kind: "hand", runs: runs.hand },
          goal: { atLeast: 0.5 },
          cause: causes.hand
        }),
        line({
          ...sides,
          beside: { name: "MikroORM upsertMany, deals alone", kind: "peer", runs: runs.mikroOrm },
          goal: { atLeast: 3 },
          cause: causes.peer
        }),
        line({
          ...sides,
          beside: { name: "emmett, events alone", kind: "peer", runs: runs.emmett },
          goal: { atLeast: 1.3 },
          cause: causes.peer
        }),
        line({
          ...sides,
          what: "the same of a long file",
          beside: { name: "a tenth of it", kind: "bound", runs: runs.few },
          goal: { atLeast: 0.9 },
          cause: causes.growth
        }),
        line({
          what: "memory that an import takes at most",
          unit: "MB",
          ours: [grown],
          beside: { name: "the limit", kind: "bound", runs: [150] },
          goal: { atMost: 1 }
        })
      ]
    }
  } finally {
    await admin.end()
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
