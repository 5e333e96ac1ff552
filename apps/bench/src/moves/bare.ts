// How is a bare server started? In a process of its own, with one of its ways.
import { fork } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"

export interface Bare {
  readonly url: string
  readonly stop: () => void
}

export const bare = async (
  way: "each" | "group" | "pglite" | "unit" | "emmett",
  place: string
): Promise<Bare> => {
  const child = fork(fileURLToPath(new URL("./bareServer.ts", import.meta.url)), [way, place], {
    stdio: "inherit"
  })
  const [port] = (await once(child, "message")) as [number]
  return { url: `http://127.0.0.1:${port}/`, stop: () => child.kill() }
}
