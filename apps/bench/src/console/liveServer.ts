// How does a page hear more than an office ever says? A door before the real Weir, with a live stream of its own.
import { once } from "node:events"
import { createServer, request as ask, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { differsOf, type Parts, partsOf, wholeOf } from "@weir/api/live/parts"
import type { State } from "./liveStates.ts"

export interface LiveServer {
  readonly url: string
  /** Sends so many states a second for so long, and says how many it sent. */
  readonly burst: (states: ReadonlyArray<State>, perSecond: number, milliseconds: number) => Promise<number>
  readonly stop: () => Promise<void>
}

/** Everything but the live stream is asked of the real one, at `target`. */
export const liveServer = async (target: string): Promise<LiveServer> => {
  const readers = new Set<ServerResponse>()
  const { hostname, port } = new URL(target)
  const server = createServer((request, response) => {
    if (request.url?.startsWith("/api/live")) {
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" })
      response.write(": here\n\n")
      readers.add(response)
      response.on("close", () => readers.delete(response))
      return
    }
    const { headers, method = "GET", url: path = "/" } = request
    const passed = ask({ hostname, port, path, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    passed.on("error", () => response.destroy())
    request.pipe(passed)
  }).listen(0, "127.0.0.1")
  await once(server, "listening")
  let seq = 10_000_000
  let last: Parts | undefined
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    burst: async (states, perSecond, milliseconds) => {
      const begun = performance.now()
      let sent = 0
      for (;;) {
        const passed = performance.now() - begun
        if (passed >= milliseconds) return sent
        const due = Math.floor((Math.min(passed, milliseconds) / 1000) * perSecond) + 1
        for (; sent < due; sent++) {
          seq += 1
          const state = partsOf({ ...states[sent % states.length]!, seq } as never)
          const [event, data] =
            last === undefined ? ["dashboard", wholeOf(state)] : ["differs", differsOf(last, state)]
          last = state
          for (const reader of readers) reader.write(`id: ${seq}\nevent: ${event}\ndata: ${data}\n\n`)
        }
        await new Promise((resolve) => setTimeout(resolve, 1000 / perSecond / 2))
      }
    },
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, "close")
    }
  }
}
