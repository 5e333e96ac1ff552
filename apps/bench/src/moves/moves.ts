// How fast does a stage move get from HTTP to the disk, alone and among many?
import { fork } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { visit, workshop } from "@weir/api/testing/processes"
import { demoPassword } from "@weir/api/start/demo"
import { startPostgres } from "@weir/house/postgres/startPostgres"
import { Client } from "pg"
import { agree, type Benchmark, type Line } from "../frame/Benchmark.ts"
import { line, quantile } from "../frame/compare.ts"
import { atHand, atWeir, type Place, run, type Run } from "./movers.ts"

const turns = 7
const turn = 1500

const causes = {
  alone:
    "a move is decided on what is read for it: who asks, the answer to an earlier copy, the deal, the directory; then it takes its turn at the workspace's row, and its rows go into ten tables",
  many: "what each move reads and decides is work of one process, which the group that is written does not share"
}

const handServer = async (url: string, kind: "each" | "group") => {
  const child = fork(join(import.meta.dirname, "handServer.ts"), [url, kind], { stdio: "inherit" })
  const [port] = (await once(child, "message")) as [number]
  return { url: `http://127.0.0.1:${port}/`, stop: () => child.kill() }
}

const counted = async (url: string, what: string) => {
  const db = new Client({ connectionString: url })
  await db.connect()
  return {
    made: async () => Number((await db.query<{ readonly n: string }>(what)).rows[0]!.n),
    end: () => db.end().catch(() => undefined)
  }
}

/** Every move that was answered is in the database, once. */
const nothingLost = async (name: string, place: Place): Promise<string> => {
  const before = await place.made()
  const { took } = await run(place, 32, 1000)
  return agree(
    `every move that ${name} answered is in the database, once`,
    (await place.made()) - before,
    took.length
  )
}

type Places = Readonly<Record<"ours" | "each" | "group", Place>>
type Runs = Readonly<Record<keyof Places, ReadonlyArray<Run>>>

const alternately = async (places: Places, callers: number): Promise<Runs> => {
  const runs = { ours: [] as Array<Run>, each: [] as Array<Run>, group: [] as Array<Run> }
  for (let i = 0; i <= turns; i++)
    for (const name of ["ours", "each", "group"] as const) {
      const one = await run(places[name], callers, turn)
      // The first of each warms it up.
      if (i > 0) runs[name].push(one)
    }
  return runs
}

const rates = (runs: ReadonlyArray<Run>) => runs.map(({ rate }) => rate)
const late = (runs: ReadonlyArray<Run>) => runs.map(({ took }) => quantile(took, 0.99))

const linesOf = (callers: number, { each, group, ours }: Runs): ReadonlyArray<Line> => {
  const cause = callers === 1 ? causes.alone : causes.many
  const who = callers === 1 ? "one caller" : `${callers} callers at once`
  const rate = { what: `moves by ${who}`, unit: "requests/s", ours: rates(ours), cause } as const
  const best = callers === 1 ? each : group
  const bestName =
    callers === 1 ? "a bare server, one statement" : "a bare server, one statement for all that wait"
  return [
    line({
      ...rate,
      beside: { name: bestName, kind: "hand", runs: rates(best) },
      goal: { atLeast: 0.85 }
    }),
    ...(callers === 1
      ? []
      : [
          line({
            ...rate,
            beside: { name: "a bare server, one statement each", kind: "hand", runs: rates(each) },
            goal: { atLeast: 2 }
          })
        ]),
    line({
      what: `99 of 100 moves by ${who}`,
      unit: "ms",
      ours: late(ours),
      beside: { name: bestName, kind: "hand", runs: late(best) },
      goal: { atMost: 1.5 },
      cause
    })
  ]
}

export const moves: Benchmark["run"] = async ({ say, size = 32 }) => {
  say("starting PostgreSQL and three servers on it")
  const postgres = await startPostgres()
  const ours = workshop()
  const own = (name: string) => Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href
  const db = new Client({ connectionString: postgres.url })
  await db.connect()
  await db.query("create database each")
  await db.query("create database grouped")
  await db.end()
  const [each, group] = [await handServer(own("each"), "each"), await handServer(own("grouped"), "group")]
  const counts = [
    await counted(postgres.url, "select count(*) as n from event where tag = 'DealMoved'"),
    await counted(own("each"), "select count(*) as n from hand_event"),
    await counted(own("grouped"), "select count(*) as n from hand_event")
  ]
  try {
    const weir = await ours.started({ DATABASE_URL: postgres.url, LOG_LEVEL: "warn" })
    const email = /Sign in as admin +(\S+)/.exec(weir.output())?.[1] ?? ""
    const headers = await visit(weir.url, email, demoPassword)
    const places: Places = {
      ours: await atWeir(weir.url, headers, counts[0]!.made),
      each: atHand(each.url, counts[1]!.made),
      group: atHand(group.url, counts[2]!.made)
    }
    const checked = [
      await nothingLost("Weir", places.ours),
      await nothingLost("the server of one statement each", places.each),
      await nothingLost("the server of one statement for all", places.group)
    ]
    const lines: Array<Line> = []
    for (const callers of [1, size]) {
      say(`${callers} callers`)
      lines.push(...linesOf(callers, await alternately(places, callers)))
    }
    return {
      checked,
      size: `deals of the demo company, ${size} callers; PostgreSQL waits for its disk`,
      lines
    }
  } finally {
    each.stop()
    group.stop()
    ours.clear()
    for (const count of counts) await count?.end()
    await postgres.stop()
  }
}
