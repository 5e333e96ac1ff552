/** How does the server open its door, and how does it close it without dropping anybody? */
import { createServer, type Server } from "node:http"
import { createServer as createProbe, type Server as ListeningServer } from "node:net"
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import { Effect, Schema, Scope } from "effect"
import * as ByteSize from "effect/ByteSize"
import { HttpIncomingMessage, HttpMiddleware, type HttpServerResponse } from "effect/http"
import { Stopping } from "./Stopping.ts"

/** Somebody else listens at this address. */
export class PortTaken extends Schema.TaggedError<PortTaken>()("PortTaken", { port: Schema.Int }) {
  override get message(): string {
    return `Port ${this.port} is taken by another program, or Weir runs already. Choose another one, for example: PORT=${this.port + 1} npm start`
  }
}

/** Listening did not work for some other reason. */
export class CannotListen extends Schema.TaggedError<CannotListen>()("CannotListen", {
  reason: Schema.String
}) {
  override get message(): string {
    return `The server could not be opened: ${this.reason}`
  }
}

/** The largest JSON body. Files have a limit of their own. */
const jsonLimit = 1024 * 1024

/** The largest request line with its headers: a dashboard names its numbers there, each with what narrows it. */
const headerLimit = 64 * 1024

/** Requests that are still under way when the server is asked to stop get this long. */
const drainMs = 10_000

export interface Door {
  readonly port: number
  readonly server: Server
}

interface Address {
  readonly host: string
  readonly port: number
}

/** Opens a server at an address, or says why not. */
export const listening = (server: ListeningServer, { host, port }: Address) =>
  Effect.callback<void, PortTaken | CannotListen>((resume) => {
    const onError = (error: NodeJS.ErrnoException) =>
      resume(
        Effect.fail(
          error.code === "EADDRINUSE" ? new PortTaken({ port }) : new CannotListen({ reason: error.message })
        )
      )
    server.once("error", onError)
    server.listen({ host, port }, () => {
      server.off("error", onError)
      resume(Effect.void)
    })
  })

/** Refuses an address that cannot be listened at, before any work is done for it. */
export const tryAddress = (address: Address) =>
  Effect.suspend(() => {
    const probe = createProbe()
    const closed = Effect.callback<void>((resume) => void probe.close(() => resume(Effect.void)))
    return Effect.andThen(listening(probe, address), closed)
  })

/** Opens the door for as long as the scope lasts. Closing it lets requests finish, for ten seconds at most. */
export const listen = Effect.fn("listen")(function* <R>(
  app: Effect.Effect<HttpServerResponse.HttpServerResponse, unknown, R>,
  { host, port }: Address
) {
  const stopping = yield* Stopping
  // Requests live in a scope of their own: it is closed after they have been let finish.
  const requests = yield* Scope.make()
  const handler = yield* NodeHttpServer.makeHandler(
    app as Effect.Effect<HttpServerResponse.HttpServerResponse, never, R>,
    { scope: requests }
  ).pipe(
    Effect.provideService(HttpIncomingMessage.MaxBodySize, ByteSize.fromInputUnsafe(jsonLimit)),
    // Requests are traced at the edge, without what they ask for and who asks.
    Effect.provideService(HttpMiddleware.TracerDisabledWhen, () => true)
  )
  // Files of a gigabyte take their time; headers do not.
  const server = createServer(
    {
      requestTimeout: 3_600_000,
      headersTimeout: 30_000,
      keepAliveTimeout: 10_000,
      maxHeaderSize: headerLimit
    },
    handler
  )
  yield* listening(server, { host, port })
  yield* Effect.addFinalizer((exit) =>
    stopping.ask.pipe(Effect.andThen(drained(server)), Effect.andThen(Scope.close(requests, exit)))
  )
  const address = server.address()
  const door: Door = { port: typeof address === "object" && address !== null ? address.port : port, server }
  return door
})

const drained = (server: Server) =>
  Effect.callback<void>((resume) => {
    const giveUp = setTimeout(() => server.closeAllConnections(), drainMs)
    server.close(() => {
      clearTimeout(giveUp)
      resume(Effect.void)
    })
    server.closeIdleConnections()
    // A connection that falls idle after its last answer must not keep the door open.
    const sweep = setInterval(() => server.closeIdleConnections(), 100)
    server.once("close", () => clearInterval(sweep))
  })
