/** What must a list of deals do? Show those that fit a filter, each once, in the order that was asked for. */
import { assert } from "@effect/vitest"
import { Deals, type DealsFilter, type DealsSort, DealsSort as Sort } from "@weir/application/ports/Deals"
import { Journal } from "@weir/application/ports/Journal"
import { type Holders, mayRead } from "@weir/domain/access/Viewer"
import type { Deal } from "@weir/domain/deal/Deal"
import { DealCommand } from "@weir/domain/deal/DealCommand"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import * as Instant from "@weir/domain/time/Instant"
import { histories } from "@weir/specs/histories/histories"
import { Effect } from "effect"
import * as fc from "fast-check"
import { commitOf, creation, dealId, openedAt, openOffice, store } from "./office.ts"
import type { Laws } from "./suite.ts"

/** All pages of a list; every page says the same total. */
const pages = (
  workspaceId: WorkspaceId,
  filter: DealsFilter,
  sort: DealsSort,
  descending: boolean,
  limit: number,
  holders: Holders = null
) =>
  Effect.gen(function* () {
    const deals = yield* Deals
    const found: Array<Deal> = []
    const totals = new Set<number>()
    let after: string | null = null
    do {
      const page: Effect.Success<ReturnType<typeof deals.list>> = yield* deals.list(workspaceId, {
        filter,
        holders,
        sort,
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

/** What a filter means. */
const fits = (
  { companyIds, contactIds, ownerIds, pipelineId, sourceIds, stageIds, status }: DealsFilter,
  deal: Deal
): boolean =>
  ((contactIds === undefined && companyIds === undefined) ||
    (contactIds ?? []).some((id) => id === deal.contactId) ||
    (companyIds ?? []).some((id) => id === deal.companyId)) &&
  (deal.deletedAt !== null) === (status === "deleted") &&
  (pipelineId === undefined || deal.place.pipelineId === pipelineId) &&
  (stageIds === undefined || stageIds.includes(deal.place.stageId)) &&
  (ownerIds === undefined || ownerIds.includes(deal.ownerId)) &&
  (sourceIds === undefined || (deal.sourceId !== null && sourceIds.includes(deal.sourceId))) &&
  (status === undefined ||
    status === "deleted" ||
    (status === "active" ? ["open", "incoming"].includes(deal.place.kind) : deal.place.kind === status))

const order: Readonly<Record<DealsSort, ((deal: Deal) => number | null) | null>> = {
  created: ({ createdAt }) => createdAt,
  changed: ({ changedAt }) => changedAt,
  entered: ({ enteredAt }) => enteredAt,
  amount: ({ budget }) => budget?.amount ?? null,
  title: null
}

const idsOf = (deals: ReadonlyArray<Deal>): ReadonlyArray<string> =>
  deals.map(({ id }) => id as string).sort()

const filterPicks = fc.array(
  fc.record({
    pipeline: fc.boolean(),
    stages: fc.option(fc.array(fc.nat(99), { maxLength: 4 }), { freq: 2 }),
    owners: fc.option(fc.array(fc.nat(99), { maxLength: 2 }), { freq: 2 }),
    sources: fc.option(fc.array(fc.nat(99), { maxLength: 2 }), { freq: 2 }),
    contacts: fc.option(fc.array(fc.nat(99), { maxLength: 3 }), { freq: 1 }),
    companies: fc.option(fc.array(fc.nat(99), { maxLength: 3 }), { freq: 1 }),
    holders: fc.option(fc.array(fc.nat(99), { maxLength: 2 }), { freq: 1 }),
    status: fc.option(
      fc.constantFrom("active" as const, "won" as const, "lost" as const, "deleted" as const),
      { freq: 2 }
    )
  }),
  { minLength: 6, maxLength: 6 }
)

/** The laws about lists of deals. */
export const listing = ({ law, runs, test }: Laws): void => {
  law(
    "every page order shows each deal once",
    fc.tuple(histories(), fc.integer({ min: 1, max: 5 })),
    Math.ceil(runs / 2),
    ([history, limit]) =>
      Effect.gen(function* () {
        const { deals, workspaceId } = yield* store(history)
        const live = deals.filter(({ deletedAt }) => deletedAt === null)
        for (const sort of Sort.literals) {
          for (const descending of [false, true]) {
            const found = yield* pages(workspaceId, {}, sort, descending, limit)
            assert.deepStrictEqual(idsOf(found), idsOf(live), `${sort} ${descending}`)
            const value = order[sort]
            const values = value === null ? [] : found.flatMap((deal) => value(deal) ?? [])
            assert.deepStrictEqual(
              values,
              values.toSorted((a, b) => (descending ? b - a : a - b)),
              `${sort} ${descending}`
            )
          }
        }
      })
  )

  law(
    "a filter finds the deals that fit it and that the viewer may read, and says how many",
    fc.tuple(histories(), filterPicks),
    runs,
    ([history, picks]) =>
      Effect.gen(function* () {
        const { deals, state, workspaceId } = yield* store(history)
        const pipelines = [...state.pipelines.values()]
        const stages = pipelines.flatMap((p) => p.stages.map(({ id }) => id))
        const owners = [...new Set(deals.map(({ ownerId }) => ownerId))]
        const sources = [...new Set(deals.flatMap(({ sourceId }) => sourceId ?? []))]
        const pick = <A>(from: ReadonlyArray<A>, which: ReadonlyArray<number>) =>
          which.flatMap((n) => from[n % Math.max(1, from.length)] ?? [])
        const contacts = [...new Set(deals.flatMap(({ contactId }) => contactId ?? []))]
        const companies = [...new Set(deals.flatMap(({ companyId }) => companyId ?? []))]
        for (const picked of picks) {
          const { companies: co, contacts: ct, owners: o, pipeline, sources: s, stages: st, status } = picked
          const holders = picked.holders === null ? null : pick(owners, picked.holders)
          const first = pipelines[0]
          const filter: DealsFilter = {
            ...(pipeline && first !== undefined ? { pipelineId: first.id } : {}),
            ...(st === null ? {} : { stageIds: pick(stages, st) }),
            ...(o === null ? {} : { ownerIds: pick(owners, o) }),
            ...(s === null ? {} : { sourceIds: pick(sources, s) }),
            ...(ct === null ? {} : { contactIds: pick(contacts, ct) }),
            ...(co === null ? {} : { companyIds: pick(companies, co) }),
            ...(status === null ? {} : { status })
          }
          const found = yield* pages(workspaceId, filter, "changed", true, 6, holders)
          assert.deepStrictEqual(
            idsOf(found),
            idsOf(deals.filter((deal) => mayRead(holders, [deal.ownerId]) && fits(filter, deal))),
            JSON.stringify({ holders, ...filter })
          )
        }
      })
  )

  test("a text is looked for in titles and external ids, whatever the case, and means only itself", () =>
    Effect.gen(function* () {
      const [journal, deals] = [yield* Journal, yield* Deals]
      const office = yield* openOffice()
      const titles = [
        "100% sure",
        "100 sure",
        "a_b",
        "axb",
        "back\\slash",
        "ЖУРАВЛЬ и Синица",
        "Größe",
        'it\'s "x"'
      ]
      for (const [n, title] of titles.entries()) {
        yield* journal.commit(
          commitOf(office.ask(creation(office, n, { title, externalId: n === 3 ? "Ref-77" : null })))
        )
      }
      const look = (text: string) =>
        Effect.map(
          deals.list(office.workspaceId, {
            filter: { text },
            holders: null,
            sort: "created",
            descending: false,
            after: null,
            limit: 20
          }),
          ({ items }) => items.map(({ title }) => title)
        )
      assert.deepStrictEqual(yield* look("0%"), ["100% sure"])
      assert.deepStrictEqual(yield* look("a_b"), ["a_b"])
      assert.deepStrictEqual(yield* look("k\\s"), ["back\\slash"])
      assert.deepStrictEqual(yield* look("журавль И"), ["ЖУРАВЛЬ и Синица"])
      assert.deepStrictEqual(yield* look("GRÖ"), ["Größe"])
      assert.deepStrictEqual(yield* look("ref-7"), ["axb"])
      assert.deepStrictEqual(yield* look("'s \"X"), ['it\'s "x"'])
      assert.deepStrictEqual(yield* look("nowhere"), [])
    }))

  test("titles are put in order, and ties do not repeat or skip", () =>
    Effect.gen(function* () {
      const journal = yield* Journal
      const office = yield* openOffice()
      for (const [n, title] of ["delta", "alpha", "charlie", "alpha", "bravo", "alpha"].entries()) {
        yield* journal.commit(commitOf(office.ask(creation(office, n, { title }))))
      }
      const up = yield* pages(office.workspaceId, {}, "title", false, 2)
      assert.deepStrictEqual(
        up.map(({ title }) => title),
        ["alpha", "alpha", "alpha", "bravo", "charlie", "delta"]
      )
      assert.strictEqual(new Set(up.map(({ id }) => id)).size, 6)
      const down = yield* pages(office.workspaceId, {}, "title", true, 2)
      assert.deepStrictEqual(
        down.map(({ title }) => title),
        ["delta", "charlie", "bravo", "alpha", "alpha", "alpha"]
      )
      assert.strictEqual(new Set(down.map(({ id }) => id)).size, 6)
    }))

  test("a deal that comes in between two pages neither repeats nor hides another", () =>
    Effect.gen(function* () {
      const [journal, deals] = [yield* Journal, yield* Deals]
      const office = yield* openOffice()
      const add = (n: number) =>
        journal.commit(
          commitOf(
            office.ask(creation(office, n), {
              at: Instant.make(openedAt + n * 1000),
              recordedAt: Instant.make(openedAt + 99_000)
            })
          )
        )
      for (const n of [10, 20, 30, 40]) yield* add(n)
      const list = (after: string | null) =>
        deals.list(office.workspaceId, {
          filter: {},
          holders: null,
          sort: "created",
          descending: false,
          after,
          limit: 2
        })
      const first = yield* list(null)
      yield* add(5)
      const second = yield* list(first.next)
      assert.deepStrictEqual(
        [...first.items, ...second.items].map(({ title }) => title),
        ["Deal 10", "Deal 20", "Deal 30", "Deal 40"]
      )
      assert.strictEqual(second.next, null)
    }))

  test("a page behind the last deal is empty, and says how many there are", () =>
    Effect.gen(function* () {
      const [journal, deals] = [yield* Journal, yield* Deals]
      const office = yield* openOffice()
      for (const n of [1, 2, 3]) yield* journal.commit(commitOf(office.ask(creation(office, n))))
      const list = (after: string | null) =>
        deals.list(office.workspaceId, {
          filter: {},
          holders: null,
          sort: "title",
          descending: false,
          after,
          limit: 2
        })
      const { next } = yield* list(null)
      assert.isNotNull(next)
      yield* journal.commit(commitOf(office.ask(DealCommand.cases.DeleteDeal.make({ dealId: dealId(3) }))))
      assert.deepStrictEqual(yield* list(next), { items: [], total: 2, next: null })
    }))

  test("a cursor that no list gave out is refused", () =>
    Effect.gen(function* () {
      const deals = yield* Deals
      const { workspaceId } = yield* openOffice()
      for (const after of ["no cursor", "[]", "{}", "%", "e30="]) {
        const error = yield* Effect.flip(
          deals.list(workspaceId, {
            filter: {},
            holders: null,
            sort: "created",
            descending: false,
            after,
            limit: 5
          })
        )
        assert.deepInclude(error, { _tag: "CursorUnknown", cursor: after })
      }
    }))
}
