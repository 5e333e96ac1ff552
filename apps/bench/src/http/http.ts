// What does the API's own layer cost for each request, beside a bare server and a known framework?
import { Agent, request } from "node:http"
import { once } from "node:events"
import { fork } from "node:child_process"
import { join } from "node:path"
import { startWeir } from "@weir/console/browser/weir"
import { agree, type Benchmark, WrongAnswer } from "../frame/Benchmark.ts"
import { line } from "../frame/compare.ts"
import { inTurns } from "../frame/turns.ts"

const callers = 32
/** In milliseconds: shorter turns of one and the same server lay too far apart to judge by. */
const turnMs = 2500

interface Answer {
  readonly status: number
  readonly body: string
}

/** What every one of the callers asks, and how it is answered. */
interface Asked {
  readonly path: string
  /** Sent as JSON; a question without one is a GET. */
  readonly body?: string
  readonly status: number
}

const call = (url: string, agent: Agent, { body, path }: Asked): Promise<Answer> =>
  new Promise((done, failed) => {
    const options =
      body === undefined
        ? { agent }
        : {
            agent,
            method: "POST",
            headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body) }
          }
    const asked = request(`${url}${path}`, options, (response) => {
      let body = ""
      response.setEncoding("utf8").on("data", (chunk: string) => (body += chunk))
      response.on("end", () => done({ status: response.statusCode ?? 0, body }))
    })
    asked.on("error", failed)
    asked.end(body)
  })

/** Requests answered in a second, by so many callers who each ask again as soon as they are answered. */
const rate = async (url: string, asked: Asked, milliseconds: number): Promise<number> => {
  const agent = new Agent({ keepAlive: true, maxSockets: callers })
  const until = performance.now() + milliseconds
  let answered = 0
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (performance.now() < until) {
        const { status } = await call(url, agent, asked)
        if (status !== asked.status) throw new WrongAnswer(`${url} answered ${status} under load`)
        answered += 1
      }
    })
  )
  agent.destroy()
  return (answered * 1000) / milliseconds
}

/** A server of its own process, which says where it is. */
const serve = async (kind: "node" | "fastify") => {
  const child = fork(join(import.meta.dirname, "server.ts"), [kind], { stdio: "inherit" })
  const [port] = (await once(child, "message")) as [number]
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill() }
}

interface Kind extends Omit<Asked, "path"> {
  /** Where Weir takes it, and where the others do. */
  readonly weir: string
  readonly others: string
}
const get: Kind = { weir: "/api/health", others: "/", status: 200 }
/** Without an e-mail address: refused before anybody looks who that is. */
const post: Kind = {
  weir: "/api/session",
  others: "/",
  status: 400,
  body: JSON.stringify({ password: "over the weir" })
}

export const http: Benchmark["run"] = async ({ say, turns = 7 }) => {
  say("starting the servers")
  const [bare, framework, weir] = [await serve("node"), await serve("fastify"), await startWeir()]
  try {
    const agent = new Agent()
    const answer = async (url: string, path: string, kind: Kind) => {
      const { body, status } = await call(url, agent, { ...kind, path })
      return { status, about: /alive|email/.exec(body)?.[0] ?? body }
    }
    const checked: Array<string> = []
    for (const [kind, about, said] of [
      [get, "alive", "a question"],
      [post, "email", "a wrong body, by the name of its field"]
    ] as const) {
      const expected = { status: kind.status, about }
      for (const [who, url, path] of [
        ["Weir", weir.url, kind.weir],
        ["a bare server", bare.url, kind.others],
        ["fastify", framework.url, kind.others]
      ] as const)
        checked.push(agree(`${who} answers ${said}`, await answer(url, path, kind), expected))
    }
    agent.destroy()
    const turn = (url: string, path: string, kind: Kind) => () => rate(url, { ...kind, path }, turnMs)
    const runs = await inTurns(
      {
        get: turn(weir.url, get.weir, get),
        nodeGet: turn(bare.url, get.others, get),
        fastifyGet: turn(framework.url, get.others, get),
        post: turn(weir.url, post.weir, post),
        nodePost: turn(bare.url, post.others, post),
        fastifyPost: turn(framework.url, post.others, post)
      },
      { turns }
    )
    const asking = {
      what: `GET by ${callers} callers at once`,
      unit: "requests/s",
      ours: runs.get,
      cause:
        "each request is matched, limited, given an id and its headers, and run as an effect of its own; the callers share the machine"
    } as const
    const sending = {
      what: `POST with a body that is checked and refused, by ${callers} callers`,
      unit: "requests/s",
      ours: runs.post,
      cause:
        "all of what a GET costs; besides, a refusal is a typed problem with the field, the reason and an id"
    } as const
    return {
      checked,
      size: `${turns} turns`,
      lines: [
        line({
          ...asking,
          beside: { name: "node:http", kind: "hand", runs: runs.nodeGet },
          goal: { atLeast: 0.65 }
        }),
        line({ ...asking, beside: { name: "fastify", kind: "peer", runs: runs.fastifyGet }, goal: null }),
        line({
          ...sending,
          beside: { name: "node:http", kind: "hand", runs: runs.nodePost },
          goal: { atLeast: 0.5 }
        }),
        line({
          ...sending,
          beside: { name: "fastify with a schema", kind: "peer", runs: runs.fastifyPost },
          goal: { atLeast: 0.65 }
        })
      ]
    }
  } finally {
    bare.stop()
    framework.stop()
    await weir.stop()
  }
}
