// What if two servers start for the first time on one database? One of them brings the demo company in, and both serve it.
import type { Accounts } from "@weir/application/ports/Accounts"
import { Directory } from "@weir/application/ports/Directory"
import { EventLog } from "@weir/application/ports/EventLog"
import { Journal } from "@weir/application/ports/Journal"
import { layer as memory } from "@weir/memory/Memory"
import { Effect } from "effect"
import { assert, test } from "vitest"
import { firstStart } from "./firstStart.ts"

test("the second finds the company that the first brought in", () =>
  Effect.gen(function* () {
    const journal = yield* Journal
    const told: Array<string> = []
    const start = firstStart({ empty: false, seed: 1 }, (line) => void told.push(line))
    const around = yield* Effect.context<Accounts | Directory>()
    let others: Effect.Success<typeof start> | null = null
    const slower = Journal.of({
      ...journal,
      commit: (commit) =>
        Effect.gen(function* () {
          others ??= yield* Effect.provide(Effect.provideService(start, Journal, journal), around)
          return yield* journal.commit(commit)
        })
    })
    const own = yield* Effect.provideService(start, Journal, slower)
    assert.lengthOf(own.demo, 2)
    assert.deepStrictEqual(own, others)
    const [company, ...more] = yield* (yield* Directory).workspaces
    assert.lengthOf(more, 0)
    const last = yield* (yield* EventLog).last(company!.id)
    assert.match(told.join("\n"), new RegExp(` ${last} events.*\\n.*Another server`, "u"))
  }).pipe(Effect.provide(memory), Effect.runPromise))
