// Do commits that wait go together, does each get its own outcome, and does nobody wait for somebody who left?
import type { Commit, Committed } from "@weir/application/ports/Journal"
import { CommandKey, WorkspaceId } from "@weir/domain/identity/Id"
import { Deferred, Effect, Exit, Fiber } from "effect"
import { assert, test } from "vitest"
import { makeLine, type Write } from "./Line.ts"

const workspaceId = WorkspaceId.make("00000000-0000-4000-8000-000000000001")

/** A commit that is told from others by the deal it expects something of. */
const commit = (deal: string, more: Partial<Commit> = {}): Commit => ({
  workspaceId,
  // What happened does not matter here, only that something did.
  events: [{ fact: { _tag: "DealMoved" } } as never],
  expected: [{ kind: "deal", id: deal, version: 1 }],
  changes: {},
  answer: null,
  ...more
})
const dealOf = ({ expected }: Commit) => expected[0]!.id

/** Writes when it is let to, and notes what went together. */
const storage = (outcome: (commit: Commit) => Exit.Exit<Committed, string>) => {
  const groups: Array<ReadonlyArray<string>> = []
  const gates: Array<Deferred.Deferred<void>> = []
  let seq = 0
  const write: Write<string> = (commits) =>
    Effect.gen(function* () {
      groups.push(commits.map(dealOf))
      const gate = Deferred.makeUnsafe<void>()
      gates.push(gate)
      yield* Deferred.await(gate)
      return commits.map((one) => Exit.map(outcome(one), () => ({ events: [], seq: ++seq })))
    })
  /** Lets what is being written end, and what follows begin. */
  const end = Effect.gen(function* () {
    for (const gate of gates) yield* Deferred.succeed(gate, undefined)
    yield* Effect.sleep("2 millis")
  })
  return { groups, write, end }
}
const fine = () => Exit.succeed({ events: [], seq: 0 })

const run = <A, E>(effect: Effect.Effect<A, E>) => Effect.runPromise(effect)

test("what comes while one is written goes together after it; what meets another of the group goes later", () =>
  run(
    Effect.gen(function* () {
      const { end, groups, write } = storage(fine)
      const written = makeLine(write)
      const key = { key: CommandKey.make("k"), fingerprint: "f", body: "{}" }
      const all = [
        commit("a"),
        commit("b"),
        commit("c", { answer: key }),
        commit("b"),
        commit("d", { answer: key }),
        commit("e")
      ]
      const fibers = yield* Effect.forEach(all, (one) =>
        Effect.forkChild(written(one), { startImmediately: true })
      )
      yield* end
      yield* end
      yield* end
      const ends = yield* Effect.forEach(fibers, Fiber.join)
      assert.deepStrictEqual(groups, [["a"], ["b", "c", "e"], ["b", "d"]])
      assert.sameMembers(
        ends.map(({ seq }) => seq),
        [1, 2, 3, 4, 5, 6]
      )
    })
  ))

test("what is more than deals and plain records goes alone", () =>
  run(
    Effect.gen(function* () {
      const { end, groups, write } = storage(fine)
      const written = makeLine(write)
      const wide = commit("b", { changes: { catalogue: [{} as never] } })
      const all = [commit("a"), wide, commit("c"), commit("d")]
      const fibers = yield* Effect.forEach(all, (one) =>
        Effect.forkChild(written(one), { startImmediately: true })
      )
      yield* end
      yield* end
      yield* end
      yield* Effect.forEach(fibers, Fiber.join)
      assert.deepStrictEqual(groups, [["a"], ["b"], ["c", "d"]])
    })
  ))

test("a refusal is that of one alone, and so is what cannot be written at all", () =>
  run(
    Effect.gen(function* () {
      const groups: Array<ReadonlyArray<string>> = []
      const written = makeLine<string>((commits) =>
        Effect.gen(function* () {
          groups.push(commits.map(dealOf))
          yield* Effect.sleep("5 millis")
          if (commits.some((one) => dealOf(one) === "poison")) return yield* Effect.die("the disk is full")
          return commits.map((one) =>
            dealOf(one) === "stale" ? Exit.fail("stale") : Exit.succeed({ events: [], seq: 1 })
          )
        })
      )
      const names = ["first", "good", "stale", "poison", "better"]
      const ends = yield* Effect.forEach(names, (name) => Effect.exit(written(commit(name))), {
        concurrency: "unbounded"
      })
      assert.deepStrictEqual(
        ends.map((exit) => (Exit.isSuccess(exit) ? "written" : Exit.hasDies(exit) ? "died" : "refused")),
        ["written", "written", "refused", "died", "written"]
      )
      assert.deepStrictEqual(groups.slice(0, 2), [["first"], ["good", "stale", "poison", "better"]])
    })
  ))

test("who leaves while waiting is not written, and holds up nobody", () =>
  run(
    Effect.gen(function* () {
      const { end, groups, write } = storage(fine)
      const written = makeLine(write)
      const fork = (name: string) => Effect.forkChild(written(commit(name)), { startImmediately: true })
      const [first, leaver, last] = [yield* fork("a"), yield* fork("b"), yield* fork("c")]
      yield* Fiber.interrupt(leaver)
      yield* end
      yield* end
      yield* Effect.forEach([first, last], Fiber.join)
      assert.deepStrictEqual(groups, [["a"], ["c"]])
      const [again] = [yield* fork("d")]
      yield* end
      yield* Fiber.join(again)
      assert.deepStrictEqual(groups, [["a"], ["c"], ["d"]])
    })
  ))

test("commits of other workspaces do not wait", () =>
  run(
    Effect.gen(function* () {
      const { end, groups, write } = storage(fine)
      const written = makeLine(write)
      const other = WorkspaceId.make("00000000-0000-4000-8000-000000000002")
      yield* Effect.forkChild(written(commit("a")), { startImmediately: true })
      const there = yield* Effect.forkChild(written(commit("b", { workspaceId: other })), {
        startImmediately: true
      })
      assert.deepStrictEqual(groups, [["a"], ["b"]])
      yield* end
      yield* Fiber.join(there)
    })
  ))
