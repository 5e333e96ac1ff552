// Who moves deals? Callers who each move one deal there and back, at Weir and at a bare server, as soon as the last move was durable.
import { Agent, request } from "node:http"
import { agree, WrongAnswer } from "../frame/Benchmark.ts"
import { quantile } from "../frame/compare.ts"

export interface Place {
  /** Moves the deal of a caller to its other stage. */
  readonly move: (caller: number) => Promise<void>
  /** How many moves there have been of all deals, as the database tells. */
  readonly made: () => Promise<number>
}

type Headers = Readonly<Record<string, string>>

const agent = new Agent({ keepAlive: true, maxSockets: 128 })

const send = <A>(url: string, method: string, headers: Headers, body?: unknown): Promise<A> =>
  new Promise((done, failed) => {
    const sent = request(url, { method, agent, headers }, (answer) => {
      let text = ""
      answer.setEncoding("utf8").on("data", (piece: string) => (text += piece))
      answer.on("end", () =>
        answer.statusCode === 200
          ? done(JSON.parse(text) as A)
          : failed(new WrongAnswer(`${method} ${url} answered ${answer.statusCode}: ${text.slice(0, 200)}`))
      )
    })
    sent.on("error", failed)
    sent.end(body === undefined ? undefined : JSON.stringify(body))
  })

interface Deal {
  readonly id: string
  readonly version: number
  readonly place: { readonly stageId: string }
}

interface History {
  readonly items: ReadonlyArray<{ readonly fact: { readonly _tag: string } }>
}

/**
 * At Weir: deals of the demo company go to its first open stage or to the second, and from one to the other. Where no database
 * can be asked how many moves there were, their histories tell.
 */
export const atWeir = async (url: string, headers: Headers, made?: () => Promise<number>): Promise<Place> => {
  const { pipelines } = await send<{
    readonly pipelines: ReadonlyArray<{
      readonly id: string
      readonly stages: ReadonlyArray<{ readonly id: string; readonly kind: string }>
    }>
  }>(`${url}/api/workspace`, "GET", headers)
  const [pipeline] = pipelines
  const [here, there] = pipeline!.stages.filter(({ kind }) => kind === "open").map(({ id }) => id)
  const { items } = await send<{ readonly items: ReadonlyArray<Deal> }>(
    `${url}/api/deals?pipeline=${pipeline!.id}&limit=200`,
    "GET",
    headers
  )
  const deals = items.map(({ id, place, version }) => ({
    id,
    version,
    to: place.stageId === there ? here : there
  }))
  const inHistories = async () => {
    let moves = 0
    for (const { id } of deals) {
      const { items } = await send<History>(`${url}/api/deals/${id}/events`, "GET", headers)
      moves += items.filter(({ fact }) => fact._tag === "DealMoved").length
    }
    return moves
  }
  return {
    made: made ?? inHistories,
    move: async (caller) => {
      const deal = deals[caller % deals.length]!
      const moved = await send<Deal>(
        `${url}/api/deals/${deal.id}/move`,
        "POST",
        {
          ...headers,
          "content-type": "application/json",
          "if-match": `"v${deal.version}"`,
          "idempotency-key": crypto.randomUUID()
        },
        { pipelineId: pipeline!.id, stageId: deal.to }
      )
      Object.assign(deal, { version: moved.version, to: deal.to === here ? there : here })
    }
  }
}

export const atHand = (url: string, made: () => Promise<number>): Place => {
  const deals = Array.from({ length: 1000 }, () => ({ version: 1, to: 1 }))
  return {
    made,
    move: async (caller) => {
      const deal = deals[caller]!
      const order = { deal: caller, to: deal.to, version: deal.version }
      const { version } = await send<Deal>(url, "POST", { "content-type": "application/json" }, order)
      Object.assign(deal, { version, to: 1 - deal.to })
    }
  }
}

/** How many moves a bare server tells of. */
export const madeByHand = async (url: string): Promise<number> =>
  (await send<{ readonly made: number }>(url, "GET", {})).made

export interface Run {
  /** Moves in a second. */
  readonly rate: number
  /** Of each move, in milliseconds. */
  readonly took: ReadonlyArray<number>
}

/** Every move that was answered is there, once. */
export const nothingLost = async (name: string, place: Place, callers: number): Promise<string> => {
  const before = await place.made()
  const { took } = await run(place, callers, 1000)
  return agree(
    `every move that ${name} answered is in the database, once`,
    (await place.made()) - before,
    took.length
  )
}

/** Each place in turn, so many times; a turn before them warms up, unless there is but one. */
export const alternately = async <Name extends string>(
  places: Readonly<Record<Name, Place>>,
  callers: number,
  turns: number
): Promise<Readonly<Record<Name, ReadonlyArray<Run>>>> => {
  const names = Object.keys(places) as unknown as ReadonlyArray<Name>
  const runs = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Array<Run>>
  for (let i = turns > 1 ? 0 : 1; i <= turns; i++)
    for (const name of names) {
      const one = await run(places[name], callers, 1000)
      if (i > 0) runs[name].push(one)
    }
  return runs
}

export const rates = (runs: ReadonlyArray<Run>) => runs.map(({ rate }) => rate)
/** Of each run, how long 99 of 100 moves took at most, or half of them. */
export const late = (runs: ReadonlyArray<Run>, share = 0.99) => runs.map(({ took }) => quantile(took, share))

/** So many callers move their deals for so long. */
const run = async ({ move }: Place, callers: number, milliseconds: number): Promise<Run> => {
  const until = performance.now() + milliseconds
  const took: Array<number> = []
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      while (performance.now() < until) {
        const begun = performance.now()
        await move(caller)
        took.push(performance.now() - begun)
      }
    })
  )
  return { rate: (took.length * 1000) / milliseconds, took }
}
