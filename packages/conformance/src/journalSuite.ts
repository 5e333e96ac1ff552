/** What must a journal do? Write each commit whole and once, one after the other, and refuse without a trace. */
import { assert } from "@effect/vitest"
import { Journal } from "@weir/application/ports/Journal"
import { Deals } from "@weir/application/ports/Deals"
import { EventLog } from "@weir/application/ports/EventLog"
import type { Deal } from "@weir/domain/deal/Deal"
import { DealCommand } from "@weir/domain/deal/DealCommand"
import { CommandKey } from "@weir/domain/identity/Id"
import { recordKinds, type StateOf } from "@weir/domain/record/families"
import * as Instant from "@weir/domain/time/Instant"
import { histories } from "@weir/specs/histories/histories"
import type { Batch } from "@weir/domain/workbook/Stage"
import { play } from "@weir/specs/histories/play"
import { Cause, Effect, Exit } from "effect"
import * as fc from "fast-check"
import { answer, answering } from "./answering.ts"
import { dump, unordered } from "./dump.ts"
import { commitOf, creation, dealId, newWorkspaceId, openOffice, person, store } from "./office.ts"
import { run, type Suite } from "./suite.ts"

const fails = <A, E, R>(effect: Effect.Effect<A, E, R>, why: string) =>
  Effect.map(Effect.exit(effect), (exit) =>
    assert.isTrue(Exit.isFailure(exit) && Cause.hasDies(exit.cause), why)
  )

/** The batch with another text smuggled past the types into the title of its first deal. */
const withTitle = (batch: Batch, title: string): Batch => ({
  ...batch,
  changes: { ...batch.changes, deals: (batch.changes.deals ?? []).map((deal): Deal => ({ ...deal, title })) }
})

