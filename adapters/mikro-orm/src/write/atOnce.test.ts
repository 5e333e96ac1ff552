// Does a commit go in one statement where nothing stands against it, and is nothing of it written where something does?
import { Deals } from "@weir/application/ports/Deals"
import { EventLog } from "@weir/application/ports/EventLog"
import { type Commit, Journal } from "@weir/application/ports/Journal"
import { Ledger } from "@weir/application/ports/Ledger"
import { commitOf, creation, dealId, openOffice, person } from "@weir/conformance/office"
import { DealCommand } from "@weir/domain/deal/DealCommand"
import { CommandKey } from "@weir/domain/identity/Id"
import { noLink } from "@weir/domain/log/link"
import { Effect, Layer, type Scope } from "effect"
import { assert, test } from "vitest"
import { layerPglite } from "../connect.ts"
import * as MikroOrm from "../MikroOrm.ts"
import { Orm } from "../Orm.ts"

/** Two processes on one database, and how often each went which way. */
const offices = Effect.gen(function* () {
  const orm = yield* Orm
  const node = Effect.fnUntraced(function* () {
    const ways = { statements: 0, transactions: 0 }
    const counting = Orm.of({
      ...orm,
      change: (work) => Effect.suspend(() => (ways.statements++, orm.change(work))),
      write: (work) => Effect.suspend(() => (ways.transactions++, orm.write(work)))
    })
    const ports = yield* Layer.build(
      Layer.fresh(MikroOrm.layer).pipe(Layer.provide(Layer.succeed(Orm, counting)))
    )
    const on = <A, E>(work: Effect.Effect<A, E, Layer.Success<typeof MikroOrm.layer>>) =>
      Effect.provide(work, ports)
    const commit = (one: Commit) => on(Effect.flatMap(Journal, (journal) => journal.commit(one)))
    return { ways, on, commit }
  })
  const [here, there] = [yield* node(), yield* node()]
  const office = yield* here.on(openOffice())
  const made = (n: number, key?: string) =>
    commitOf(
      office.ask(creation(office, n)),
      key === undefined ? null : { key: CommandKey.make(key), fingerprint: key, body: `"${key}"` }
    )
  /** What must hold whoever wrote what: places without gaps, events that hold each other, sums that are those of the entries. */
  const sound = here.on(
    Effect.gen(function* () {
      const events = yield* (yield* EventLog).after(office.workspaceId, 0, 1000)
      assert.deepStrictEqual(
        events.map(({ seq }) => seq),
        events.map((_, i) => i + 1)
      )
      const recorded = yield* (yield* EventLog).recorded(office.workspaceId, { seq: 0, link: noLink }, 1000)
      assert.isTrue(recorded.every(({ due, link }) => due === link))
      assert.deepStrictEqual(yield* (yield* EventLog).end(office.workspaceId), {
        seq: events.length,
        link: recorded.at(-1)!.link
      })
      assert.deepStrictEqual(yield* (yield* Ledger).wrongCells(office.workspaceId, 10), [])
      return events.length
    })
  )
  return { here, there, office, made, sound }
})

const run = <A, E>(work: Effect.Effect<A, E, Orm | Scope.Scope>) =>
  Effect.runPromise(Effect.provide(Effect.scoped(work), layerPglite({ dataDir: "memory" })))

test("what a process writes behind its own commits goes in one statement each", () =>
  run(
    Effect.gen(function* () {
      const { here, made, office, sound } = yield* offices
      yield* here.commit(made(1))
      const before = { ...here.ways }
      yield* here.commit(made(2, "second"))
      yield* here.commit(
        commitOf(office.ask(DealCommand.cases.ChangeOwner.make({ dealId: dealId(2), to: person(1) })))
      )
      assert.deepStrictEqual(here.ways, { ...before, statements: before.statements + 2 })
      const deal = yield* here.on(Effect.flatMap(Deals, (d) => d.get(office.workspaceId, dealId(2))))
      assert.deepInclude(deal, { ownerId: person(1), version: 2 })
      yield* sound
    })
  ))

test("what another process wrote meanwhile is found, and written behind", () =>
  run(
    Effect.gen(function* () {
      const { here, made, sound, there } = yield* offices
      yield* here.commit(made(1))
      const count = yield* sound
      for (const [n, node] of [there, here, there, here].entries()) yield* node.commit(made(n + 2))
      assert.isAbove(yield* sound, count + 3)
    })
  ))

test("a version that moved on is told, by the same process or another, and nothing is written", () =>
  run(
    Effect.gen(function* () {
      const { here, made, office, sound, there } = yield* offices
      yield* here.commit(made(1))
      const change = (to: number) =>
        commitOf(office.ask(DealCommand.cases.ChangeOwner.make({ dealId: dealId(1), to: person(to) })))
      const first = change(1)
      for (const node of [here, there]) {
        const late = {
          ...first,
          events: first.events.map((e) => ({ ...e, id: crypto.randomUUID() as never }))
        }
        if (node === here) yield* here.commit(first)
        const count = yield* sound
        const refusal = yield* Effect.flip(node.commit(late))
        assert.deepInclude(refusal, { _tag: "StaleVersion", expected: 1, actual: 2 })
        assert.strictEqual(yield* sound, count)
      }
    })
  ))

test("a key is answered once, also where its first answer moved the log nowhere", () =>
  run(
    Effect.gen(function* () {
      const { here, made, office, sound, there } = yield* offices
      const answered = { key: CommandKey.make("idle"), fingerprint: "idle", body: '"idle"' }
      yield* here.commit(made(1, "first"))
      assert.strictEqual((yield* Effect.flip(here.commit(made(2, "first"))))._tag, "AlreadyAnswered")
      yield* here.commit(made(3))
      yield* there.commit({
        workspaceId: office.workspaceId,
        events: [],
        expected: [],
        changes: {},
        answer: answered
      })
      const count = yield* sound
      assert.strictEqual((yield* Effect.flip(here.commit(made(4, "idle"))))._tag, "AlreadyAnswered")
      assert.strictEqual(yield* sound, count)
    })
  ))
