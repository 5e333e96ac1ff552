import { entriesOf } from "@weir/domain/ledger/Ledger"
import { Fact, type FactTag } from "@weir/domain/log/Event"
import { replay } from "@weir/domain/log/replay"
import { books } from "@weir/domain/metrics/books"
import { Equal } from "effect"
import * as fc from "fast-check"
import { assert, describe, it } from "vitest"
import { histories } from "./histories.ts"
import { play, type Played } from "./play.ts"

const samples: ReadonlyArray<Played> = fc
  .sample(histories(), { numRuns: 1500, seed: 7 })
  .map((history) => play(history))
const events = samples.flatMap((played) => played.events)

const times = (of: Iterable<string>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const one of of) counts.set(one, (counts.get(one) ?? 0) + 1)
  return counts
}

const tags: ReadonlyArray<FactTag> = Fact.members.flatMap(
  (union) => Object.keys(union.cases) as ReadonlyArray<FactTag>
)

/** Situations that laws are about, each of which must come up. */
const situations: Readonly<Record<string, (played: Played) => boolean>> = {
  "a won deal is lost": ({ events }) =>
    events.some(
      ({ fact }) => fact._tag === "DealMoved" && fact.from.kind === "won" && fact.to.kind === "lost"
    ),
  "a lost deal is opened again": ({ events }) =>
    events.some(
      ({ fact }) => fact._tag === "DealMoved" && fact.from.kind === "lost" && fact.to.kind === "open"
    ),
  "a deal goes to another pipeline": ({ events }) =>
    events.some(({ fact }) => fact._tag === "DealMoved" && fact.from.pipelineId !== fact.to.pipelineId),
  "an enquiry is accepted": ({ events }) =>
    events.some(({ fact }) => fact._tag === "DealMoved" && fact.birth !== null),
  "an enquiry is declined": ({ events }) =>
    events.some(({ fact }) => fact._tag === "DealMoved" && fact.closes?.lastOpen === "incoming"),
  "a deal is created in an incoming stage": created("incoming"),
  "a deal is created in an open stage": created("open"),
  "a deal is created in a won stage": created("won"),
  "a deal is created in a lost stage": created("lost"),
  "a budget changes its currency": budget((from, to) => from !== null && to !== null && from !== to),
  "a budget goes away": budget((from, to) => from !== null && to === null),
  "a budget appears": budget((from, to) => from === null && to !== null),
  "a budget has no rate": ({ events }) =>
    events.some(({ fact }) => fact._tag === "DealCreated" && fact.budget?.base === null),
  "a fact is told late": ({ events }) => events.some((event) => event.occurredAt < event.recordedAt),
  "two facts share an instant": ({ events }) =>
    events.some(
      (e, i) =>
        i > 20 && e.occurredAt === events[i - 1]?.occurredAt && e.transaction !== events[i - 1]?.transaction
    ),
  "log order is not business order": ({ events }) =>
    events.some((event, i) => event.occurredAt < (events[i - 1]?.occurredAt ?? 0)),
  "an administrator's archiving moves deals": ({ events }) =>
    events.some(
      (event, i) =>
        event.fact._tag === "StageArchived" &&
        events[i - 1]?.fact._tag === "DealMoved" &&
        events[i - 1]?.transaction === event.transaction
    ),
  "a deal is deleted, restored and deleted again": ({ deals, events }) =>
    deals.some(
      ({ id }) => events.filter(({ fact }) => fact._tag === "DealDeleted" && fact.dealId === id).length > 1
    ),
  "the source of a born deal changes": ({ events }) =>
    events.some(({ fact }) => fact._tag === "DealSourceChanged" && fact.birth !== null),
  "a command is refused": ({ refusals }) => refusals.length > 0
}

function created(kind: string) {
  return ({ events }: Played) =>
    events.some(({ fact }) => fact._tag === "DealCreated" && fact.place.kind === kind)
}

function budget(changes: (from: string | null, to: string | null) => boolean) {
  return ({ events }: Played) =>
    events.some(
      ({ fact }) =>
        fact._tag === "DealBudgetChanged" && changes(fact.from?.currency ?? null, fact.to?.currency ?? null)
    )
}

