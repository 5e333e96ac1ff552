import { everySuite } from "@weir/conformance/everySuite"
import { startPostgres } from "@weir/house/postgres/startPostgres"
import { Effect, Layer } from "effect"
import { layerPostgres } from "./connect.ts"
import * as MikroOrm from "./MikroOrm.ts"

const server = Effect.acquireRelease(
  Effect.promise(() => startPostgres({ fsync: false })),
  ({ stop }) => Effect.promise(stop)
)

everySuite(
  "PostgreSQL",
  MikroOrm.layer.pipe(Layer.provide(Layer.unwrap(Effect.map(server, ({ url }) => layerPostgres({ url })))))
)
