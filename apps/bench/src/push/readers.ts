// Who reads along? So many open live streams in a process of their own, each with the state that it has been told of.
import { Agent, type ClientRequest, request } from "node:http"
import { nothingShown, type Shown, shownAfter } from "@weir/api/testing/told"
import { monotonic } from "./monotonic.ts"

/** What this process is asked for. */
export type Order =
  | { readonly do: "open"; readonly url: string; readonly cookie: string; readonly many: number }
  /** Waits until each has a state of this position, and says when each had it. */
  | { readonly do: "wait"; readonly url: string; readonly seq: number }
  /** Cuts the lines of a third of them, again and again; they come back with what they had. */
  | { readonly do: "shake"; readonly url: string; readonly on: boolean }
  | { readonly do: "report"; readonly url: string }
  | { readonly do: "close"; readonly url: string }

export interface Report {
  /** How many changes the one who heard of the fewest has heard of. */
  readonly heard: number
  /** How often one was told of an older state after a newer one. */
  readonly backwards: number
  readonly reconnects: number
  /** The states of all, as JSON; one where all have the same. */
  readonly states: ReadonlyArray<string>
}

interface Told {
  readonly seq: number
  readonly more?: number
  readonly readings?: Shown["readings"]
  readonly stage?: string
  readonly from?: string
}

class Reader {
  readonly #url: string
  readonly #cookie: string
  readonly #agent: Agent
  readonly #tell: () => void
  #line: ClientRequest | undefined
  #last: string | undefined
  #closed = false
  /** Changes that came before a state that has not come yet. */
  #announced = 0
  /** Positions and when each was reached. */
  reached: Array<readonly [seq: number, at: number]> = []
  /** Whether anything was said yet: a state, or that there is nothing new. */
  greeted = false
  seq = 0
  heard = 0
  backwards = 0
  reconnects = 0
  state: Shown = nothingShown

  constructor(url: string, cookie: string, agent: Agent, tell: () => void) {
    this.#url = url
    this.#cookie = cookie
    this.#agent = agent
    this.#tell = tell
    this.#open()
  }

