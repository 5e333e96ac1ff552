// How soon does a change reach those who look at a dashboard, and does it reach all of them?
import { fork } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { visit, workshop } from "@weir/api/testing/processes"
import { demoPassword } from "@weir/api/start/demo"
import { startPostgres } from "@weir/house/postgres/startPostgres"
import { Client } from "pg"
import { type Benchmark, type Line, WrongAnswer } from "../frame/Benchmark.ts"
import { line, median, quantile } from "../frame/compare.ts"
import { type Crowd, crowd } from "./crowd.ts"
import { hop } from "./hop.ts"
import { handMover, type Mover, weirMover } from "./movers.ts"

/** A reader is sent a state every 50 ms at most: nothing that is measured begins within that of the last one. */
const rest = () => new Promise((done) => setTimeout(done, 60 + Math.random() * 20))

const causes = {
  push: "the move itself is several statements, and of the numbers those whose sums it changed, or that look at the clock, are read anew: the funnel and the forecast go through all deals",
  hop: "the other process is woken at once, but reads the entries, the numbers and what happened for itself",
  many: "before one is told, the numbers that the move changed are read anew; then each gets two kilobytes, where by hand it is a tenth of one"
}

/** What came of the changes of a turn: from before each was asked for until each reader had the state that shows it. */
interface Latencies {
  readonly all: ReadonlyArray<number>
  /** Of each change, when the last reader had it. */
  readonly last: ReadonlyArray<number>
}

const turn = async (crowd: Crowd, { live, move }: Mover, changes: number): Promise<Latencies> => {
  const [all, last]: [Array<number>, Array<number>] = [[], []]
  for (let i = 0; i < changes; i++) {
    await rest()
    const { begun, seq } = await move()
    const times = (await crowd.wait(live, seq)).map((at) => at - begun)
    all.push(...times)
    last.push(Math.max(...times))
  }
  return { all, last }
}

type Turns<Name extends string> = Readonly<Record<Name, ReadonlyArray<Latencies>>>

const alternately = async <Name extends string>(
  crowd: Crowd,
  movers: Readonly<Record<Name, Mover>>,
  changes: number,
  turns: number
): Promise<Turns<Name>> => {
  const names = Object.keys(movers) as Array<Name>
  const runs = Object.fromEntries(names.map((name) => [name, [] as Array<Latencies>])) as Record<
    Name,
    Array<Latencies>
  >
  for (let i = turns > 1 ? 0 : 1; i <= turns; i++) {
    for (const name of names) {
      const latencies = await turn(crowd, movers[name], changes)
      // The first of each warms it up.
      if (i > 0) runs[name].push(latencies)
    }
  }
  return runs
}

const listening = async (crowd: Crowd, movers: ReadonlyArray<Mover>, many: number): Promise<void> => {
  for (const { cookie, live } of movers) await crowd.open(live, cookie, many)
  // A state each, before anything is measured.
  for (const mover of movers) await crowd.wait(mover.live, (await mover.move()).seq)
}

const leaving = async (crowd: Crowd, movers: ReadonlyArray<Mover>): Promise<void> => {
  for (const { live } of movers) await crowd.close(live)
}

/** A hundred readers whose lines are cut all the time: nothing may be lost, and nothing told out of order. */
const shaken = async (crowd: Crowd, mover: Mover): Promise<string> => {
  await listening(crowd, [mover], 100)
  const before = await crowd.report(mover.live)
  await crowd.shake(mover.live, true)
  let seq = 0
  const changes = 30
  for (let i = 0; i < changes; i++) {
    seq = (await mover.move()).seq
    await new Promise((done) => setTimeout(done, 40))
  }
  await crowd.shake(mover.live, false)
  await crowd.wait(mover.live, seq)
  const { backwards, heard, reconnects, states } = await crowd.report(mover.live)
  const cut = reconnects - before.reconnects
  if (heard - before.heard < changes || backwards > 0 || cut === 0)
    throw new WrongAnswer(
      `of ${changes} changes a reader heard of ${heard - before.heard}, ${backwards} states came too late, after ${cut} reconnects`
    )
  await leaving(crowd, [mover])
  return `100 readers heard of all ${changes} changes in order through ${cut} reconnects${states.length === 1 ? ", and all show the same" : ""}`
}

