/**
 * Do all ways to a number agree? The oracle, the fold, memory, days held in memory, PGlite and PostgreSQL, over random histories.
 *
 * A few histories each time. All of them: `AGREEMENT=200x20 vitest run src/agreement.postgres.test.ts`, and `SEED=1` for the same again.
 */
import * as HeldLedger from "@weir/application/readings/held/HeldLedger"
import { agree, type Keeper } from "@weir/conformance/agreement"
import type { Ports } from "@weir/conformance/suite"
import { startPostgres } from "@weir/house/postgres/startPostgres"
import * as Memory from "@weir/memory/Memory"
import { Layer, ManagedRuntime } from "effect"
import { afterAll, assert, beforeAll, test } from "vitest"
import { layerPglite, layerPostgres } from "./connect.ts"
import * as MikroOrm from "./MikroOrm.ts"

const [histories = 6, instants = 5] = (process.env["AGREEMENT"] ?? "").split("x").map(Number).filter(Boolean)
// The few that everybody runs are always the same; a wider search begins anywhere.
const anywhere = process.env["AGREEMENT"] === undefined ? 7 : Date.now() % 2 ** 31
const seed = Number(process.env["SEED"] ?? anywhere)

const keepers: Array<Keeper> = []
const closing: Array<() => Promise<void>> = []

const keep = (name: string, layer: Layer.Layer<Ports, unknown>) => {
  const runtime = ManagedRuntime.make(layer)
  closing.unshift(() => runtime.dispose())
  keepers.push({ name, run: (work) => runtime.runPromise(work) })
}

beforeAll(async () => {
  const server = await startPostgres({ fsync: false })
  closing.push(() => server.stop())
  keep("memory", Memory.layer)
  keep("memory, days held", HeldLedger.layer.pipe(Layer.provideMerge(Memory.layer)))
  keep("PGlite", MikroOrm.layer.pipe(Layer.provide(layerPglite({ dataDir: "memory" }))))
  keep("PostgreSQL", MikroOrm.layer.pipe(Layer.provide(layerPostgres({ url: server.url }))))
})
afterAll(async () => {
  for (const close of closing) await close()
})

test(
  `all ways to a number agree to the last integer: ${histories} histories, ${instants} past instants each, every metric`,
  async () => {
    const agreed = await agree(keepers, { histories, instants, seed })
    assert.isAbove(agreed.readings, histories * instants * 50)
    console.log(`${JSON.stringify(agreed)}, seed ${seed}`)
  },
  3 * 60 * 60_000
)
