/** How do tests talk to a real server? One over memory, on a free loopback port, with a company in it. */
import * as Csv from "@weir/csv/CsvTableFiles"
import * as Feed from "@weir/application/live/Feed"
import { Accounts } from "@weir/application/ports/Accounts"
import { Deals } from "@weir/application/ports/Deals"
import { Directory } from "@weir/application/ports/Directory"
import { EventLog } from "@weir/application/ports/EventLog"
import { Imports } from "@weir/application/ports/Imports"
import { Records } from "@weir/application/ports/Records"
import { openWorkspace } from "@weir/application/workspace/openWorkspace"
import * as Currency from "@weir/domain/money/Currency"
import { recordKinds } from "@weir/domain/record/families"
import * as Zone from "@weir/domain/time/Zone"
import * as Pictures from "@weir/images/SharpPictures"
import * as Memory from "@weir/memory/Memory"
import { type Context, Effect, Exit, Layer, Logger, Scope } from "effect"
import { keeping, makeApp } from "../http/app.ts"
import { type Door, listen } from "../http/listen.ts"
import { Place } from "../http/Place.ts"
import { services } from "../Composition.ts"
import { hashed } from "../auth/Passwords.ts"
import type { Services } from "../Services.ts"

export const password = "a quiet river bends"

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly body: ReturnType<typeof JSON.parse>
}

export interface Visitor {
  /** The session's cookie, as a request header. */
  readonly cookie: string
  readonly csrf: string
  readonly userId: string
}

export interface Call {
  readonly as?: Visitor | undefined
  readonly json?: unknown
  readonly body?: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
  /** Leaves out the CSRF token. */
  readonly forged?: boolean
}

export interface Serving {
  readonly url: string
  readonly door: Door
  readonly run: <A, E>(effect: Effect.Effect<A, E, Services>) => Promise<A>
  readonly call: (method: string, path: string, call?: Call) => Promise<Answer>
  readonly signIn: (email: string, password?: string) => Promise<Visitor>
  /** Everything that is kept, as text: equal before and after means nothing was written. */
  readonly dump: () => Promise<string>
  readonly stop: () => Promise<void>
}

const quiet = Logger.layer([])

/** What the server keeps things in: plain memory, or the embedded database without a folder. */
const stores = {
  memory: () => Layer.mergeAll(Memory.layer, Csv.layer, Pictures.layer, Feed.layer),
  pglite: () => services({ kind: "folder", path: "memory" })
}

/** A server over an empty store, or over one that is given. */
export const serving = async <E = never>(
  consoleFolder = "/nowhere",
  store: keyof typeof stores | Layer.Layer<Services, E> = "memory"
): Promise<Serving> => {
  const kept: Layer.Layer<Services, unknown> = typeof store === "string" ? stores[store]() : store
  const layer = keeping.pipe(
    Layer.provideMerge(Layer.mergeAll(kept, Layer.succeed(Place, { publicUrl: null })))
  )
  const scope = Scope.makeUnsafe()
  const { context, door } = await Effect.runPromise(
    Effect.gen(function* () {
      const context = yield* Layer.build(layer)
      const door = yield* Effect.provideContext(
        Effect.flatMap(makeApp(consoleFolder), (app) => listen(app, { host: "127.0.0.1", port: 0 })),
        context
      )
      return { context: context as Context.Context<Services>, door }
    }).pipe(Scope.provide(scope), Effect.provide(quiet))
  )
  const url = `http://127.0.0.1:${door.port}`
  const run = <A, E>(effect: Effect.Effect<A, E, Services>) =>
    Effect.runPromise(Effect.provideContext(effect, context))
  const call = async (
    method: string,
    path: string,
    { as, body, forged = false, headers = {}, json }: Call = {}
  ): Promise<Answer> => {
    const response = await fetch(url + path, {
      method,
      redirect: "manual",
      headers: {
        ...(json === undefined ? {} : { "content-type": "application/json" }),
        ...(as === undefined ? {} : { cookie: as.cookie, ...(forged ? {} : { "x-csrf-token": as.csrf }) }),
        ...headers
      },
      ...(json !== undefined
        ? { body: JSON.stringify(json) }
        : body === undefined
          ? {}
          : { body: body as string })
    })
    const text = await response.text()
    const isJson = /json/.test(response.headers.get("content-type") ?? "")
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson && text !== "" ? JSON.parse(text) : undefined
    }
  }
  return {
    url,
    door,
    run,
    call,
    signIn: async (email, secret = password) => {
      const answer = await call("POST", "/api/session", { json: { email, password: secret } })
      if (answer.status !== 200) throw new Error(`sign-in was refused: ${answer.text}`)
      const cookie = (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? ""
      return { cookie, csrf: answer.body.csrf, userId: answer.body.user.id }
    },
    dump: () =>
      run(
        Effect.gen(function* () {
          const directory = yield* Directory
          const kept: Array<unknown> = []
          for (const { id } of yield* directory.workspaces) {
            kept.push(
              yield* directory.get(id),
              yield* (yield* EventLog).after(id, 0, 1_000_000),
              yield* (yield* Imports).list(id, 1000)
            )
            for (const kind of recordKinds) {
              const records: ReadonlyArray<unknown> = yield* (yield* Records).all(id, kind)
              kept.push(records)
            }
            kept.push(
              yield* (yield* Deals).list(id, {
                filter: {},
                holders: null,
                sort: "created",
                descending: false,
                after: null,
                limit: 100_000
              })
            )
          }
          return JSON.stringify(kept)
        })
      ),
    stop: () => Effect.runPromise(Scope.close(scope, Exit.void))
  }
}

/** A company with an admin and a manager who can sign in. */
export const company = (served: Serving, name: string) =>
  served.run(
    Effect.gen(function* () {
      const accounts = yield* Accounts
      const { adminId, workspaceId } = yield* openWorkspace({
        name,
        zone: Zone.make("Europe/Lisbon"),
        weekStart: 1,
        baseCurrency: Currency.make("EUR"),
        admin: { name: "Ada", email: `ada@${name}.example` }
      })
      yield* accounts.put({
        workspaceId,
        userId: adminId,
        email: `ada@${name}.example`,
        passwordHash: yield* hashed(password)
      })
      return { workspaceId, adminId, email: `ada@${name}.example` }
    })
  )
