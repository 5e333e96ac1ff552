// What does the API's own layer cost for each request, beside a bare server and a known framework?
import { Agent, request } from "node:http"
import { once } from "node:events"
import { fork } from "node:child_process"
import { join } from "node:path"
import { startWeir } from "@weir/console/browser/weir"
import { agree, type Benchmark, WrongAnswer } from "../frame/Benchmark.ts"
import { line } from "../frame/compare.ts"

const callers = 32

interface Answer {
  readonly status: number
  readonly body: string
}

const call = (url: string, agent: Agent): Promise<Answer> =>
  new Promise((done, failed) => {
    const asked = request(url, { agent }, (response) => {
      let body = ""
      response.setEncoding("utf8").on("data", (chunk: string) => (body += chunk))
      response.on("end", () => done({ status: response.statusCode ?? 0, body }))
    })
    asked.on("error", failed)
    asked.end()
  })

/** Requests answered in a second, by so many callers who each ask again as soon as they are answered. */
const rate = async (url: string, milliseconds: number): Promise<number> => {
  const agent = new Agent({ keepAlive: true, maxSockets: callers })
  const until = performance.now() + milliseconds
  let answered = 0
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (performance.now() < until) {
        const { status } = await call(url, agent)
        if (status !== 200) throw new WrongAnswer(`${url} answered ${status} under load`)
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
  return { url: `http://127.0.0.1:${port}/`, stop: () => child.kill() }
}

export const http: Benchmark["run"] = async ({ say, size = 9 }) => {
  say("starting the servers")
  const [bare, framework, weir] = [await serve("node"), await serve("fastify"), await startWeir()]
  try {
    const agent = new Agent()
    const url = `${weir.url}/api/health`
    const expected = { status: 200, body: '{"status":"alive"}' }
    const checked = [
      agree("Weir answers the right thing", await call(url, agent), expected),
      agree("so does a bare server", await call(bare.url, agent), expected),
      agree("and fastify", await call(framework.url, agent), expected)
    ]
    agent.destroy()
    const runs = { ours: [] as Array<number>, node: [] as Array<number>, fastify: [] as Array<number> }
    for (let i = 0; i <= size; i++) {
      const [ours, node, fastify] = [
        await rate(url, 1500),
        await rate(bare.url, 1500),
        await rate(framework.url, 1500)
      ]
      // The first of each warms it up.
      if (i === 0) continue
      runs.ours.push(ours)
      runs.node.push(node)
      runs.fastify.push(fastify)
    }
    const sides = { what: `GET by ${callers} callers at once`, unit: "requests/s", ours: runs.ours } as const
    const cause =
      "each request is matched, limited, given an id and its headers, and run as an effect of its own; the callers share the machine"
    return {
      checked,
      size: `${size} turns`,
      lines: [
        line({
          ...sides,
          beside: { name: "node:http", kind: "hand", runs: runs.node },
          goal: { atLeast: 0.65 },
          cause
        }),
        line({ ...sides, beside: { name: "fastify", kind: "peer", runs: runs.fastify }, goal: null })
      ]
    }
  } finally {
    bare.stop()
    framework.stop()
    await weir.stop()
  }
}
