// How does the benchmark talk to the process that reads along?
import { fork } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import type { Order, Report } from "./readers.ts"

export interface Crowd {
  readonly open: (url: string, cookie: string, many: number) => Promise<void>
  /** When each reader had a state of this position, by the clock of `monotonic`. */
  readonly wait: (url: string, seq: number) => Promise<ReadonlyArray<number>>
  readonly shake: (url: string, on: boolean) => Promise<void>
  readonly report: (url: string) => Promise<Report>
  readonly close: (url: string) => Promise<void>
  readonly stop: () => void
}

interface Reply {
  readonly id: number
  readonly answer?: unknown
  readonly wrong?: string
}

export const crowd = async (): Promise<Crowd> => {
  const child = fork(join(import.meta.dirname, "readers.ts"), { stdio: "inherit" })
  await once(child, "message")
  const waiting = new Map<number, (reply: Reply) => void>()
  child.on("message", (reply: Reply) => {
    waiting.get(reply.id)?.(reply)
    waiting.delete(reply.id)
  })
  child.once("exit", (code) => {
    for (const [id, answer] of waiting) answer({ id, wrong: `the readers ended with ${String(code)}` })
  })
  let last = 0
  const ask = <Answer>(order: Order): Promise<Answer> =>
    new Promise((done, failed) => {
      const id = ++last
      waiting.set(id, ({ answer, wrong }) =>
        wrong === undefined ? done(answer as Answer) : failed(new Error(wrong))
      )
      child.send({ id, order })
    })
  return {
    open: (url, cookie, many) => ask({ do: "open", url, cookie, many }),
    wait: (url, seq) => ask({ do: "wait", url, seq }),
    shake: (url, on) => ask({ do: "shake", url, on }),
    report: (url) => ask({ do: "report", url }),
    close: (url) => ask({ do: "close", url }),
    stop: () => child.kill()
  }
}
