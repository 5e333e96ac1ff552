/** What must hold of a commit of very many facts? Nothing else than of many commits of one. */
import { assert } from "@effect/vitest"
import { EventLog } from "@weir/application/ports/EventLog"
import { type Commit, Journal } from "@weir/application/ports/Journal"
import type { Deal } from "@weir/domain/deal/Deal"
import { DealCommand } from "@weir/domain/deal/DealCommand"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { noLink } from "@weir/domain/log/link"
import { Cause, Effect, Exit } from "effect"
import * as fc from "fast-check"
import { dump } from "./dump.ts"
import { commitOf, creation, dealId, newWorkspaceId, openOffice, person } from "./office.ts"
import { type Laws, run, type Suite } from "./suite.ts"
import { budgets, externalIds, fields, names } from "./values.ts"

/** So many deals that an adapter which has a way of its own for much takes it. */
const many = 320

interface Written {
  readonly title: string
  readonly externalId: string | null
  readonly fields: Deal["fields"]
  readonly budget: Deal["budget"]
}

const written: fc.Arbitrary<ReadonlyArray<Written>> = fc
  .array(fc.record({ title: names, externalId: fc.option(externalIds), fields, budget: budgets }), {
    minLength: 40,
    maxLength: 60
  })
  .map((some) =>
    Array.from({ length: many }, (_, n): Written => {
      const own = some[n % some.length]!
      const { externalId } = own
      return {
        ...own,
        externalId: externalId === null ? null : `${n} ${externalId}`.slice(0, 200).toWellFormed()
      }
    })
  )

/** The commits of as many deals, the first of which get other owners afterwards; some are deleted, and a few brought back. */
const commitsOf = (workspaceId: WorkspaceId, deals: ReadonlyArray<Written>) =>
  Effect.map(openOffice(workspaceId), (office): ReadonlyArray<Commit> => {
    const { ChangeOwner, DeleteDeal, RestoreDeal } = DealCommand.cases
    const first = (count: number) => Array.from({ length: count }, (_, n) => dealId(n))
    return [
      ...deals.map((deal, n) => creation(office, n, deal)),
      ...first(20).map((id) => ChangeOwner.make({ dealId: id, to: person(1) })),
      ...first(15).map((id) => DeleteDeal.make({ dealId: id })),
      ...first(12).map((id) => RestoreDeal.make({ dealId: id }))
    ].map((command) => commitOf(office.ask(command)))
  })

/** All of them as one: what is expected is what they began with, what is stored is what they ended with. */
const asOne = (commits: ReadonlyArray<Commit>): Commit => {
  const deals = new Map(
    commits.flatMap(({ changes }) => (changes.deals ?? []).map((deal) => [deal.id as string, deal]))
  )
  const begun = new Map<string, Commit["expected"][number]>()
  for (const each of commits.flatMap(({ expected }) => expected))
    if (!begun.has(each.id)) begun.set(each.id, each)
  return {
    workspaceId: commits[0]!.workspaceId,
    events: commits.flatMap(({ events }) => events),
    expected: [...begun.values()],
    changes: { deals: [...deals.values()] },
    answer: null
  }
}

/** Without the names that differ from workspace to workspace. */
const plain = (seen: Effect.Success<ReturnType<typeof dump>>, workspaceId: WorkspaceId) => ({
  ...seen,
  events: seen.events.map(({ workspaceId: own, id: _id, transaction: _transaction, ...event }) => {
    assert.strictEqual(own, workspaceId)
    return event
  })
})

export const bulk: Suite = {
  title: "Commits of very many facts",
  laws: ({ law, test }: Laws) => {
    law("what is written at once is what is written one by one", written, 2, (deals) =>
      Effect.gen(function* () {
        const journal = yield* Journal
        const [one, other] = [newWorkspaceId(), newWorkspaceId()]
        const commits = yield* commitsOf(one, deals)
        for (const commit of commits) yield* journal.commit(commit)
        const again = yield* commitsOf(other, deals)
        for (const commit of again.slice(0, 10)) yield* journal.commit(commit)
        const { events } = yield* journal.commit(asOne(again.slice(10)))
        assert.isAtLeast(events.length, many)
        const [apart, together] = [yield* dump(one), yield* dump(other)]
        const { directory: _one, ...ofOne } = plain(apart, one)
        const { directory: _other, ...ofOther } = plain(together, other)
        assert.deepStrictEqual(ofOther, ofOne)
        assert.deepStrictEqual(together.wrongCells, [])
        const recorded = yield* (yield* EventLog).recorded(other, { seq: 0, link: noLink }, 10_000)
        assert.strictEqual(recorded.length, together.seq)
        assert.deepStrictEqual(
          recorded.filter(({ due, link }) => due !== link).map(({ event }) => event.seq),
          []
        )
        assert.strictEqual((yield* (yield* EventLog).end(other)).link, recorded.at(-1)?.link)
      })
    )

    test("where one of them cannot be written, none is, and the next commit is", () =>
      Effect.gen(function* () {
        const journal = yield* Journal
        const deals = Array.from({ length: many }, (_, n): Written => ({
          title: `Deal ${n}`,
          externalId: `at ${n === many - 1 ? 7 : n}`,
          fields: {},
          budget: null
        }))
        const office = yield* openOffice()
        const commits = deals.map((deal, n) => commitOf(office.ask(creation(office, n, deal))))
        const before = yield* dump(office.workspaceId)
        const exit = yield* Effect.exit(journal.commit(asOne(commits)))
        assert.isTrue(Exit.isFailure(exit) && Cause.hasDies(exit.cause), "two deals share an external id")
        assert.deepStrictEqual(yield* dump(office.workspaceId), before)
        const { seq } = yield* journal.commit(asOne(commits.slice(0, -1)))
        assert.strictEqual(seq, before.seq + many - 1)
        assert.deepStrictEqual((yield* dump(office.workspaceId)).wrongCells, [])
      }))
  }
}

/** Holds an adapter to the laws of large commits. */
export const bulkSuite = run(bulk)
