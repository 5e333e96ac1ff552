// How soon after a restart is a dashboard answered from memory, however long the history is?
import { cp, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { PGlite } from "@electric-sql/pglite"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import * as Instant from "@weir/domain/time/Instant"
import { startPostgres } from "@weir/house/postgres/startPostgres"
import * as Connect from "@weir/mikro-orm/connect"
import * as Mikro from "@weir/mikro-orm/MikroOrm"
import { Layer, Logger, ManagedRuntime } from "effect"
import { Client } from "pg"
import { to as copyTo } from "pg-copy-streams"
import { alternate } from "../frame/alternate.ts"
import { agree, type Benchmark, type Line } from "../frame/Benchmark.ts"
import { line } from "../frame/compare.ts"
import { books, firstDashboard, sums } from "./asked.ts"
import { columns, HandLedger } from "./HandLedger.ts"
import { demo, moveIn, multiplied } from "./history.ts"

const cause =
  "entering each entry into the sums of its day and record takes two thirds as long as hand-written code takes for all; the rest is text that the database puts together in columns, and the questions of a whole dashboard"

type Rows = Array<Array<string | number>>

const quiet = Logger.layer([])
const onPostgres = (url: string) =>
  ManagedRuntime.make(
    Mikro.layer.pipe(Layer.provide(Connect.layerPostgres({ url, poolSize: 2 })), Layer.provideMerge(quiet))
  )
const inFolder = (dataDir: string) =>
  ManagedRuntime.make(
    Mikro.layer.pipe(Layer.provide(Connect.layerPglite({ dataDir })), Layer.provideMerge(quiet))
  )
type Weir = ReturnType<typeof onPostgres> | ReturnType<typeof inFolder>

/** Everything that is read to answer by hand. */
const everything = `select ${columns} from entry`

const copied = async (client: Client): Promise<HandLedger> => {
  const pieces: Array<Buffer> = []
  for await (const piece of client.query(copyTo(`copy (${everything}) to stdout (format binary)`)))
    pieces.push(piece as Buffer)
  return HandLedger.ofCopy(Buffer.concat(pieces))
}

const copiedFromPglite = async (db: PGlite): Promise<HandLedger> => {
  const { blob } = await db.query(`copy (${everything}) to '/dev/blob' (format binary)`)
  return HandLedger.ofCopy(Buffer.from(await blob!.arrayBuffer()))
}

const fetched = async (client: Client): Promise<HandLedger> =>
  HandLedger.ofRows((await client.query({ text: everything, rowMode: "array" })).rows as Rows)

const fetchedFromPglite = async (db: PGlite): Promise<HandLedger> =>
  HandLedger.ofRows((await db.query(everything, [], { rowMode: "array" })).rows as unknown as Rows)

export const catchUp: Benchmark["run"] = async ({ say, size = 30_000, turns }) => {
  const company = demo()
  const id: WorkspaceId = company.workspace.id
  const times = Math.max(2, Math.round(size / company.events.length))
  const events = company.events.length * times
  const to = Instant.make(Date.now())
  const from = Instant.make(to - 90 * 86_400_000)
  const dashboard = (weir: Weir) => () => weir.runPromise(firstDashboard(id))
  const six = (weir: Weir) => weir.runPromise(sums(id, from, to))
  const byHand = (ledger: HandLedger) => ledger.sums(books, from, to)

  say("starting PostgreSQL, and moving the demo company in")
  const folder = await mkdtemp(join(tmpdir(), "weir-bench-history-"))
  const postgres = await startPostgres({ settings: { max_wal_size: "4GB", shared_buffers: "512MB" } })
  const onceMore = (path: string) => Object.assign(new URL(postgres.url), { pathname: `/${path}` }).href
  const raw = new Client({ connectionString: postgres.url })
  await raw.connect()
  const weir = onPostgres(postgres.url)
  const runtimes: Array<Weir> = [weir]
  try {
    await raw.query("create database short")
    const short = onPostgres(onceMore("short"))
    runtimes.push(short)
    await short.runPromise(moveIn(company))
    await weir.runPromise(moveIn(company))
    await raw.query(multiplied(company.events.length, times))
    const checked = [
      agree("six sums are those of hand-written code", await six(weir), byHand(await copied(raw))),
      agree("so they are of rows", await six(weir), byHand(await fetched(raw))),
      agree(
        `and ${times} times those of the short history`,
        await six(weir),
        (await six(short)).map((n) => n * times)
      )
    ]
    say(`${events} events on PostgreSQL`)
    const runs = await alternate(
      {
        ours: dashboard(weir),
        hand: async () => byHand(await copied(raw)),
        rows: async () => byHand(await fetched(raw)),
        short: dashboard(short)
      },
      { turns }
    )

    say("the same on PGlite")
    const embedded = inFolder(join(folder, "weir"))
    await embedded.runPromise(moveIn(company))
    await embedded.dispose()
    const [own, copy] = [join(folder, "weir/database"), join(folder, "copy")]
    const filling = await PGlite.create(own)
    await filling.exec(multiplied(company.events.length, times))
    await filling.close()
    await cp(own, copy, { recursive: true })
    const reopened = inFolder(join(folder, "weir"))
    runtimes.push(reopened)
    const bare = await PGlite.create(copy)
    checked.push(
      agree("PGlite gives the same six", await six(reopened), byHand(await copiedFromPglite(bare)))
    )
    const onPglite = await alternate(
      {
        ours: dashboard(reopened),
        hand: async () => byHand(await copiedFromPglite(bare)),
        rows: async () => byHand(await fetchedFromPglite(bare))
      },
      { turns: turns ?? 7 }
    )
    await bare.close()

    const each = (runs: ReadonlyArray<number>, many: number) => runs.map((ms) => (ms * 1000) / many)
    const against = (where: string, { hand, ours, rows }: typeof onPglite): ReadonlyArray<Line> => {
      const what = `the first dashboard after a restart, ${where}`
      return [
        line({
          what,
          unit: "ms",
          ours,
          beside: { name: "a binary copy into typed arrays, and six sums", kind: "hand", runs: hand },
          goal: { atMost: 1.3 },
          cause
        }),
        line({
          what,
          unit: "ms",
          ours,
          beside: { name: "rows into typed arrays, and six sums", kind: "peer", runs: rows },
          goal: { atMost: 0.6 },
          cause
        })
      ]
    }
    return {
      checked,
      size: `${events.toLocaleString("en-US")} events, ${(await copied(raw)).size.toLocaleString("en-US")} entries`,
      lines: [
        ...against("PostgreSQL", runs),
        ...against("PGlite", onPglite),
        line({
          what: "the same, for each event",
          unit: "us",
          ours: each(runs.ours, events),
          beside: {
            name: `of a history ${times} times shorter`,
            kind: "bound",
            runs: each(runs.short, company.events.length)
          },
          goal: { atMost: 1.3 },
          cause
        })
      ]
    }
  } finally {
    for (const runtime of runtimes) await runtime.dispose()
    await raw.end().catch(() => undefined)
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