const linesOf = (many: number, { hand, ours }: Turns<"ours" | "hand">): ReadonlyArray<Line> =>
  ([0.5, 0.99] as const).map((share) => {
    const of = (runs: ReadonlyArray<Latencies>) => runs.map(({ all }) => quantile(all, share))
    return line({
      what: `a change at ${many.toLocaleString("en-US")} ${many === 1 ? "reader" : "readers"}, ${share === 0.5 ? "half of them" : "99 of 100"}`,
      unit: "ms",
      ours: of(ours),
      beside: { name: "a bare server with what it prepared", kind: "hand", runs: of(hand) },
      goal: { atMost: 1.5 },
      cause: many > 1 ? causes.many : causes.push
    })
  })

export const push: Benchmark["run"] = async ({ say, size = 12, turns = 7 }) => {
  say("starting PostgreSQL and two servers on it")
  const postgres = await startPostgres()
  const ours = workshop()
  const readers = await crowd()
  const db = new Client({ connectionString: postgres.url })
  await db.connect()
  await db.query("create database hand")
  const handUrl = Object.assign(new URL(postgres.url), { pathname: "/hand" }).href
  const bare = fork(join(import.meta.dirname, "handServer.ts"), [handUrl], { stdio: "inherit" })
  try {
    const [port] = (await once(bare, "message")) as [number]
    const env = { DATABASE_URL: postgres.url, LOG_LEVEL: "warn" }
    const weir = await ours.started(env)
    const second = await ours.started(env)
    const email = /Sign in as admin +(\S+)/.exec(weir.output())?.[1] ?? ""
    const headers = await visit(weir.url, email, demoPassword)
    const near = await weirMover(weir.url, headers, db)
    const far = { ...near, live: near.live.replace(weir.url, second.url) }
    const hand = handMover(`http://127.0.0.1:${port}`)
    const checked = [await shaken(readers, near)]

    const runs = new Map<number, Turns<"ours" | "hand">>()
    const lines: Array<Line> = []
    for (const many of [1, 100, 1000] as const) {
      say(`${many} readers`)
      const changes = Math.max(1, Math.round(size / { 1: 1, 100: 3, 1000: 12 }[many]))
      await listening(readers, [near, hand], many)
      const run = await alternately(readers, { ours: near, hand }, changes, turns)
      runs.set(many, run)
      const told = await readers.report(near.live)
      if (told.backwards > 0) throw new WrongAnswer(`${told.backwards} states came after newer ones`)
      await leaving(readers, [near, hand])
      lines.push(...linesOf(many, run))
    }
    checked.push("so did 1, 100 and 1,000 readers of all that was measured")

    const halves = (many: number) => runs.get(many)!.ours.map(({ all }) => median(all))
    const each = (many: number) => runs.get(many)!.ours.map(({ last }) => median(last) / many)
    lines.push(
      line({
        what: "a change at 1 reader, half of them",
        unit: "ms",
        ours: halves(1),
        beside: { name: "half of what Electric publishes", kind: "bound", runs: [3] },
        goal: { atMost: 1 },
        cause: causes.push
      }),
      line({
        what: "until the last of 1,000 has it, for each reader",
        unit: "ms",
        ours: each(1000),
        beside: { name: "of 100", kind: "bound", runs: each(100) },
        goal: { atMost: 1.2 },
        cause: causes.many
      })
    )
    say("a reader at another process")
    await listening(readers, [near, far], 1)
    const both = await alternately(readers, { near, far }, 2, turns)
    const more = both.far.map(({ all }, i) => Math.max(0.01, median(all) - median(both.near[i]!.all)))
    lines.push(
      line({
        what: "the way to a reader at another process, beyond that to one here",
        unit: "ms",
        ours: more,
        beside: {
          name: "LISTEN and NOTIFY of PostgreSQL",
          kind: "hand",
          runs: await hop(postgres.url, turns)
        },
        goal: { atMost: 2 },
        cause: causes.hop
      })
    )
    return {
      checked,
      size: `${size} changes a turn of the demo company's deals on PostgreSQL, fewer where there are many readers; all numbers are looked at`,
      lines
    }
  } finally {
    readers.stop()
    bare.kill()
    ours.clear()
    await db.end().catch(() => undefined)
    await postgres.stop()
  }
}
