/**
 * How does a process hear at once what others wrote? On a connection of its own that listens, made anew when it breaks, after
 * pauses that grow.
 *
 * Behind a pooler that lends connections by the transaction nobody would hear anything, and the pooler would complain of every
 * note: there it does not listen at all.
 */
import type { Note } from "@weir/application/ports/Outbox"
import { WorkspaceId } from "@weir/domain/identity/Id"
import { Deferred, Effect, Latch, Random, Schema } from "effect"

/** What is used of a connection of `pg`, and of its pool. */
export interface Client {
  /** Of the process of the server that the connection was told of when it was made. */
  readonly processID?: number | null
  readonly query: (text: string) => Promise<{ readonly rows: ReadonlyArray<object> }>
  readonly on: {
    (event: "notification", act: (message: Message) => void): unknown
    (event: "error" | "end", act: () => void): unknown
  }
  readonly release: (destroy: boolean) => void
}
export interface Pool {
  readonly connect: () => Promise<Client>
  readonly on: (event: "connect" | "remove", act: (client: Client) => void) => unknown
}
interface Message {
  readonly processId: number
  readonly payload?: string | undefined
}

/** The connections of this process, and how one more is made for listening. */
export class Connections {
  readonly #own = new Set<number>()
  #pool: Pool | null = null

  /** Is told of the pool before its first connection. */
  of(pool: Pool): void {
    this.#pool = pool
    pool.on("connect", ({ processID }) => this.#own.add(processID ?? 0))
    pool.on("remove", ({ processID }) => this.#own.delete(processID ?? 0))
  }
  /** Whether what such a process of the server announces was written here. */
  has(processId: number): boolean {
    return this.#own.has(processId)
  }
  connect(): Promise<Client> {
    return this.#pool === null ? Promise.reject(new Error("there is no pool yet")) : this.#pool.connect()
  }
}

const shortestMs = 100
const longestMs = 30_000
/** A pooler does not go away while a server runs, or hardly ever. */
const pooledMs = 600_000
/** A line that was cut without a word is found out by a question this often, and by how long that takes. */
const lookEvery = "30 seconds"
const longestAnswer = "10 seconds"

type Act = (note: Note | null) => Effect.Effect<void>
const isWorkspaceId = Schema.is(WorkspaceId)

/** Hears for as long as it runs. `listening` is told when it begins and ceases to. */
export const announced = Effect.fnUntraced(function* (
  connections: Connections,
  listening: (now: boolean) => void,
  act: Act
) {
  let pauseMs = shortestMs
  const heardOn = (client: Client) =>
    Effect.gen(function* () {
      const lost = yield* Deferred.make<void>()
      for (const event of ["error", "end"] as const)
        client.on(event, () => Deferred.doneUnsafe(lost, Effect.void))
      if (yield* isPooled(client)) return (pauseMs = pooledMs)
      const newest = new Map<WorkspaceId, number>()
      const bell = Latch.makeUnsafe(false)
      client.on("notification", ({ payload = "", processId }) => {
        const [workspaceId = "", seq] = payload.split(" ")
        if (connections.has(processId) || !isWorkspaceId(workspaceId) || !Number.isSafeInteger(Number(seq)))
          return
        newest.set(workspaceId, Math.max(newest.get(workspaceId) ?? 0, Number(seq)))
        bell.openUnsafe()
      })
      yield* asked(client, "listen weir")
      listening(true)
      pauseMs = shortestMs
      const tell = Effect.gen(function* () {
        // What was announced before is not heard.
        yield* act(null)
        for (;;) {
          yield* bell.await
          bell.closeUnsafe()
          const notes = [...newest]
          newest.clear()
          for (const [workspaceId, seq] of notes) yield* act({ workspaceId, seq })
        }
      })
      const look = Effect.gen(function* () {
        for (;;) {
          yield* Effect.sleep(lookEvery)
          yield* Effect.timeout(asked(client, "select 1"), longestAnswer)
        }
      })
      yield* Effect.raceFirst(Deferred.await(lost), Effect.raceFirst(look, tell))
    })
  const heard = Effect.acquireUseRelease(
    Effect.tryPromise(() => connections.connect()),
    heardOn,
    (client) =>
      Effect.sync(() => {
        listening(false)
        client.release(true)
      })
  )
  for (;;) {
    yield* Effect.ignore(heard)
    yield* Effect.sleep(pauseMs * (0.5 + (yield* Random.next)))
    pauseMs = Math.min(longestMs, pauseMs * 2)
  }
})

const asked = (client: Client, text: string) => Effect.tryPromise(() => client.query(text))

/** Whether somebody stands in between: then the server names another process than the connection was told of. */
const isPooled = (client: Client) =>
  Effect.map(
    asked(client, "select pg_backend_pid() as pid"),
    ({ rows: [row] }) => row === undefined || Reflect.get(row, "pid") !== client.processID
  )
