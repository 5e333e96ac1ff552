/** What must a store of records do? Give back activities, calls, talks and the like as they were, by id, by key, and in lists. */
import { assert } from "@effect/vitest"
import { Journal } from "@weir/application/ports/Journal"
import { Ledger } from "@weir/application/ports/Ledger"
import { Records, type RecordsFilter } from "@weir/application/ports/Records"
import type { CallCommand } from "@weir/domain/call/CallCommand"
import { DealCommand } from "@weir/domain/deal/DealCommand"
import type { UserId, WorkspaceId } from "@weir/domain/identity/Id"
import { bookOf } from "@weir/domain/metrics/books"
import type { Binding } from "@weir/domain/record/Binding"
import { recordKinds, type StateOf } from "@weir/domain/record/families"
import { histories } from "@weir/specs/histories/histories"
import { Effect } from "effect"
import * as fc from "fast-check"
import { unordered } from "./dump.ts"
import { commitOf, creation, dealId, newWorkspaceId, openOffice, person, store } from "./office.ts"
import { everything } from "./queries.ts"
import { filterOf, fitting, placedOf, wishes } from "./recordLists.ts"
import { call } from "./recordRacesSuite.ts"
import { run, type Suite } from "./suite.ts"

/** All pages of a list; every page says the same total. */
const pages = (workspaceId: WorkspaceId, filter: RecordsFilter, descending: boolean, limit: number) =>
  Effect.gen(function* () {
    const records = yield* Records
    const found: Array<StateOf> = []
    const totals = new Set<number>()
    let after: string | null = null
    do {
      const page: Effect.Success<ReturnType<typeof records.list>> = yield* records.list(workspaceId, {
        filter,
        descending,
        after,
        limit
      })
      assert.isAtMost(page.items.length, limit)
      found.push(...page.items)
      totals.add(page.total)
      after = page.next
    } while (after !== null)
    assert.deepStrictEqual([...totals], [found.length])
    return found
  })