  #open(): void {
    if (this.#closed) return
    this.#announced = 0
    const headers = {
      cookie: this.#cookie,
      ...(this.#last === undefined ? {} : { "last-event-id": this.#last })
    }
    const line = request(this.#url, { headers, agent: this.#agent }, (answer) => {
      if (answer.statusCode !== 200) throw new Error(`${this.#url} answered ${answer.statusCode}`)
      let rest = ""
      answer.setEncoding("utf8").on("data", (piece: string) => {
        const blocks = (rest + piece).split("\n\n")
        rest = blocks.pop() ?? ""
        for (const block of blocks) this.#take(block)
      })
    })
    line.on("error", () => undefined)
    line.on("close", () => {
      if (line !== this.#line) return
      this.reconnects += 1
      setTimeout(() => this.#open(), 20)
    })
    this.#line = line.end()
  }

  #take(block: string): void {
    const fields = new Map(
      block.split("\n").map((row) => [row.slice(0, row.indexOf(": ")), row.slice(row.indexOf(": ") + 2)])
    )
    const event = fields.get("event")
    this.greeted ||= event !== undefined || block.startsWith(":")
    if (event === undefined) return this.#tell()
    const told = JSON.parse(fields.get("data") ?? "null") as Told
    if (event === "change") {
      this.#announced += 1 + (told.more ?? 0)
      return
    }
    if (told.seq < this.seq) this.backwards += 1
    if (event === "posting") {
      this.#announced = 1
      const readings = { ...this.state.readings }
      for (const [stage, by] of [
        [told.stage, 1],
        [told.from, -1]
      ] as const)
        readings[stage ?? ""] = Number(readings[stage ?? ""] ?? 0) + by
      this.state = { readings, answers: [] }
    } else this.state = shownAfter(this.state, event, told)
    this.seq = told.seq
    this.#last = fields.get("id") ?? this.#last
    this.heard += this.#announced
    this.#announced = 0
    this.reached.push([told.seq, monotonic()])
    this.#tell()
  }

  cut(): void {
    this.#line?.destroy()
  }

  close(): void {
    this.#closed = true
    const line = this.#line
    this.#line = undefined
    line?.destroy()
  }
}

interface Group {
  readonly readers: Array<Reader>
  readonly agent: Agent
  /** Looks whether what is waited for has come. */
  look: () => void
  looking: NodeJS.Immediate | undefined
  shaking: NodeJS.Timeout | undefined
}

const groups = new Map<string, Group>()

const groupAt = (url: string): Group => {
  const group = groups.get(url)
  if (group === undefined) throw new Error(`nobody reads ${url}`)
  return group
}

/** When each of them had a state of this position. */
const arrivals = async (group: Group, seq: number): Promise<ReadonlyArray<number>> => {
  const late = () => group.readers.filter((reader) => reader.seq < seq).length
  await until(
    group,
    () => late() === 0,
    () => `${late()} of ${group.readers.length} readers did not hear of ${seq}`
  )
  return group.readers.map((reader) => {
    const at = reader.reached.find(([reached]) => reached >= seq)?.[1] ?? Infinity
    reader.reached = []
    return at
  })
}

/** In waves: people do not come all in the same moment. */
const open = async ({ cookie, many, url }: Extract<Order, { do: "open" }>): Promise<void> => {
  const agent = new Agent({ maxSockets: Infinity })
  const group: Group = { readers: [], agent, look: () => undefined, looking: undefined, shaking: undefined }
  // Once for all that came together: looking at a thousand readers takes its time.
  const tell = () =>
    (group.looking ??= setImmediate(() => {
      group.looking = undefined
      group.look()
    }))
  groups.set(url, group)
  while (group.readers.length < many) {
    const wave = Math.min(25, many - group.readers.length)
    for (let i = 0; i < wave; i++) group.readers.push(new Reader(url, cookie, agent, tell))
    await until(
      group,
      () => group.readers.every(({ greeted }) => greeted),
      () => "a wave of readers heard nothing"
    )
  }
}

const until = (group: Group, done: () => boolean, complaint: () => string): Promise<void> =>
  new Promise((resolve, failed) => {
    const giveUp = setTimeout(() => failed(new Error(complaint())), 90_000)
    group.look = () => {
      if (!done()) return
      clearTimeout(giveUp)
      group.look = () => undefined
      resolve()
    }
    group.look()
  })

const shake = (group: Group, on: boolean): void => {
  clearInterval(group.shaking)
  if (!on) return
  let turn = 0
  group.shaking = setInterval(() => {
    turn += 1
    for (const [i, reader] of group.readers.entries()) if (i % 3 === turn % 3) reader.cut()
  }, 400)
}

const report = ({ readers }: Group): Report => ({
  heard: Math.min(...readers.map(({ heard }) => heard)),
  backwards: readers.reduce((sum, { backwards }) => sum + backwards, 0),
  reconnects: readers.reduce((sum, { reconnects }) => sum + reconnects, 0),
  states: [...new Set(readers.map(({ state }) => JSON.stringify(Object.entries(state.readings).sort())))]
})

const obeyed = async (order: Order): Promise<unknown> => {
  if (order.do === "open") return open(order)
  const group = groupAt(order.url)
  switch (order.do) {
    case "wait":
      return arrivals(group, order.seq)
    case "shake":
      return shake(group, order.on)
    case "report":
      return report(group)
    case "close":
      for (const reader of group.readers) reader.close()
      group.agent.destroy()
      groups.delete(order.url)
      return undefined
  }
}

process.on("message", ({ id, order }: { readonly id: number; readonly order: Order }) => {
  obeyed(order).then(
    (answer) => process.send?.({ id, answer }),
    (cause: unknown) => process.send?.({ id, wrong: String(cause) })
  )
})
process.on("disconnect", () => process.exit())
process.send?.("here")
