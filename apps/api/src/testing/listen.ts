// What does a live stream say to somebody who listens? For tests.
import { request } from "node:http"
import type { Serving, Visitor } from "./serving.ts"

interface Heard {
  readonly event: string
  readonly id: string
  readonly data: ReturnType<typeof JSON.parse>
}

/** Opens the stream and collects what it says. */
export const listen = (
  served: Pick<Serving, "url">,
  visitor: Visitor,
  query = "period=month",
  headers: Record<string, string> = {}
) => {
  const heard: Array<Heard> = []
  const comments: Array<string> = []
  let wake = () => {}
  let [opened, ended] = [false, false]
  const sent = request(
    `${served.url}/api/live?${query}`,
    { headers: { cookie: visitor.cookie, ...headers } },
    (answer) => {
      let rest = ""
      answer.setEncoding("utf8")
      answer.on("data", (piece: string) => {
        opened = true
        const blocks = (rest + piece).split("\n\n")
        rest = blocks.pop() ?? ""
        for (const block of blocks) {
          const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1] ?? ""
          if (block.startsWith(":")) comments.push(block)
          else if (field("event") !== "")
            heard.push({ event: field("event"), id: field("id"), data: JSON.parse(field("data")) })
        }
        wake()
      })
      answer.on("close", () => ((ended = true), wake()))
    }
  )
  sent.on("error", () => ((ended = true), wake()))
  sent.end()
  const until = (what: () => boolean, ms = 5000) =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`waited in vain; heard ${heard.map((h) => `${h.event} ${h.id}`).join(", ")}`)),
        ms
      )
      wake = () => {
        if (!what()) return
        clearTimeout(timer)
        resolve()
      }
      wake()
    })
  const dashboards = () => heard.filter((h) => h.event === "dashboard")
  return {
    heard,
    comments,
    dashboards,
    until,
    hasOpened: () => opened,
    hasEnded: () => ended,
    close: () => sent.destroy()
  }
}
