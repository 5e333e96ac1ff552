// How is a server asked when connections break? One connection a request, which can be cut, and asking again until there is an answer.
import { request } from "node:http"
import { pause } from "@weir/api/testing/processes"
import type { Visitor } from "@weir/api/testing/serving"

export interface Answered {
  readonly status: number
  readonly text: string
}

export interface Question {
  readonly method: string
  readonly path: string
  readonly json?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** All requests that are under way; any of them may be cut. */
export const askingAs = (visitor: Visitor) => {
  const underWay = new Set<() => void>()
  /** Null when the connection broke before the answer was there. */
  const once = (url: string, { headers = {}, json, method, path }: Question): Promise<Answered | null> =>
    new Promise((resolve) => {
      const body = json === undefined ? undefined : JSON.stringify(json)
      const sent = request(url + path, {
        method,
        agent: false,
        headers: {
          cookie: visitor.cookie,
          "x-csrf-token": visitor.csrf,
          ...(body === undefined
            ? {}
            : { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) }),
          ...headers
        }
      })
      const cut = () => void sent.destroy()
      underWay.add(cut)
      const end = (answer: Answered | null) => {
        underWay.delete(cut)
        resolve(answer)
      }
      sent.on("error", () => end(null))
      sent.on("response", (response) => {
        let text = ""
        response.setEncoding("utf8")
        response.on("data", (piece: string) => (text += piece))
        response.on("error", () => end(null))
        response.on("close", () => end(response.complete ? { status: response.statusCode ?? 0, text } : null))
      })
      sent.end(body)
    })
  /** Asks again after a broken connection or a failure of the server, as a careful program does; gives up in the end. */
  const untilAnswered = async (
    url: () => string,
    question: Question,
    again: (why: "cut" | "failed") => void = () => {},
    most = 30
  ): Promise<Answered> => {
    for (let attempt = 1; ; attempt++) {
      const answer = await once(url(), question)
      if (answer !== null && answer.status < 500) return answer
      again(answer === null ? "cut" : "failed")
      if (attempt === most) return answer ?? { status: 0, text: "no answer" }
      await pause(Math.min(500, 10 * attempt))
    }
  }
  return {
    once,
    untilAnswered,
    cut: (which: () => boolean) => {
      let many = 0
      for (const cut of underWay) {
        if (!which()) continue
        cut()
        many++
      }
      return many
    }
  }
}
