/**
 * How does a statement fail? On the wire between a program and PostgreSQL, where every statement passes, those that begin and
 * end transactions too: it is answered with an error, its connection is cut before or after it is carried out, or it comes late.
 */
import { once } from "node:events"
import { type AddressInfo, connect, createServer, type Socket } from "node:net"
import { asked, type Message, messagesIn, refused, statusIn, textOf } from "./messages.ts"

/** `refused` never gets there; `cut` neither, and the connection ends; after `cutAfter` it has been carried out, and nobody is told. */
export type Fate =
  | { readonly is: "passes" }
  | { readonly is: "refused"; readonly code: string }
  | { readonly is: "cut" }
  | { readonly is: "cutAfter" }
  | { readonly is: "late"; readonly ms: number }

export const passes: Fate = { is: "passes" }

export interface Wire {
  /** The address of the server by way of this wire. */
  readonly url: string
  /** Says what becomes of each statement from now on. */
  readonly decide: (fate: (statement: string) => Fate) => void
  readonly close: () => Promise<void>
}

/** A wire to the server at `url`, on which all goes well until something else is decided. */
export const wireTo = async (url: string): Promise<Wire> => {
  const { hostname, port } = new URL(url)
  let fateOf: (statement: string) => Fate = () => passes
  const open = new Set<Socket>()
  const door = createServer((program) => {
    const server = connect(Number(port), hostname)
    for (const socket of [program, server]) {
      socket.setNoDelay(true)
      open.add(socket)
      socket.on("close", () => open.delete(socket))
      // Ends on both sides are what this is for.
      socket.on("error", () => {})
    }
    joined(program, server, (statement) => fateOf(statement))
  }).listen(0, "127.0.0.1")
  await once(door, "listening")
  const near = new URL(url)
  near.port = String((door.address() as AddressInfo).port)
  return {
    url: near.href,
    decide: (fate) => {
      fateOf = fate
    },
    close: async () => {
      for (const socket of open) socket.destroy()
      door.close()
      await once(door, "close")
    }
  }
}

const joined = (program: Socket, server: Socket, fateOf: (statement: string) => Fate): void => {
  const cut = () => {
    program.destroy()
    server.destroy()
  }
  let status = "I"
  /** What becomes of the answer to come: it goes on, it is kept back, or it ends the connection. */
  let answer: "on" | "back" | "ends" = "on"
  let rolledBack = () => {}
  const fromServer = messagesIn(false)
  server.on("data", (piece) => {
    const pieces: Array<Buffer> = []
    for (const message of fromServer(piece)) {
      const ready = statusIn(message)
      if (ready !== null) status = ready
      if (answer === "on") pieces.push(message.bytes)
      else if (ready !== null) {
        if (answer === "ends") return cut()
        answer = "on"
        rolledBack()
      }
    }
    if (pieces.length > 0) program.write(Buffer.concat(pieces))
  })
  server.on("close", () => program.destroy())
  program.on("close", () => server.destroy())

  const refuse = async (statement: string, code: string) => {
    // A transaction that fails to be committed is over.
    if (/^\s*commit/i.test(statement)) {
      answer = "back"
      const over = new Promise<void>((resolve) => {
        rolledBack = resolve
      })
      server.write(asked("rollback"))
      await over
    }
    program.write(refused(code, status !== "I"))
  }
  const sent = async (bytes: Buffer, statement: string | null) => {
    const fate = statement === null ? passes : fateOf(statement)
    switch (fate.is) {
      case "refused":
        return refuse(statement ?? "", fate.code)
      case "cut":
        return cut()
      case "cutAfter":
        answer = "ends"
        break
      case "late":
        await new Promise((resume) => setTimeout(resume, fate.ms))
        break
      case "passes":
    }
    server.write(bytes)
  }
  const fromProgram = messagesIn(true)
  let unit: Array<Message> = []
  let before: Promise<void> = Promise.resolve()
  program.on("data", (piece) => {
    for (const message of fromProgram(piece)) {
      unit.push(message)
      // What belongs to one statement ends with a question of its own or a Sync.
      if (["P", "B", "D", "E", "C", "H"].includes(message.kind)) continue
      const bytes = Buffer.concat(unit.map((part) => part.bytes))
      const statement = unit.map(textOf).find((text) => text !== null) ?? null
      unit = []
      before = before.then(() => sent(bytes, statement))
    }
  })
}
