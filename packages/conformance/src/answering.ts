/** What must a journal do with the answers it keeps? Give a repeated command its first answer, and have its effect once. */
import { assert } from "@effect/vitest"
import { EventLog } from "@weir/application/ports/EventLog"
import { type Answer, Journal } from "@weir/application/ports/Journal"
import { DealCommand } from "@weir/domain/deal/DealCommand"
import { CommandKey } from "@weir/domain/identity/Id"
import { Cause, Effect, Exit } from "effect"
import { dump } from "./dump.ts"
import { commitOf, creation, dealId, openOffice } from "./office.ts"
import type { Laws } from "./suite.ts"

/** An answer to keep. */
export const answer = (key: string, fingerprint = "f", body = `{"key":"${key}"}`): Answer => ({
  key: CommandKey.make(key),
  fingerprint,
  body
})

/** The laws about command keys and their answers. */
export const answering = ({ test }: Laws): void => {
  test("the same command key again gets the first answer and has no second effect, whatever became of the record", () =>
    Effect.gen(function* () {
      const journal = yield* Journal
      const office = yield* openOffice()
      const batch = office.ask(creation(office, 1))
      yield* journal.commit(commitOf(batch, answer("one", "f", `{"title":"Ünï 🎡"}`)))
      yield* journal.commit(commitOf(office.ask(DealCommand.cases.WinDeal.make({ dealId: dealId(1) }))))
      const before = yield* dump(office.workspaceId)
      const again = yield* Effect.flip(journal.commit(commitOf(batch, answer("one", "f", "{}"))))
      assert.deepInclude(again, { _tag: "AlreadyAnswered", body: `{"title":"Ünï 🎡"}` })
      assert.deepStrictEqual(yield* dump(office.workspaceId), before)
      assert.deepStrictEqual(
        yield* journal.answered(office.workspaceId, CommandKey.make("one")),
        answer("one", "f", `{"title":"Ünï 🎡"}`)
      )
    }))

  test("the same command key eight times at once has one effect and one answer", () =>
    Effect.gen(function* () {
      const journal = yield* Journal
      const office = yield* openOffice()
      const batch = office.ask(creation(office, 1))
      const tries = Array.from({ length: 8 }, (_, i) =>
        Effect.exit(journal.commit(commitOf(batch, answer("once", "f", `{"try":${i}}`))))
      )
      const exits = yield* Effect.all(tries, { concurrency: "unbounded" })
      const kept = yield* journal.answered(office.workspaceId, CommandKey.make("once"))
      assert.strictEqual(exits.filter(Exit.isSuccess).length, 1)
      for (const exit of exits.filter(Exit.isFailure)) {
        assert.deepInclude(Cause.squash(exit.cause), { _tag: "AlreadyAnswered", body: kept?.body })
      }
      assert.strictEqual(yield* (yield* EventLog).last(office.workspaceId), office.stage.events.length)
    }))

  test("a command key that was used for something else is refused, and nothing changes", () =>
    Effect.gen(function* () {
      const journal = yield* Journal
      const office = yield* openOffice()
      yield* journal.commit(commitOf(office.ask(creation(office, 1)), answer("key", "asked")))
      const before = yield* dump(office.workspaceId)
      const other = yield* Effect.flip(
        journal.commit(commitOf(office.ask(creation(office, 2)), answer("key", "asked otherwise")))
      )
      assert.deepInclude(other, { _tag: "CommandKeyReused", key: CommandKey.make("key") })
      assert.deepStrictEqual(yield* dump(office.workspaceId), before)
    }))

  test("a command that made nothing happen still keeps its answer", () =>
    Effect.gen(function* () {
      const journal = yield* Journal
      const { stage, workspaceId } = yield* openOffice()
      const committed = yield* journal.commit({
        workspaceId,
        events: [],
        expected: [],
        changes: {},
        answer: answer("idle")
      })
      assert.deepStrictEqual(committed, { events: [], seq: stage.events.length })
      assert.deepStrictEqual(yield* journal.answered(workspaceId, CommandKey.make("idle")), answer("idle"))
      assert.isNull(yield* journal.answered(workspaceId, CommandKey.make("never")))
    }))

  test("a command key belongs to one workspace", () =>
    Effect.gen(function* () {
      const journal = yield* Journal
      const [one, two] = [yield* openOffice(), yield* openOffice()]
      yield* journal.commit(commitOf(one.ask(creation(one, 1)), answer("shared", "one")))
      assert.isNull(yield* journal.answered(two.workspaceId, CommandKey.make("shared")))
      yield* journal.commit(commitOf(two.ask(creation(two, 1)), answer("shared", "two")))
      assert.strictEqual(
        (yield* journal.answered(one.workspaceId, CommandKey.make("shared")))?.fingerprint,
        "one"
      )
    }))
}
