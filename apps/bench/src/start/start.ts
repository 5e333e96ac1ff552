// How long is it from npm start to the first number?
import { fork, spawn } from "node:child_process"
import { once } from "node:events"
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { pathToFileURL } from "node:url"
import { PGlite } from "@electric-sql/pglite"
import { type BuiltServer, builtServer } from "@weir/console/browser/weir"
import { multiplied } from "../catchup/history.ts"
import { agree, type Benchmark, WrongAnswer } from "../frame/Benchmark.ts"
import { line } from "../frame/compare.ts"
import { npmStart, type Started } from "./npmStart.ts"

const causes = {
  load: "the cause is not known yet",
  cold: "a first start copies a hundred megabytes of files, opens them, and gives the company's two people their passwords, which is slow on purpose",
  warm: "of a history as short as this one every entry is read and entered into the sums in memory at the first question, where a longer one's sums of days are enough; signing in is slow on purpose",
  history: "what is summed in memory is read from the database at the first question"
}

const wonDeals =
  "select coalesce(sum(m1), 0)::int as n from entry where book = 'won-deals' and at < extract(epoch from now()) * 1000"

const servePath = ({ args }: BuiltServer): string =>
  pathToFileURL(join(dirname(args.at(-1) ?? ""), "serve.js")).href

const written = "@weir/api/start/serve"

/** Milliseconds until a process has loaded the server's modules: as they are written, or in one piece. */
const loaded = async (built?: BuiltServer): Promise<number> => {
  const begun = performance.now()
  const modules = built === undefined ? written : servePath(built)
  const flags = ["--input-type=module", "--eval", `await import(${JSON.stringify(modules)}); process.exit()`]
  const child = spawn(process.execPath, [...(built?.args.slice(0, -1) ?? []), ...flags], {
    cwd: import.meta.dirname,
    env: { ...process.env, ...built?.env },
    stdio: "inherit"
  })
  const [code] = (await once(child, "exit")) as [number]
  if (code !== 0) throw new WrongAnswer(`${modules} could not be loaded`)
  return performance.now() - begun
}

/** Milliseconds until hand-written code has answered, and what. */
const byHand = async (folder: string, kept: string, question: string, built?: BuiltServer) => {
  const begun = performance.now()
  const modules = built === undefined ? [] : [servePath(built)]
  const child = fork(join(import.meta.dirname, "handStart.ts"), [folder, kept, question, ...modules], {
    stdio: "inherit",
    execArgv: [...(built?.args.slice(0, -1) ?? [])],
    env: { ...process.env, ...built?.env }
  })
  const ended = once(child, "exit")
  try {
    const [port] = (await once(child, "message")) as [number]
    const { n } = (await (await fetch(`http://127.0.0.1:${port}/`)).json()) as { readonly n: number }
    return { number: performance.now() - begun, n }
  } finally {
    child.kill()
    await ended
  }
}