describe("histories reach", () => {
  it("every kind of fact", () => {
    const seen = times(events.map(({ fact }) => fact._tag))
    assert.isAtLeast(tags.length, 26, "the list of facts was read")
    assert.deepStrictEqual(
      tags.filter((tag) => (seen.get(tag) ?? 0) < 5),
      []
    )
  })

  it("every book, with posted, reversed and restored entries", () => {
    const entries = samples.flatMap((played) => entriesOf(books, played.events, () => []))
    const seen = times(entries.map(({ book, kind }) => `${book} ${kind}`))
    // Nobody's time online is ever taken back, and no client is deleted.
    const wanted = books.flatMap(({ id }) =>
      (["usage", "client-names"].includes(id) ? ["posted"] : ["posted", "reversed", "restored"]).map(
        (kind) => `${id} ${kind}`
      )
    )
    assert.isAtLeast(books.length, 5, "the list of books was read")
    assert.deepStrictEqual(
      wanted.filter((one) => (seen.get(one) ?? 0) < 5),
      []
    )
  })

  it("every cause", () => {
    const seen = times(events.map(({ cause }) => cause.kind))
    assert.deepStrictEqual(
      ["user", "automation", "admin", "import", "undo"].filter((cause) => (seen.get(cause) ?? 0) < 5),
      []
    )
  })

  it("every refusal of a deal that a person can meet", () => {
    const seen = times(samples.flatMap(({ refusals }) => refusals.map(({ refusal }) => refusal._tag)))
    const wanted = [
      "DealIsDeleted",
      "DealIsNotDeleted",
      "DealIsNotClosed",
      "HappenedBeforeLastChange",
      "LossReasonRequired",
      "LossReasonNotExpected",
      "RobotOwnsIncomingOnly",
      "StageNotInPipeline",
      "StageTransitionNotAllowed",
      "UserIsDisabled"
    ]
    assert.deepStrictEqual(
      wanted.filter((tag) => !seen.has(tag)),
      []
    )
  })

  for (const [name, happens] of Object.entries(situations)) {
    it(name, () => assert.isAtLeast(samples.filter(happens).length, 3))
  }
})

describe("a played history", () => {
  it("mostly consists of commands that are carried out", () => {
    const acts = samples.reduce(
      (n, { refusals, events }) => n + refusals.length + new Set(events.map((e) => e.transaction)).size,
      0
    )
    const refused = samples.reduce((n, { refusals }) => n + refusals.length, 0)
    assert.isBelow(refused / acts, 0.35)
  })

  it("makes the state that its events make when they are told again", () => {
    for (const { events, state } of samples) {
      const again = replay(events)
      assert.isTrue(Equal.equals([...again.deals], [...state.deals]))
      assert.isTrue(Equal.equals(again.workspace, state.workspace))
    }
  })

  it("writes the same events in batches of any size, and every batch starts where the one before ended", () => {
    fc.assert(
      fc.property(histories({ maxActs: 15 }), fc.integer({ min: 1, max: 9 }), (history, actsPerBatch) => {
        const [one, many] = [play(history), play(history, { actsPerBatch })]
        assert.deepStrictEqual(
          many.batches.flatMap((batch) => batch.events),
          one.batches.flatMap((batch) => batch.events)
        )
        const versions = new Map<string, number>()
        for (const { changes, expected } of many.batches) {
          for (const { id, kind, version } of expected)
            assert.strictEqual(version, versions.get(`${kind} ${id}`) ?? 0)
          const kept = [
            ...(changes.workspace === undefined ? [] : [["workspace", changes.workspace] as const]),
            ...(changes.users ?? []).map((one) => ["user", one] as const),
            ...(changes.pipelines ?? []).map((one) => ["pipeline", one] as const),
            ...(changes.catalogue ?? []).map((one) => ["catalogue", one] as const),
            ...(changes.deals ?? []).map((one) => ["deal", one] as const),
            ...(changes.records ?? []).map((one) => [one.kind, one] as const)
          ]
          assert.strictEqual(kept.length, expected.length)
          for (const [kind, { id, version }] of kept) versions.set(`${kind} ${id}`, version)
        }
      }),
      { numRuns: 30 }
    )
  })
})
