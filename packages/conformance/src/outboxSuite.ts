/** What must an outbox do? Know every commit that nobody was told of, forget none of them, and let go of what has served its time. */
import { assert } from "@effect/vitest"
import { Housekeeping } from "@weir/application/ports/Housekeeping"
import { Journal } from "@weir/application/ports/Journal"
import { Outbox } from "@weir/application/ports/Outbox"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { CommandKey } from "@weir/domain/identity/Id"
import * as Instant from "@weir/domain/time/Instant"
import { Effect } from "effect"
import { answer } from "./answering.ts"
import { commitOf, creation, type Office, openOffice } from "./office.ts"
import { run, type Suite } from "./suite.ts"

const later = (hours: number) => Instant.clamp(Date.now() + hours * 3_600_000)

/** Whatever other suites have left behind is told of. */
const toldOfAll = Effect.gen(function* () {
  const outbox = yield* Outbox
  yield* outbox.told(yield* outbox.untold(1_000_000), later(0))
})

/** The notes of one workspace, among those of others. */
const notesOf = (workspaceId: WorkspaceId) =>
  Effect.map(
    Effect.flatMap(Outbox, (outbox) => outbox.untold(1_000_000)),
    (notes) => notes.filter((note) => note.workspaceId === workspaceId).map(({ seq }) => seq)
  )

/** Commits the creation of some deals, one by one, and gives the positions after each. */
const created = (office: Office, ...numbers: ReadonlyArray<number>) =>
  Effect.forEach(numbers, (n) =>
    Effect.gen(function* () {
      const batch = office.ask(creation(office, n))
      return (yield* (yield* Journal).commit(commitOf(batch, answer(`note ${n}`)))).seq
    })
  )

export const outbox: Suite = {
  title: "Outbox",
  laws: ({ test }) => {
    test("a commit waits until it is told of, and is not told of twice", () =>
      Effect.gen(function* () {
        const outbox = yield* Outbox
        const office = yield* openOffice()
        const { workspaceId } = office
        yield* toldOfAll
        assert.deepStrictEqual(yield* outbox.waiting, { commits: 0, oldest: null })
        const seqs = yield* created(office, 1, 2, 3)
        assert.sameMembers([...(yield* notesOf(workspaceId))], [...seqs])
        const { commits, oldest } = yield* outbox.waiting
        assert.isAtLeast(commits, 3)
        assert.isNotNull(oldest)
        const [first, ...rest] = seqs
        yield* outbox.told([{ workspaceId, seq: first ?? 0 }], later(0))
        yield* outbox.told([{ workspaceId, seq: first ?? 0 }], later(0))
        assert.sameMembers([...(yield* notesOf(workspaceId))], rest)
        yield* toldOfAll
        assert.deepStrictEqual(yield* notesOf(workspaceId), [])
      }))

    test("the oldest come first, and no more than asked for", () =>
      Effect.gen(function* () {
        const outbox = yield* Outbox
        yield* toldOfAll
        const office = yield* openOffice()
        yield* created(office, 1, 2, 3, 4)
        const all = yield* outbox.untold(1_000_000)
        assert.deepStrictEqual(yield* outbox.untold(2), all.slice(0, 2))
        assert.deepStrictEqual(
          yield* notesOf(office.workspaceId),
          [...(yield* notesOf(office.workspaceId))].sort((a, b) => a - b)
        )
      }))

    test("notes are cleared once they were told of and are old, never before", () =>
      Effect.gen(function* () {
        const outbox = yield* Outbox
        const housekeeping = yield* Housekeeping
        yield* toldOfAll
        const office = yield* openOffice()
        const [first = 0, second = 0] = yield* created(office, 1, 2)
        const long = { answers: later(-48), notes: later(48) }
        yield* outbox.told([{ workspaceId: office.workspaceId, seq: first }], later(0))
        yield* housekeeping.clear({ answers: later(-48), notes: later(-48) }, 1_000_000)
        assert.include(yield* notesOf(office.workspaceId), second)
        const { notes } = yield* housekeeping.clear(long, 1_000_000)
        assert.isAtLeast(notes, 1)
        assert.include(yield* notesOf(office.workspaceId), second)
        assert.strictEqual((yield* housekeeping.clear(long, 1_000_000)).notes, 0)
      }))

    test("answers are cleared when they are old, so many at a time", () =>
      Effect.gen(function* () {
        const housekeeping = yield* Housekeeping
        const journal = yield* Journal
        const office = yield* openOffice()
        const { workspaceId } = office
        yield* created(office, 1, 2, 3)
        const kept = Effect.map(
          Effect.forEach([1, 2, 3], (n) => journal.answered(workspaceId, CommandKey.make(`note ${n}`))),
          (found) => found.filter((one) => one !== null).length
        )
        yield* housekeeping.clear({ answers: later(-1), notes: later(-1) }, 1_000_000)
        assert.strictEqual(yield* kept, 3)
        const old = { answers: later(1), notes: later(-48) }
        assert.strictEqual((yield* housekeeping.clear(old, 2)).answers, 2)
        yield* housekeeping.clear(old, 1_000_000)
        assert.strictEqual(yield* kept, 0)
      }))
  }
}

export const outboxSuite = run(outbox)