export const start: Benchmark["run"] = async ({ say, size = 50_000, turns = 7 }) => {
  const home = await mkdtemp(join(tmpdir(), "weir-bench-start-"))
  let made = 0
  const anew = async <A>(work: (folder: string) => Promise<A>): Promise<A> => {
    const folder = join(home, `anew-${(made += 1)}`)
    try {
      return await work(folder)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  try {
    const built = await builtServer()
    say("a first start, to have something to begin with")
    const [own, copy, long] = ["own", "copy", "long"].map((name) => join(home, name))
    if (own === undefined || copy === undefined || long === undefined) throw new Error("no folders")
    const first = await npmStart(own)
    await cp(join(own, "database"), copy, { recursive: true })
    await cp(own, long, { recursive: true })
    const db = await PGlite.create(copy)
    const kept = join(home, "company.tar")
    await writeFile(kept, new Uint8Array(await (await db.dumpDataDir("none")).arrayBuffer()))
    const [log] = (await db.query<{ readonly n: number }>("select max(seq)::int as n from event")).rows
    await db.close()
    const events = log?.n ?? 0
    const times = Math.max(2, Math.round(size / Math.max(1, events)))
    const larger = await PGlite.create(join(long, "database"))
    await larger.exec(multiplied(events, times))
    await larger.close()
    const again = await npmStart(own)
    const checked = [
      agree("the second start says of the past what the first said", again.won, first.won),
      agree(
        `and with ${times} histories it is ${times} times that`,
        (await npmStart(long)).won,
        first.won * times
      )
    ]
    if ((await byHand(copy, "", wonDeals)).n < first.won)
      throw new WrongAnswer("the copy for hand-written code lacks deals")

    say("in turns")
    const runs = {
      cold: [] as Array<Started>,
      warm: [] as Array<Started>,
      long: [] as Array<Started>,
      handCold: [] as Array<number>,
      handWarm: [] as Array<number>,
      handBuilt: [] as Array<number>,
      inOne: [] as Array<number>,
      asWritten: [] as Array<number>,
      initdb: [] as Array<number>
    }
    for (let i = 0; i < turns; i++) {
      runs.cold.push(await anew(npmStart))
      runs.handCold.push(await anew(async (folder) => (await byHand(folder, kept, wonDeals)).number))
      runs.initdb.push(await anew(async (folder) => (await byHand(folder, "", "select 1 as n")).number))
      runs.warm.push(await npmStart(own))
      runs.handWarm.push((await byHand(copy, "", wonDeals)).number)
      runs.handBuilt.push((await byHand(copy, "", wonDeals, built)).number)
      runs.inOne.push(await loaded(built))
      runs.asWritten.push(await loaded())
      runs.long.push(await npmStart(long))
    }
    const numbers = (started: ReadonlyArray<Started>) => started.map(({ number }) => number)
    const ready = (started: ReadonlyArray<Started>) => started.map(({ ready }) => ready)
    const cold = { what: "first start, to the first number", unit: "ms", ours: numbers(runs.cold) } as const
    const warm = { what: "a later start, to the first number", unit: "ms", ours: numbers(runs.warm) } as const
    const opened = {
      name: "the same modules, a database that is there, one statement",
      kind: "hand",
      runs: runs.handWarm
    } as const
    return {
      checked,
      size: `the demo company of ${events.toLocaleString("en-US")} events on PGlite`,
      lines: [
        line({
          what: "the server's modules loaded, in one piece",
          unit: "ms",
          ours: runs.inOne,
          beside: { name: "as they are written", kind: "bound", runs: runs.asWritten },
          goal: { atMost: 0.35 },
          cause: causes.load
        }),
        line({
          ...cold,
          beside: {
            name: "the same modules, a kept copy with the company in it, one statement",
            kind: "hand",
            runs: runs.handCold
          },
          goal: { atMost: 1.2 },
          cause: causes.cold
        }),
        line({
          ...cold,
          beside: {
            name: "the same modules, and an empty database made by initdb",
            kind: "peer",
            runs: runs.initdb
          },
          goal: { atMost: 1 / 1.4 },
          cause: causes.cold
        }),
        line({ ...warm, beside: opened, goal: { atMost: 1.5 }, cause: causes.warm }),
        line({
          ...warm,
          beside: {
            name: "the modules in one piece, a database that is there, one statement",
            kind: "hand",
            runs: runs.handBuilt
          },
          goal: null
        }),
        line({
          ...warm,
          what: "a later start, until the server says where it is",
          ours: ready(runs.warm),
          beside: opened,
          goal: null
        }),
        line({
          what: `a later start with ${(events * times).toLocaleString("en-US")} events`,
          unit: "ms",
          ours: numbers(runs.long),
          beside: { name: "with those of one company", kind: "bound", runs: numbers(runs.warm) },
          goal: { atMost: 2 },
          cause: causes.history
        })
      ]
    }
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}
