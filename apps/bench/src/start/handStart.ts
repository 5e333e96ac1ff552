// What is the least that starts? The server's modules loaded, a database opened, and one number asked for over HTTP.
import { readFile } from "node:fs/promises"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { once } from "node:events"

process.on("disconnect", () => process.exit())

const [folder = "", kept] = process.argv.slice(2)
const question = process.argv[4] ?? "select 1 as n"
// The modules as they are written, or the server in one piece.
const modules = process.argv[5] ?? "@weir/api/start/serve"

const { PGlite } = await import("@electric-sql/pglite")
await import(modules)
const files = kept === undefined || kept === "" ? {} : { loadDataDir: new Blob([await readFile(kept)]) }
const db = await PGlite.create(folder, files)

const server = createServer((_, response) => {
  void db.query<{ readonly n: number }>(question).then(({ rows }) => {
    response.writeHead(200, { "content-type": "application/json" })
    response.end(JSON.stringify(rows[0]))
  })
})
await once(server.listen(0, "127.0.0.1"), "listening")
process.send?.((server.address() as AddressInfo).port)
