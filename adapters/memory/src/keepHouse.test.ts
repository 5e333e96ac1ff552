// Is what has served its time cleared away, and nothing a moment earlier?
import { answer } from "@weir/conformance/answering"
import { commitOf, creation, openOffice } from "@weir/conformance/office"
import { CommandKey } from "@weir/domain/identity/Id"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { assert, test } from "vitest"
import { layer as memory } from "./Memory.ts"
import { answersKeptMs, keepHouse, notesKeptMs } from "@weir/application/keepHouse"
import { Journal } from "@weir/application/ports/Journal"
import { Outbox } from "@weir/application/ports/Outbox"
import { present } from "@weir/application/present"

const hourMs = 3_600_000

const kept = keepHouse().pipe(
  Effect.forkChild,
  Effect.flatMap((fiber) => Effect.andThen(TestClock.adjust("10 seconds"), Fiber.join(fiber)))
)

test("answers go after a day, notes of what was told of after a week, and what waits stays", () =>
  Effect.gen(function* () {
    const begun = Date.now()
    yield* TestClock.setTime(begun)
    const office = yield* openOffice()
    const journal = yield* Journal
    const outbox = yield* Outbox
    const many = 2300
    for (let n = 0; n < many; n++)
      yield* journal.commit(commitOf(office.ask(creation(office, n)), answer(`key ${n}`)))
    const notes = yield* outbox.untold(1_000_000)
    const waits = notes.slice(-1)
    yield* outbox.told(notes.slice(0, -1), yield* present)

    yield* TestClock.setTime(begun + answersKeptMs - hourMs)
    assert.deepStrictEqual(yield* kept, { answers: 0, notes: 0 })
    assert.isNotNull(yield* journal.answered(office.workspaceId, CommandKey.make("key 7")))
    yield* TestClock.setTime(begun + answersKeptMs + hourMs)
    assert.deepStrictEqual(yield* kept, { answers: many, notes: 0 })
    assert.isNull(yield* journal.answered(office.workspaceId, CommandKey.make("key 7")))
    yield* TestClock.setTime(begun + notesKeptMs + hourMs)
    assert.deepStrictEqual(yield* kept, { answers: 0, notes: notes.length - 1 })
    assert.deepStrictEqual(yield* outbox.untold(10), waits)
  }).pipe(Effect.provide([memory, TestClock.layer()]), Effect.orDie, Effect.runPromise))