export const journal: Suite = {
  title: "Journal",
  laws: (laws) => {
    const { law, runs, test } = laws
    test("events get the next places of the log, in their order, and come back as they were given", () =>
      Effect.gen(function* () {
        const [journal, log] = [yield* Journal, yield* EventLog]
        const { ask, workspaceId, ...office } = yield* openOffice()
        const before = yield* log.last(workspaceId)
        const batches = [1, 2, 3].map((n) => ask(creation({ ask, workspaceId, ...office }, n)))
        for (const [i, batch] of batches.entries()) {
          const { events, seq } = yield* journal.commit(commitOf(batch))
          assert.strictEqual(seq, before + i + 1)
          assert.deepStrictEqual(
            events,
            batch.events.map((event) => ({ ...event, seq }))
          )
          assert.deepStrictEqual(yield* log.after(workspaceId, before + i, 10), events)
        }
      }))

    const inBatches = fc.tuple(histories(), fc.constantFrom(1, 4, 50))

    law("the stored state is what the log makes when it is told again", inBatches, runs, ([history, size]) =>
      Effect.gen(function* () {
        const { deals, events, state, workspaceId } = yield* store(history, size)
        const stored = yield* dump(workspaceId)
        assert.deepStrictEqual(stored.events, events)
        assert.deepStrictEqual(stored.directory?.workspace, state.workspace)
        assert.deepStrictEqual(stored.directory?.pipelines, [...state.pipelines.values()])
        assert.sameDeepMembers([...(stored.directory?.users ?? [])], [...state.users.values()])
        const back = yield* (yield* Deals).some(
          workspaceId,
          deals.map(({ id }) => id)
        )
        assert.sameDeepMembers([...back], [...deals])
        assert.deepStrictEqual(
          stored.records,
          unordered(recordKinds.flatMap((kind): ReadonlyArray<StateOf> => [...state.records[kind].values()]))
        )
        assert.deepStrictEqual(stored.wrongCells, [])
      })
    )

    law(
      "a stale expected version is refused with both versions and changes nothing at all",
      fc.tuple(histories({ maxActs: 25 }), fc.nat(), fc.constantFrom(-1, 1, 7)),
      runs,
      ([history, which, off]) =>
        Effect.gen(function* () {
          const journal = yield* Journal
          const { batches, events, state, workspaceId } = yield* store(history)
          const touched = batches.flatMap(({ expected }) => expected)
          const { id, kind } = touched[which % touched.length] ?? {
            kind: "workspace" as const,
            id: workspaceId
          }
          const records = {
            workspace: new Map([[workspaceId as string, state.workspace]]),
            user: state.users,
            pipeline: state.pipelines,
            catalogue: state.catalogue,
            deal: state.deals,
            import: new Map(),
            ...state.records
          }
          const of: ReadonlyMap<string, { readonly version: number } | null> = records[kind]
          const actual = of.get(id)?.version ?? 0
          const last = batches.at(-1)
          if (last === undefined) return
          const before = yield* dump(workspaceId)
          const error = yield* Effect.flip(
            journal.commit({
              ...commitOf(last, answer("stale")),
              expected: [{ kind, id, version: actual + off }]
            })
          )
          assert.strictEqual(error._tag, "StaleVersion")
          if (error._tag === "StaleVersion")
            assert.deepInclude(error, { kind, id, expected: actual + off, actual })
          assert.deepStrictEqual(yield* dump(workspaceId), before)
          assert.strictEqual(before.seq, events.length)
          assert.isNull(yield* journal.answered(workspaceId, CommandKey.make("stale")))
        })
    )

    test("a record that should not exist yet but does, or should but does not, is stale", () =>
      Effect.gen(function* () {
        const journal = yield* Journal
        const office = yield* openOffice()
        const batch = office.ask(creation(office, 1))
        yield* journal.commit(commitOf(batch))
        const again = yield* Effect.flip(journal.commit(commitOf(batch)))
        assert.deepInclude(again, {
          _tag: "StaleVersion",
          kind: "deal",
          id: dealId(1),
          expected: 0,
          actual: 1
        })
        const absent = yield* Effect.flip(
          journal.commit({ ...commitOf(batch), expected: [{ kind: "deal", id: dealId(2), version: 1 }] })
        )
        assert.deepInclude(absent, { _tag: "StaleVersion", expected: 1, actual: 0 })
      }))

    test("a commit that breaks in the middle leaves nothing, and the next one leaves no gap", () =>
      Effect.gen(function* () {
        const journal = yield* Journal
        const office = yield* openOffice()
        yield* journal.commit(commitOf(office.ask(creation(office, 1, { externalId: "taken" }))))
        const before = yield* dump(office.workspaceId)
        const next = office.ask(creation(office, 2))
        yield* fails(
          journal.commit(commitOf(withTitle(next, "a\u0000b"), answer("broken"))),
          "a text with U+0000 was kept"
        )
        yield* fails(
          journal.commit(commitOf(withTitle(next, "x".repeat(121)), answer("broken"))),
          "a title beyond 120 characters was kept"
        )
        const twin = {
          ...next,
          changes: { deals: (next.changes.deals ?? []).map((deal) => ({ ...deal, externalId: "taken" })) }
        }
        yield* fails(journal.commit(commitOf(twin, answer("broken"))), "two deals share an external id")
        assert.deepStrictEqual(yield* dump(office.workspaceId), before)
        assert.isNull(yield* journal.answered(office.workspaceId, CommandKey.make("broken")))
        const { seq } = yield* journal.commit(commitOf(next, answer("broken")))
        assert.strictEqual(seq, before.seq + 1)
      }))

    test("eight commits at once take places without gaps, each its own in a row", () =>
      Effect.gen(function* () {
        const [journal, log] = [yield* Journal, yield* EventLog]
        const office = yield* openOffice()
        const before = yield* log.last(office.workspaceId)
        const batches = Array.from({ length: 8 }, (_, i) => {
          const created = office.ask(creation(office, i))
          const won = office.ask(DealCommand.cases.WinDeal.make({ dealId: dealId(i) }))
          return { ...created, events: [...created.events, ...won.events], changes: won.changes }
        })
        const committed = yield* Effect.all(
          batches.map((batch) => journal.commit(commitOf(batch))),
          { concurrency: "unbounded" }
        )
        const places = committed.map(({ events }) => events.map(({ seq }) => seq))
        for (const [first = 0, second] of places) assert.strictEqual(second, first + 1)
        assert.deepStrictEqual(
          places.flat().sort((a, b) => a - b),
          Array.from({ length: 16 }, (_, i) => before + i + 1)
        )
        const told = yield* log.after(office.workspaceId, before, 100)
        assert.deepStrictEqual(
          told.map(({ seq }) => seq),
          Array.from({ length: 16 }, (_, i) => before + i + 1)
        )
        assert.deepStrictEqual((yield* dump(office.workspaceId)).wrongCells, [])
      }))

    test("of eight changes of one record at once, one happens and the others are stale", () =>
      Effect.gen(function* () {
        const journal = yield* Journal
        const office = yield* openOffice()
        yield* journal.commit(commitOf(office.ask(creation(office, 1))))
        const batch = office.ask(DealCommand.cases.ChangeOwner.make({ dealId: dealId(1), to: person(1) }))
        const exits = yield* Effect.all(
          Array.from({ length: 8 }, () => Effect.exit(journal.commit(commitOf(batch)))),
          { concurrency: "unbounded" }
        )
        assert.strictEqual(exits.filter(Exit.isSuccess).length, 1)
        for (const exit of exits.filter(Exit.isFailure)) {
          assert.deepInclude(Cause.squash(exit.cause), { _tag: "StaleVersion", expected: 1, actual: 2 })
        }
      }))

    law(
      "two workspaces with the same ids never see each other",
      fc.tuple(histories({ maxActs: 20 }), histories({ maxActs: 20 })),
      Math.ceil(runs / 2),
      ([one, two]) =>
        Effect.gen(function* () {
          const journal = yield* Journal
          const first = yield* store(one)
          const before = yield* dump(first.workspaceId)
          const second = play(two, { workspaceId: newWorkspaceId(), actsPerBatch: 3 })
          yield* Effect.all(second.batches.map((batch) => journal.commit(commitOf(batch))))
          assert.deepStrictEqual(yield* dump(first.workspaceId), before)
          const other = yield* dump(second.workspaceId)
          assert.deepStrictEqual(other.events, second.events)
          assert.strictEqual(other.deals.length, second.deals.length)
        })
    )

    test("nothing is found of a workspace that was never opened", () =>
      Effect.gen(function* () {
        const empty = yield* dump(newWorkspaceId())
        assert.deepStrictEqual(empty, {
          seq: 0,
          events: [],
          directory: null,
          catalogue: [],
          deals: [],
          records: [],
          postings: [],
          wrongCells: [],
          jobs: [],
          rows: []
        })
      }))

    test("the first and the last instant that can be kept are kept", () =>
      Effect.gen(function* () {
        const [journal, log, deals] = [yield* Journal, yield* EventLog, yield* Deals]
        const office = yield* openOffice()
        for (const [n, at] of [Instant.MIN, Instant.MAX].entries()) {
          const { events, seq } = yield* journal.commit(
            commitOf(office.ask(creation(office, n), { at, recordedAt: at }))
          )
          assert.deepStrictEqual(yield* log.at(office.workspaceId, [seq]), events)
          assert.strictEqual((yield* deals.get(office.workspaceId, dealId(n))).createdAt, at)
        }
        assert.deepStrictEqual((yield* dump(office.workspaceId)).wrongCells, [])
      }))

    answering(laws)
  }
}

/** Holds an adapter to the laws of the journal. */
export const journalSuite = run(journal)
