// What is the least that answers the same? A bare server, or fastify, in a process of its own.
import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { fastify } from "fastify"

const answer = { status: "alive" }
const longest = 1000
const fields = ["email", "password"]
const schema = {
  body: {
    type: "object",
    required: fields,
    properties: Object.fromEntries(fields.map((name) => [name, { type: "string", maxLength: longest }]))
  }
}

const problemOf = (body: Readonly<Record<string, unknown>>): string | undefined => {
  const wrong = fields.find((name) => {
    const value = body[name]
    return typeof value !== "string" || value.length > longest
  })
  return wrong === undefined ? undefined : `${wrong} must be a text of at most ${longest} characters`
}

const json = { "content-type": "application/json" }

const portOf = async (kind: string | undefined): Promise<number> => {
  if (kind === "fastify") {
    const server = fastify()
    server.get("/", () => answer)
    server.post("/", { schema }, () => answer)
    await server.listen({ port: 0, host: "127.0.0.1" })
    return (server.server.address() as AddressInfo).port
  }
  const server = createServer((request, response) => {
    if (request.method === "GET") {
      response.writeHead(200, json)
      response.end(JSON.stringify(answer))
      return
    }
    let text = ""
    request.setEncoding("utf8").on("data", (piece: string) => (text += piece))
    request.on("end", () => {
      const problem = problemOf(JSON.parse(text) as Readonly<Record<string, unknown>>)
      response.writeHead(problem === undefined ? 200 : 400, json)
      response.end(JSON.stringify(problem === undefined ? answer : { detail: problem }))
    })
  }).listen(0, "127.0.0.1")
  await once(server, "listening")
  return (server.address() as AddressInfo).port
}

process.send?.(await portOf(process.argv[2]))
process.on("disconnect", () => process.exit())
