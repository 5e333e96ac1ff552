/** What must a store of deals do? Give back what was put in, and find it by every filter in every order. */
import { assert } from "@effect/vitest"
import { Deals } from "@weir/application/ports/Deals"
import { EventLog } from "@weir/application/ports/EventLog"
import { Journal } from "@weir/application/ports/Journal"
import { Ledger } from "@weir/application/ports/Ledger"
import { DealCommand } from "@weir/domain/deal/DealCommand"
import { entriesOf } from "@weir/domain/ledger/Ledger"
import { bookOf, books } from "@weir/domain/metrics/books"
import * as Instant from "@weir/domain/time/Instant"
import { Effect } from "effect"
import * as fc from "fast-check"
import { allDeals, plainEntries } from "./dump.ts"
import { listing } from "./listing.ts"
import { commitOf, creation, dealId, newWorkspaceId, openOffice, stageNamed } from "./office.ts"
import { everything } from "./queries.ts"
import { run, type Suite } from "./suite.ts"
import { budgets, externalIds, fields, instants, names } from "./values.ts"

const value = fc.record({
  title: names,
  externalId: fc.option(externalIds),
  fields,
  budget: budgets,
  at: instants,
  recordedAt: instants
})

/** Ten deals of one workspace, no two of the same external id. */
const values = fc.uniqueArray(value, {
  minLength: 10,
  maxLength: 10,
  selector: ({ externalId }) => externalId ?? Symbol("none")
})

export const deals: Suite = {
  title: "Deals",
  laws: (laws) => {
    const { law, runs, test } = laws
    test("an unknown deal is not found, in any workspace", () =>
      Effect.gen(function* () {
        const deals = yield* Deals
        const [office, other] = [yield* openOffice(), yield* openOffice()]
        yield* (yield* Journal).commit(commitOf(office.ask(creation(office, 1, { externalId: "X-1" }))))
        assert.strictEqual((yield* deals.get(office.workspaceId, dealId(1))).title, "Deal 1")
        for (const workspaceId of [other.workspaceId, newWorkspaceId()]) {
          assert.deepInclude(yield* Effect.flip(deals.get(workspaceId, dealId(1))), {
            _tag: "DealNotFound",
            id: dealId(1)
          })
          assert.deepStrictEqual(yield* deals.some(workspaceId, [dealId(1)]), [])
          assert.deepStrictEqual(yield* deals.byExternalIds(workspaceId, ["X-1"]), [])
        }
      }))

    law(
      "whatever the schemas accept comes back as it was, in the state, in the log and in the books",
      values,
      Math.ceil(runs / 2),
      (list) =>
        Effect.gen(function* () {
          const [deals, journal, ledger, log] = [yield* Deals, yield* Journal, yield* Ledger, yield* EventLog]
          const office = yield* openOffice()
          for (const [n, { at, recordedAt, ...wanted }] of list.entries()) {
            const batch = office.ask(creation(office, n, wanted), { at, recordedAt })
            const { events } = yield* journal.commit(commitOf(batch))
            const deal = yield* deals.get(office.workspaceId, dealId(n))
            assert.deepStrictEqual([deal], [...(batch.changes.deals ?? [])])
            assert.deepInclude(deal, { ...wanted, createdAt: at })
            const told = yield* log.about(office.workspaceId, "deal", dealId(n))
            assert.deepStrictEqual(told, events)
            assert.deepStrictEqual(
              told,
              batch.events.map((event, i) => ({ ...event, seq: events[i]?.seq ?? 0 }))
            )
            if (wanted.externalId === null) continue
            assert.deepStrictEqual(yield* deals.byExternalIds(office.workspaceId, [wanted.externalId]), [
              deal
            ])
          }
          const due = entriesOf(books, office.stage.events, () => [])
          assert.deepStrictEqual(
            plainEntries(yield* ledger.written(office.workspaceId, 0, 1000)),
            plainEntries(due)
          )
          // No window takes in the very last instant: its end is exclusive.
          const inside = list.filter(({ at }) => at < Instant.MAX)
          const amount = inside.reduce((sum, { budget }) => sum + (budget?.amount ?? 0), 0)
          const query = everything(bookOf("new-deals"), { by: [] })
          const { balances } = yield* ledger.sums(office.workspaceId, { query })
          const tally = balances["query"]?.[0]?.tally ?? { deals: 0, amount: 0 }
          assert.deepInclude(tally, { deals: inside.length, amount })
        })
    )

    test("a field may have any name that its schema accepts", () =>
      Effect.gen(function* () {
        const office = yield* openOffice()
        const names = [
          "__proto__",
          "constructor",
          "toString",
          "hasOwnProperty",
          "length",
          "0",
          " ",
          "a.b",
          'a"b',
          "a\\b"
        ]
        const fields = Object.fromEntries(names.map((name) => [name, `value of ${name}`]))
        const batch = office.ask(creation(office, 1, { fields }))
        yield* (yield* Journal).commit(commitOf(batch))
        assert.deepStrictEqual((yield* (yield* Deals).get(office.workspaceId, dealId(1))).fields, fields)
      }))

    test("a deleted deal is found by its id, its external id and the filter for deleted ones, and by nothing else", () =>
      Effect.gen(function* () {
        const [journal, deals] = [yield* Journal, yield* Deals]
        const office = yield* openOffice()
        yield* journal.commit(
          commitOf(
            office.ask(creation(office, 1, { externalId: "X-1", stageId: stageNamed(office, "Won").id }))
          )
        )
        yield* journal.commit(commitOf(office.ask(creation(office, 2, { externalId: "X-2" }))))
        yield* journal.commit(commitOf(office.ask(DealCommand.cases.DeleteDeal.make({ dealId: dealId(1) }))))
        const gone = yield* deals.get(office.workspaceId, dealId(1))
        assert.isNotNull(gone.deletedAt)
        assert.deepStrictEqual(yield* deals.some(office.workspaceId, [dealId(1), dealId(9)]), [gone])
        assert.deepStrictEqual(yield* deals.byExternalIds(office.workspaceId, ["X-1", "X-9"]), [gone])
        assert.deepStrictEqual(yield* allDeals(office.workspaceId, { status: "deleted" }), [gone])
        assert.deepStrictEqual(yield* allDeals(office.workspaceId, { status: "won" }), [])
        assert.deepStrictEqual(
          (yield* allDeals(office.workspaceId)).map(({ id }) => id),
          [dealId(2)]
        )
        assert.deepStrictEqual(yield* deals.some(office.workspaceId, []), [])
      }))

    listing(laws)
  }
}

/** Holds an adapter to the laws of deals. */
export const dealsSuite = run(deals)
