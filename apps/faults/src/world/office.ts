// Where do trials over HTTP take place? At servers of one company that share a PostgreSQL, with somebody who is signed in.
import { servicesOver } from "@weir/api/Composition"
import type { Services } from "@weir/api/Services"
import { company, type Serving, serving, type Visitor } from "@weir/api/testing/serving"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { startPostgres } from "@weir/house/postgres/startPostgres"
import { layerPostgres } from "@weir/mikro-orm/connect"
import { Journal } from "@weir/application/ports/Journal"
import { Orm } from "@weir/mikro-orm/Orm"
import { Effect, Exit, Layer, Scope } from "effect"
import { type Wire, wireTo } from "./wire.ts"

export interface Office {
  readonly nodes: ReadonlyArray<Serving>
  /** Signed in at all nodes: an admin. */
  readonly ada: Visitor
  readonly workspaceId: WorkspaceId
  readonly pipelineId: string
  readonly stages: ReadonlyArray<{ readonly id: string; readonly name: string; readonly kind: string }>
  /** Between the servers and the database. */
  readonly wire: Wire
  /** Straight to the database. */
  readonly orm: typeof Orm.Service
}

/** A mistake made on purpose: what is done in the place of the real writing. */
export type Mistake = (journal: typeof Journal.Service) => typeof Journal.Service

/** One made beneath it, where statements are carried out. */
export type WrongConnection = (orm: typeof Orm.Service) => typeof Orm.Service

/** Opens an office, lets it be used, and closes it whatever happens. */
export const withOffice = async <A>(
  {
    connection = (right) => right,
    mistake = (right) => right,
    nodes: many = 2
  }: {
    readonly nodes?: number
    readonly mistake?: Mistake | undefined
    readonly connection?: WrongConnection | undefined
  },
  use: (office: Office) => Promise<A>
): Promise<A> => {
  const server = await startPostgres({ fsync: false })
  const wire = await wireTo(server.url)
  const nodes: Array<Serving> = []
  const scope = Scope.makeUnsafe()
  try {
    for (let n = 0; n < many; n++)
      nodes.push(await serving("/nowhere", written(wire.url, mistake, connection)))
    const first = nodes[0]!
    const { email, workspaceId } = await company(first, "north")
    const ada = await first.signIn(email)
    const [pipeline] = (await first.call("GET", "/api/workspace", { as: ada })).body.pipelines
    const straight = Effect.provide(Orm, layerPostgres({ url: server.url, poolSize: 2 }))
    const orm = await Effect.runPromise(Scope.provide(straight, scope))
    return await use({ nodes, ada, workspaceId, pipelineId: pipeline.id, stages: pipeline.stages, wire, orm })
  } finally {
    wire.decide(() => ({ is: "passes" }))
    for (const node of nodes) await node.stop()
    await Effect.runPromise(Scope.close(scope, Exit.void))
    await wire.close()
    await server.stop()
  }
}

const written = (
  url: string,
  mistake: Mistake,
  connection: WrongConnection
): Layer.Layer<Services, unknown> => {
  const connected = Layer.effect(Orm, Effect.map(Orm, connection)).pipe(Layer.provide(layerPostgres({ url })))
  return Layer.provideMerge(Layer.effect(Journal, Effect.map(Journal, mistake)), servicesOver(connected))
}
