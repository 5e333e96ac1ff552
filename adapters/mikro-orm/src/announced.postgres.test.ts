// Is what other processes write heard of at once, again after the line was cut, and is a pooler left in peace?
import { once } from "node:events"
import { type AddressInfo, connect, createServer, type Socket } from "node:net"
import { Journal } from "@weir/application/ports/Journal"
import { type Note, Outbox } from "@weir/application/ports/Outbox"
import { commitOf, creation, newWorkspaceId, openOffice } from "@weir/conformance/office"
import { cut } from "@weir/house/postgres/cut"
import { startPostgres } from "@weir/house/postgres/startPostgres"
import { Effect, Exit, Layer, Scope } from "effect"
import { afterAll, assert, beforeAll, test } from "vitest"
import { layerPostgres } from "./connect.ts"
import * as MikroOrm from "./MikroOrm.ts"

let server: Awaited<ReturnType<typeof startPostgres>>
beforeAll(async () => {
  server = await startPostgres({ fsync: false })
})
afterAll(() => server.stop())

/** A process that hears, and writes when it is told to. */
const node = async (url = server.url) => {
  const scope = Scope.makeUnsafe()
  const heard: Array<Note | null> = []
  const context = await Effect.runPromise(
    Layer.build(MikroOrm.layer.pipe(Layer.provide(layerPostgres({ url })))).pipe(Scope.provide(scope))
  )
  await Effect.runPromise(
    Effect.flatMap(Outbox, ({ announced }) =>
      Effect.forkIn(
        announced((note) => Effect.sync(() => void heard.push(note))),
        scope
      )
    ).pipe(Effect.provideContext(context))
  )
  const until = async (enough: () => boolean) => {
    for (let i = 0; i < 400 && !enough(); i++) await new Promise((resolve) => setTimeout(resolve, 10))
    assert.isTrue(enough(), JSON.stringify(heard))
  }
  const run = <A, E>(effect: Effect.Effect<A, E, Journal>) =>
    Effect.runPromise(Effect.provideContext(effect, context))
  const workspaceId = newWorkspaceId()
  const office = await Effect.runPromise(Effect.provideContext(openOffice(workspaceId), context))
  const write = (n: number) =>
    run(Effect.flatMap(Journal, (journal) => journal.commit(commitOf(office.ask(creation(office, n))))))
  const stop = () => Effect.runPromise(Scope.close(scope, Exit.void))
  return { heard, until, write, stop, workspaceId }
}

test("a commit of another process is heard of at once, one's own is not, and after a cut both is so again", async () => {
  const [one, two] = [await node(), await node()]
  await two.until(() => two.heard.includes(null))
  await one.until(() => one.heard.includes(null))
  const has = (note: Note) => () =>
    two.heard.some((own) => own?.workspaceId === note.workspaceId && own.seq === note.seq)
  const { seq } = await one.write(1)
  await two.until(has({ workspaceId: one.workspaceId, seq }))

  two.heard.length = 0
  assert.strictEqual(await cut(server.url, "listen weir"), 2)
  // It says that something may have gone unheard, and hears again.
  await two.until(() => two.heard.includes(null))
  const later = await one.write(2)
  await two.until(has({ workspaceId: one.workspaceId, seq: later.seq }))
  assert.isFalse(one.heard.some((note) => note?.workspaceId === one.workspaceId))
  await one.stop()
  await two.stop()
  assert.strictEqual(await cut(server.url, "listen weir"), 0)
}, 60_000)

/** A name that a pooler gives to the database, as long as the one that it has. */
const alias = "weir_crm"

/** A way to the server that names other processes than the server does, and its database differently, as poolers do. */
const pooler = async () => {
  const { hostname, port } = new URL(server.url)
  const sockets = new Set<Socket>()
  const door = createServer((program) => {
    const there = connect(Number(port), hostname)
    for (const socket of [program, there]) sockets.add(socket.on("error", () => {}))
    program.once("data", (greeting: Buffer) => {
      const at = greeting.indexOf(alias)
      if (at >= 0) greeting.write("postgres", at)
      there.write(greeting)
      program.pipe(there)
    })
    there.on("data", (bytes: Buffer) => {
      // The key of a connection: K, its length, the process, a secret.
      const at = bytes.indexOf(Buffer.from([0x4b, 0, 0, 0, 12]))
      if (at >= 0) bytes.writeInt32BE(bytes.readInt32BE(at + 5) + 1_000_000, at + 5)
      program.write(bytes)
    })
    there.on("close", () => program.destroy())
    program.on("close", () => there.destroy())
  }).listen(0, "127.0.0.1")
  await once(door, "listening")
  const near = new URL(server.url)
  near.port = String((door.address() as AddressInfo).port)
  near.pathname = alias
  return {
    url: near.href,
    close: () => {
      for (const socket of sockets) socket.destroy()
      door.close()
    }
  }
}

test("behind a pooler, which knows the database by a name of its own, nothing is listened to", async () => {
  const { close, url } = await pooler()
  const [one, behind] = [await node(), await node(url)]
  await one.until(() => one.heard.includes(null))
  await one.write(1)
  await behind.write(1)
  await one.until(() => one.heard.some((note) => note?.workspaceId === behind.workspaceId))
  assert.deepStrictEqual(behind.heard, [])
  assert.strictEqual(await cut(server.url, "listen weir"), 1, "only the one that is not behind it listens")
  await one.stop()
  await behind.stop()
  close()
}, 60_000)
