// How fast does a stage move get from HTTP to the disk, alone and among many, and behind a long history?
import { visit, workshop } from "@weir/api/testing/processes"
import { demoPassword } from "@weir/api/start/demo"
import { startPostgres } from "@weir/house/postgres/startPostgres"
import { Client } from "pg"
import { multiplied } from "../catchup/history.ts"
import type { Benchmark, Line } from "../frame/Benchmark.ts"
import { line } from "../frame/compare.ts"
import { type Bare, bare } from "./bare.ts"
import { alternately, atHand, atWeir, late, madeByHand, nothingLost, type Place, rates } from "./movers.ts"

/** So many histories of the demo company lie behind each other in the longer log. */
const longer = 20

const causes = {
  alone:
    "three ways to the database, one after the other: who asks, then the deal and an earlier answer, then the commit, whose rows go into seven tables with twenty indexes",
  many: "what each move is decided by and answered with is work of one process, which a group that is written together does not share: some 1.4 ms, four tenths of it of the effects it is made of"
}

const started = async (weirs: ReturnType<typeof workshop>, url: string) => {
  const weir = await weirs.started({ DATABASE_URL: url, LOG_LEVEL: "warn" })
  const email = /Sign in as admin +(\S+)/.exec(weir.output())?.[1] ?? ""
  return { weir, headers: await visit(weir.url, email, demoPassword) }
}

const linesOf = (
  callers: number,
  runs: Awaited<ReturnType<typeof alternately<"ours" | "long" | "each" | "group" | "unit" | "emmett">>>
): ReadonlyArray<Line> => {
  const alone = callers === 1
  const who = alone ? "one caller" : `${callers} callers at once`
  const cause = alone ? causes.alone : causes.many
  const rate = { what: `moves by ${who}`, unit: "requests/s", ours: rates(runs.ours), cause } as const
  const beside = (name: string, kind: "hand" | "peer", of: keyof typeof runs) => ({
    name,
    kind,
    runs: rates(runs[of])
  })
  const best = alone ? "each" : "group"
  const bestName = alone ? "a bare server, one statement" : "a bare server, one statement for all that wait"
  return [
    line({ ...rate, beside: beside(bestName, "hand", best), goal: { atLeast: 0.85 } }),
    ...(alone
      ? []
      : [
          line({
            ...rate,
            beside: beside("a bare server, one statement each", "hand", "each"),
            goal: { atLeast: 2 }
          })
        ]),
    line({
      ...rate,
      beside: beside("MikroORM's unit of work, no sums", "peer", "unit"),
      goal: alone ? null : { atLeast: 8 }
    }),
    line({
      ...rate,
      beside: beside("emmett, an append alone", "peer", "emmett"),
      goal: alone ? null : { atLeast: 4 }
    }),
    line({
      what: `99 of 100 moves by ${who}`,
      unit: "ms",
      ours: late(runs.ours),
      beside: { name: bestName, kind: "hand", runs: late(runs[best]) },
      goal: { atMost: 1.5 },
      cause
    }),
    line({
      what: `half of the moves by ${who}, behind a log ${longer} times as long`,
      unit: "ms",
      ours: late(runs.long, 0.5),
      beside: { name: "behind the short one", kind: "hand", runs: late(runs.ours, 0.5) },
      goal: { atMost: 1.25 },
      cause: "indexes are deeper, and more of them are out of the processor's reach"
    })
  ]
}

export const moves: Benchmark["run"] = async ({ say, size = 32, turns = 7 }) => {
  say("starting PostgreSQL and six servers on it")
  const postgres = await startPostgres({ settings: { max_wal_size: "4GB" } })
  const weirs = workshop()
  const own = (name: string) => Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href
  const connected = async (url: string) => {
    const db = new Client({ connectionString: url })
    await db.connect()
    return db
  }
  const db = await connected(postgres.url)
  for (const name of ["long", "each", "grouped", "unit", "emmett"]) await db.query(`create database ${name}`)
  const bares: Array<Bare> = []
  const byHand = async (way: Parameters<typeof bare>[0], name: string): Promise<Place> => {
    const server = await bare(way, own(name))
    bares.push(server)
    return atHand(server.url, () => madeByHand(server.url))
  }
  const long = await connected(own("long"))
  try {
    const first = await weirs.started({ DATABASE_URL: own("long"), LOG_LEVEL: "warn" })
    first.child.kill("SIGTERM")
    await first.ended
    const { rows } = await long.query<{ readonly events: number }>(
      "select last_seq::int as events from workspace"
    )
    const events = rows[0]?.events ?? 0
    await long.query(multiplied(events, longer))
    const [short, behind] = [await started(weirs, postgres.url), await started(weirs, own("long"))]
    const movesIn = (of: Client) => async () =>
      Number(
        (await of.query<{ readonly n: string }>("select count(*) as n from event where tag = 'DealMoved'"))
          .rows[0]!.n
      )
    const places = {
      ours: await atWeir(short.weir.url, short.headers, movesIn(db)),
      long: await atWeir(behind.weir.url, behind.headers, movesIn(long)),
      each: await byHand("each", "each"),
      group: await byHand("group", "grouped"),
      unit: await byHand("unit", "unit"),
      emmett: await byHand("emmett", "emmett")
    }
    const checked = [
      await nothingLost("Weir", places.ours, size),
      await nothingLost("Weir behind a long log", places.long, size),
      await nothingLost("the server of one statement each", places.each, size),
      await nothingLost("the server of one statement for all", places.group, size),
      await nothingLost("MikroORM", places.unit, size),
      await nothingLost("emmett", places.emmett, size)
    ]
    const lines: Array<Line> = []
    for (const callers of [1, size]) {
      say(`${callers} callers`)
      lines.push(...linesOf(callers, await alternately(places, callers, turns)))
    }
    return {
      checked,
      size: `deals of the demo company behind ${events.toLocaleString("en-US")} events, ${size} callers; PostgreSQL waits for its disk`,
      lines
    }
  } finally {
    for (const server of bares) server.stop()
    weirs.clear()
    await db.end().catch(() => undefined)
    await long.end().catch(() => undefined)
    await postgres.stop()
  }
}