export const records: Suite = {
  title: "Records",
  laws: ({ law, runs, test }) => {
    law(
      "gives back every record of a history, by id, by key, and among all of its kind",
      histories(),
      runs,
      (history) =>
        Effect.gen(function* () {
          const records = yield* Records
          const { state, workspaceId } = yield* store(history)
          for (const kind of recordKinds) {
            const due: ReadonlyArray<StateOf> = [...state.records[kind].values()]
            const ids = due.map(({ id }) => id as string)
            assert.deepStrictEqual(
              yield* records.all(workspaceId, kind),
              due.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
              kind
            )
            const some = yield* records.some(workspaceId, kind, [
              ...ids,
              ...ids,
              crypto.randomUUID(),
              "nobody"
            ])
            assert.deepStrictEqual(unordered(some), unordered(due), kind)
            const keys = due.flatMap((record) => placedOf(record).key ?? [])
            const keyed = due.filter((record) => placedOf(record).key !== null)
            assert.deepStrictEqual(
              unordered(yield* records.byKeys(workspaceId, kind, [...keys, "nobody"])),
              unordered(keyed),
              kind
            )
            const wanted = [...state.names].flatMap(([place, id]) =>
              place.startsWith(`${kind} `) ? [[place.slice(kind.length + 1), id] as const] : []
            )
            const taken = yield* records.byNames(workspaceId, kind, [
              ...wanted.map(([name]) => name),
              "nobody"
            ])
            assert.deepStrictEqual(
              unordered(taken.map(([name, record]) => [name, record.id])),
              unordered(wanted),
              kind
            )
            assert.deepStrictEqual(yield* records.some(workspaceId, kind, []), [])
            assert.deepStrictEqual(yield* records.byKeys(newWorkspaceId(), kind, keys), [])
            assert.deepStrictEqual(yield* records.all(newWorkspaceId(), kind), [])
          }
        })
    )

    law(
      "a list shows each record that fits and may be read once, in the order of its instant",
      fc.tuple(histories(), fc.array(wishes, { minLength: 8, maxLength: 8 })),
      runs,
      ([history, wanted]) =>
        Effect.gen(function* () {
          const played = yield* store(history)
          for (const wish of wanted) {
            const filter = filterOf(played, wish)
            const found = yield* pages(played.workspaceId, filter, wish.descending, wish.limit)
            assert.deepStrictEqual(
              unordered(found),
              unordered(fitting(played, filter)),
              JSON.stringify(filter)
            )
            const instants = found.map((record) => placedOf(record).at)
            assert.deepStrictEqual(
              instants,
              instants.toSorted((a, b) => (wish.descending ? b - a : a - b))
            )
          }
        })
    )

    test("a record that was bound to something else is found there, and where it was no longer", () =>
      Effect.gen(function* () {
        const journal = yield* Journal
        const office = yield* openOffice()
        for (const n of [1, 2]) yield* journal.commit(commitOf(office.ask(creation(office, n))))
        const to = (n: number): Binding => ({ kind: "deal", id: dealId(n) })
        const recorded = { ...call(1, "a"), bindings: [to(1)] } as CallCommand
        yield* journal.commit(commitOf(office.ask(recorded)))
        const bound = (n: number) =>
          Effect.map(
            pages(office.workspaceId, { kinds: ["call"], boundTo: [to(n)], holders: null }, false, 5),
            (found) => found.length
          )
        assert.deepStrictEqual([yield* bound(1), yield* bound(2)], [1, 0])
        const moved: CallCommand = { _tag: "RebindCall", callId: recorded.callId, to: [to(2)] }
        yield* journal.commit(commitOf(office.ask(moved)))
        assert.deepStrictEqual([yield* bound(1), yield* bound(2)], [0, 1])
      }))

    test("a record is read by whoever is responsible for it and by the owners of its deals, in lists and in sums alike", () =>
      Effect.gen(function* () {
        const [journal, ledger] = [yield* Journal, yield* Ledger]
        const office = yield* openOffice()
        const [ana, bjoern] = [person(0), person(1)]
        const contact = [...office.stage.state.catalogue.values()].find(({ kind }) => kind === "contact")
        const commands = [
          creation(office, 1, { ownerId: bjoern }),
          creation(office, 2, { ownerId: ana }),
          { ...call(1, "on the deal of another"), bindings: [{ kind: "deal", id: dealId(1) }] },
          { ...call(2, "on no deal"), bindings: [{ kind: "contact", id: contact?.id ?? "" }] },
          { ...call(3, "on nothing"), userId: bjoern }
        ] as ReadonlyArray<CallCommand>
        for (const command of commands) yield* journal.commit(commitOf(office.ask(command)))
        const readBy = (...holders: ReadonlyArray<UserId>) =>
          Effect.gen(function* () {
            const { items } = yield* (yield* Records).list(office.workspaceId, {
              filter: { kinds: ["call"], holders },
              descending: false,
              after: null,
              limit: 10
            })
            const query = { ...everything(bookOf("calls"), { by: [] }), holders }
            const { balances } = yield* ledger.sums(office.workspaceId, { query })
            assert.strictEqual(balances["query"]?.[0]?.tally["n"] ?? 0, items.length)
            assert.strictEqual(yield* ledger.count(office.workspaceId, [query]), items.length)
            return items.map(({ id }) => Number(id.slice(4, 8)))
          })
        assert.deepStrictEqual(yield* readBy(ana), [1, 2])
        assert.deepStrictEqual(yield* readBy(bjoern), [1, 3])
        assert.deepStrictEqual(yield* readBy(ana, bjoern), [1, 2, 3])
        assert.deepStrictEqual(yield* readBy(), [])
        // Rights follow whoever owns the deal now.
        const given = DealCommand.cases.ChangeOwner.make({ dealId: dealId(1), to: ana })
        yield* journal.commit(commitOf(office.ask(given)))
        assert.deepStrictEqual(yield* readBy(bjoern), [3])
      }))

    test("a cursor that no list gave out is refused", () =>
      Effect.gen(function* () {
        const records = yield* Records
        const { workspaceId } = yield* openOffice()
        for (const after of ["no cursor", "[]", "{}", "%", "e30="]) {
          const error = yield* Effect.flip(
            records.list(workspaceId, {
              filter: { kinds: recordKinds, holders: null },
              descending: false,
              after,
              limit: 5
            })
          )
          assert.deepInclude(error, { _tag: "CursorUnknown", cursor: after })
        }
      }))
  }
}

/** Holds an adapter to the laws of records. */
export const recordsSuite = run(records)
