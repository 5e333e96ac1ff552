// What does it cost to read a long list of deals through the port, beside the bare rows and beside MikroORM's entities?
import { MikroORM } from "@mikro-orm/postgresql"
import { Deals } from "@weir/application/ports/Deals"
import { Journal } from "@weir/application/ports/Journal"
import { commits } from "@weir/demo/commits"
import { generate } from "@weir/demo/generate"
import * as Instant from "@weir/domain/time/Instant"
import { startPostgres } from "@weir/house/postgres/startPostgres"
import * as Connect from "@weir/mikro-orm/connect"
import * as Mikro from "@weir/mikro-orm/MikroOrm"
import { DealTable } from "@weir/mikro-orm/tables/dealTable"
import { Effect, Layer, ManagedRuntime } from "effect"
import { Client, types } from "pg"
import { alternate } from "../frame/alternate.ts"
import { agree, type Benchmark } from "../frame/Benchmark.ts"
import { line } from "../frame/compare.ts"

const int8 = 20

// Deals of the demo, each written again under new ids until there are enough.
const multiply = (count: number): string => `
  insert into deal select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid()))).*
  from (select deal from deal where deleted_at is null and external_id is null order by id limit 500) as chosen(d),
       generate_series(1, ${Math.ceil(count / 500)})`

const cause =
  "each deal is built as the core knows it, out of its columns and of what is kept together with them"

export const lists: Benchmark["run"] = async ({ say, size = 10_000, turns }) => {
  say("starting PostgreSQL")
  const postgres = await startPostgres()
  types.setTypeParser(int8, Number)
  const raw = new Client({ connectionString: postgres.url })
  const entities = await MikroORM.init({
    entities: [DealTable],
    dbName: new URL(postgres.url).pathname.slice(1),
    driverOptions: { connectionString: postgres.url, max: 2 }
  })
  const runtime = ManagedRuntime.make(
    Mikro.layer.pipe(Layer.provide(Connect.layerPostgres({ url: postgres.url, poolSize: 2 })))
  )
  try {
    say("moving the demo company in, and multiplying its deals")
    const demo = generate({ seed: 1, now: Instant.make(Date.UTC(2026, 0, 15, 12)), days: 90 })
    await runtime.runPromise(
      Effect.gen(function* () {
        for (const piece of commits(demo, demo.events.length)) yield* (yield* Journal).commit(piece)
      })
    )
    await raw.connect()
    await raw.query(multiply(size))
    await raw.query("analyze deal")
    const workspaceId = demo.workspace.id
    const ours = (limit: number) => () =>
      runtime.runPromise(
        Effect.flatMap(Deals, (deals) =>
          deals.list(workspaceId, {
            filter: {},
            holders: null,
            sort: "changed",
            descending: true,
            after: null,
            limit
          })
        )
      )
    const hand = (limit: number) => async () =>
      (
        await raw.query<{ readonly id: string }>({
          name: `deals ${limit}`,
          text: `select * from deal where workspace_id = $1 and deleted_at is null order by changed_at desc, id desc limit ${limit}`,
          values: [workspaceId]
        })
      ).rows
    const found = () =>
      entities.em
        .fork()
        .find(
          DealTable,
          { workspaceId, deletedAt: null },
          { orderBy: [{ changedAt: "desc" }, { id: "desc" }], limit: size }
        )
    const some = Math.max(10, Math.floor(size / 10))
    const ids = (all: ReadonlyArray<{ readonly id: string }>) => all.map(({ id }) => id)
    const checked = [
      agree("the same deals in the same order", ids((await ours(size)()).items), ids(await hand(size)())),
      agree("and so for a tenth of them", ids((await ours(some)()).items), ids(await hand(some)())),
      agree("and so as MikroORM's entities", ids(await found()), ids(await hand(size)()))
    ]
    const runs = await alternate({ ours: ours(size), hand: hand(size), few: ours(some), found }, { turns })
    const each = (times: ReadonlyArray<number>, count: number) => times.map((ms) => (ms * 1000) / count)
    return {
      checked,
      size: `${size.toLocaleString("en-US")} deals on PostgreSQL`,
      lines: [
        line({
          what: "each deal of a list, through the port",
          unit: "us",
          ours: each(runs.ours, size),
          beside: { name: "the bare row with pg", kind: "hand", runs: each(runs.hand, size) },
          goal: { atMost: 2 },
          cause
        }),
        line({
          what: "each deal of a list, through the port",
          unit: "us",
          ours: each(runs.ours, size),
          beside: { name: "the entity, with MikroORM's find", kind: "peer", runs: each(runs.found, size) },
          goal: { atMost: 1 / 5 },
          cause: "the bare rows alone take a quarter of what the entities take"
        }),
        line({
          what: "each deal of a long list",
          unit: "us",
          ours: each(runs.ours, size),
          beside: { name: "of a tenth of it", kind: "bound", runs: each(runs.few, some) },
          goal: { atMost: 1.2 }
        })
      ]
    }
  } finally {
    await raw.end().catch(() => undefined)
    await entities.close(true)
    await runtime.dispose()
    await postgres.stop()
  }
}
