// Where are use cases tried? In a company on a PostgreSQL, by way of a wire, with a second pair of eyes straight on the database.
import { servicesOver } from "@weir/api/Composition"
import type { Services } from "@weir/api/Services"
import { Directory } from "@weir/application/ports/Directory"
import type { Who } from "@weir/application/Who"
import { openWorkspace } from "@weir/application/workspace/openWorkspace"
import type { UserId } from "@weir/domain/identity/Id"
import { Currency } from "@weir/domain/money/Currency"
import type { Pipeline } from "@weir/domain/pipeline/Pipeline"
import { Zone } from "@weir/domain/time/Zone"
import { defaultSettings, type Settings } from "@weir/domain/workspace/Workspace"
import { startPostgres } from "@weir/house/postgres/startPostgres"
import { layerPostgres } from "@weir/mikro-orm/connect"
import { Orm } from "@weir/mikro-orm/Orm"
import { type Context, Effect, Exit, Layer, Scope } from "effect"
import { type Wire, wireTo } from "../world/wire.ts"

export interface World {
  readonly who: Who
  readonly admin: UserId
  readonly pipeline: Pipeline
  /** Others than those before. */
  readonly nextSettings: () => Settings
}

export interface Stand {
  readonly world: World
  readonly wire: Wire
  /** Runs a use case, whose statements pass the wire. */
  readonly run: <A, E>(work: Effect.Effect<A, E, Services>) => Promise<Exit.Exit<A, E>>
  /** Runs it by way of another server process' eyes: what it holds in memory it has read from the database. */
  readonly freshly: <A, E>(work: Effect.Effect<A, E, Services>) => Promise<A>
  /** Straight to the database. */
  readonly orm: typeof Orm.Service
}

/** Opens a company, lets it be used, and closes everything. `mistake` stands for the connection when a test breaks it. */
export const withStand = async <A>(
  use: (stand: Stand) => Promise<A>,
  mistake: (orm: typeof Orm.Service) => typeof Orm.Service = (right) => right
): Promise<A> => {
  const server = await startPostgres({ fsync: false })
  const wire = await wireTo(server.url)
  const scope = Scope.makeUnsafe()
  const build = <R>(layer: Layer.Layer<R, unknown>): Promise<Context.Context<R>> =>
    Effect.runPromise(Scope.provide(Layer.build(layer), scope))
  try {
    const connection = Layer.effect(Orm, Effect.map(Orm, mistake)).pipe(
      Layer.provide(layerPostgres({ url: wire.url, poolSize: 4 }))
    )
    const services: Context.Context<Services> = await build(servicesOver(connection))
    const orm = await Effect.runPromise(
      Effect.provideContext(Orm, await build(layerPostgres({ url: server.url, poolSize: 2 })))
    )
    const run: Stand["run"] = (work) => Effect.runPromiseExit(Effect.provideContext(work, services))
    const world = await Effect.runPromise(Effect.provideContext(opened, services))
    return await use({
      world,
      wire,
      run,
      orm,
      freshly: (work) =>
        Effect.runPromise(
          Effect.provide(work, servicesOver(layerPostgres({ url: server.url, poolSize: 2 }))) as never
        )
    })
  } finally {
    await Effect.runPromise(Scope.close(scope, Exit.void))
    await wire.close()
    await server.stop()
  }
}

/** A company to try use cases in. */
export const opened: Effect.Effect<World, unknown, Services> = Effect.gen(function* () {
  const { adminId, workspaceId } = yield* openWorkspace({
    name: "north",
    zone: Zone.make("Europe/Lisbon"),
    weekStart: 1,
    baseCurrency: Currency.make("EUR"),
    admin: { name: "Ada", email: "ada@north.example" }
  })
  const { pipelines } = yield* (yield* Directory).get(workspaceId)
  let minutes = 0
  return {
    who: { workspaceId, actor: { kind: "user", userId: adminId }, holders: null, role: "admin" },
    admin: adminId,
    pipeline: pipelines[0]!,
    nextSettings: () => ({ ...defaultSettings, plannedMinutes: ++minutes % 1440 })
  }
})
