// What is the least that answers the same? A bare server, or fastify, in a process of its own.
import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { fastify } from "fastify"

const answer = { status: "alive" }

const portOf = async (kind: string | undefined): Promise<number> => {
  if (kind === "fastify") {
    const server = fastify()
    server.get("/", () => answer)
    await server.listen({ port: 0, host: "127.0.0.1" })
    return (server.server.address() as AddressInfo).port
  }
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "application/json" })
    response.end(JSON.stringify(answer))
  }).listen(0, "127.0.0.1")
  await once(server, "listening")
  return (server.address() as AddressInfo).port
}

process.send?.(await portOf(process.argv[2]))
process.on("disconnect", () => process.exit())
