// How is a deal moved, at Weir and at the hand-written server? One request over a line that stays open, and what position of the log it led to.
import { Agent, request } from "node:http"
import type { Client } from "pg"
import { WrongAnswer } from "../frame/Benchmark.ts"
import type { HandMove } from "./handServer.ts"
import { monotonic } from "./monotonic.ts"

/** One change: when it was asked for, and the position of the log after it. */
export interface Moved {
  readonly begun: number
  readonly seq: number
}

export interface Mover {
  /** Where its readers listen. */
  readonly live: string
  readonly cookie: string
  readonly move: () => Promise<Moved>
}

export type Headers = Readonly<Record<string, string>>

interface Answer {
  readonly etag: string
  readonly body: string
}

const send = (agent: Agent, url: string, method: string, headers: Headers, body?: unknown): Promise<Answer> =>
  new Promise((done, failed) => {
    const sent = request(url, { method, agent, headers }, (answer) => {
      let text = ""
      answer.setEncoding("utf8").on("data", (piece: string) => (text += piece))
      answer.on("end", () =>
        answer.statusCode === 200
          ? done({ etag: answer.headers.etag ?? "", body: text })
          : failed(new WrongAnswer(`${method} ${url} answered ${answer.statusCode}: ${text.slice(0, 200)}`))
      )
    })
    sent.on("error", failed)
    sent.end(body === undefined ? undefined : JSON.stringify(body))
  })

interface Pipeline {
  readonly id: string
  readonly stages: ReadonlyArray<{ readonly id: string; readonly kind: string }>
}
interface Page {
  readonly items: ReadonlyArray<{ readonly id: string; readonly version: number }>
}

/** Moves deals of the demo company there and back between two open stages; `db` says which position each led to. */
export const weirMover = async (url: string, headers: Headers, db: Client): Promise<Mover> => {
  const agent = new Agent({ keepAlive: true })
  const get = async <A>(path: string): Promise<A> =>
    JSON.parse((await send(agent, `${url}/api${path}`, "GET", headers)).body) as A
  const [pipeline] = (await get<{ readonly pipelines: ReadonlyArray<Pipeline> }>("/workspace")).pipelines
  if (pipeline === undefined) throw new WrongAnswer("the demo company has no pipeline")
  const [here, there] = pipeline.stages.filter(({ kind }) => kind === "open")
  const { items } = await get<Page>(`/deals?pipeline=${pipeline.id}&stage=${here!.id}&limit=50`)
  if (items.length < 10) throw new WrongAnswer(`only ${items.length} deals are there to be moved`)
  const deals = items.map(({ id, version }) => ({ id, etag: `"v${version}"`, to: there!.id }))
  let turn = 0
  return {
    live: `${url}/api/live?period=month&sparing=places`,
    cookie: headers["cookie"] ?? "",
    move: async () => {
      const deal = deals[turn++ % deals.length]!
      const begun = monotonic()
      const { etag } = await send(
        agent,
        `${url}/api/deals/${deal.id}/move`,
        "POST",
        { ...headers, "if-match": deal.etag },
        { pipelineId: pipeline.id, stageId: deal.to, lossReasonId: null }
      )
      Object.assign(deal, { etag, to: deal.to === here!.id ? there!.id : here!.id })
      const { rows } = await db.query<{ readonly seq: string }>("select last_seq as seq from workspace")
      return { begun, seq: Number(rows[0]!.seq) }
    }
  }
}

export const handMover = (url: string): Mover => {
  const agent = new Agent({ keepAlive: true })
  let turn = 0
  return {
    live: `${url}/live`,
    cookie: "",
    move: async () => {
      const order: HandMove = { deal: turn % 100, to: Math.floor(turn / 100) % 2 === 0 ? "second" : "first" }
      turn += 1
      const begun = monotonic()
      const { body } = await send(agent, `${url}/move`, "POST", { "content-type": "application/json" }, order)
      return { begun, seq: (JSON.parse(body) as { readonly seq: number }).seq }
    }
  }
}
