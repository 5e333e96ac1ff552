// How does the browser get the empty page? From files in memory, compressed, and under the headers that guard the console.
import { readdirSync, readFileSync } from "node:fs"
import { createServer } from "node:http"
import { extname, join, relative, sep } from "node:path"
import { once } from "node:events"
import type { AddressInfo } from "node:net"
import { gzipSync } from "node:zlib"
import { headersFor } from "@weir/api/http/headers"

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8"
}

export interface Served {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** A page that no other may reach into is drawn by a process of its own, which takes its time to begin: that is so for both. */
const guards = headersFor("/", {}, false)

export const servePage = async (folder: string): Promise<Served> => {
  const files = new Map<string, Buffer>(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name)
        return [`/${relative(folder, path).split(sep).join("/")}`, gzipSync(readFileSync(path))] as const
      })
  )
  const server = createServer((request, response) => {
    const path = request.url === "/" ? "/index.html" : (request.url ?? "")
    const file = files.get(path)
    if (file === undefined) return response.writeHead(404).end()
    const immutable = path.startsWith("/assets/")
    return response
      .writeHead(200, {
        ...guards,
        "content-type": types[extname(path)] ?? "application/octet-stream",
        "content-encoding": "gzip",
        "cache-control": immutable ? "public, max-age=31536000, immutable" : "no-cache"
      })
      .end(file)
  }).listen(0, "127.0.0.1")
  await once(server, "listening")
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, "close")
    }
  }
}
