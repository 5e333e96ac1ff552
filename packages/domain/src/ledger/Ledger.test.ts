import { assert, describe, it } from "vitest"
import { DealFact } from "../deal/DealEvent.ts"
import {
  DealId,
  EventId,
  PipelineId,
  ROBOT,
  SourceId,
  StageId,
  TransactionId,
  WorkspaceId
} from "../identity/Id.ts"
import type { Event, Fact } from "../log/Event.ts"
import { dayOf } from "../time/Calendar.ts"
import * as Instant from "../time/Instant.ts"
import * as Zone from "../time/Zone.ts"
import * as Book from "./Book.ts"
import { type Entry, negated, operated, standing } from "./Entry.ts"
import { entriesOf, subjectsToRecall } from "./Ledger.ts"
import { balances, exact, type Query } from "./Query.ts"

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`
const deal = DealId.make(uuid(1))
const place = { pipelineId: PipelineId.make(uuid(5)), stageId: StageId.make(uuid(6)), kind: "open" as const }
const moment = (n: number) => Instant.make(Instant.iso("2024-05-01T00:00:00Z") + n * 3_600_000)

/** Counts changes of source, filed under the new one, at the instant they happened. */
const book = Book.make({
  id: "changes",
  dims: ["source", "by"],
  measures: ["n", "weight"],
  post: ({ fact, occurredAt }) =>
    fact._tag === "DealSourceChanged"
      ? [
          {
            at: occurredAt,
            key: { source: fact.to ?? "", by: "x" },
            tally: { n: 1, weight: 7 },
            subject: fact.dealId
          }
        ]
      : []
})
const event = (seq: number, fact: Fact): Event => ({
  seq,
  id: EventId.make(uuid(100 + seq)),
  workspaceId: WorkspaceId.make(uuid(2)),
  occurredAt: moment(seq),
  recordedAt: moment(seq),
  actor: { kind: "robot", userId: ROBOT },
  cause: { kind: "user" },
  transaction: TransactionId.make(uuid(4)),
  fact
})
const changed = (seq: number, to: number) =>
  event(
    seq,
    DealFact.cases.DealSourceChanged.make({
      dealId: deal,
      from: null,
      to: SourceId.make(uuid(to)),
      birth: null
    })
  )
const deleted = (seq: number) => event(seq, DealFact.cases.DealDeleted.make({ dealId: deal, place }))
const restored = (seq: number) =>
  event(seq, DealFact.cases.DealRestored.make({ dealId: deal, place, deletedAt: moment(0) }))
const entries = (...events: ReadonlyArray<Event>) => entriesOf([book], events, () => [])

const query: Query = {
  book: "changes",
  where: {},
  from: null,
  to: Instant.MAX,
  knownAt: null,
  deleted: "exclude",
  by: [],
  subjects: null,
  holders: null,
  perDay: false,
  perInstant: false,
  perSubject: false
}
const sum = (list: ReadonlyArray<Entry>, change: Partial<Query> = {}) =>
  balances(book, { ...query, ...change }, list, {
    dayOf: (at) => dayOf(Zone.UTC, at),
    holdersOf: () => []
  }).map((b) => b.tally["n"])

describe("a book", () => {
  it("writes keys and tallies in its own order and reads them back", () => {
    const text = Book.encodeKey(book, { by: "x", source: "web" })
    assert.strictEqual(text, "web|x")
    assert.deepStrictEqual(Book.decodeKey(book, text), { source: "web", by: "x" })
    assert.deepStrictEqual(Book.decodeTally(book, Book.encodeTally(book, { weight: 2, n: 1 })), {
      n: 1,
      weight: 2
    })
    assert.deepStrictEqual(Book.decodeTally(book, [3]), { n: 3, weight: 0 })
  })

  it("has at most eight measures", () => {
    assert.throws(
      () => Book.make({ id: "wide", dims: [], measures: [..."abcdefghi"], post: () => [] }),
      "more than 8 measures"
    )
  })
})

describe("deleting and restoring a record", () => {
  it("takes back each entry at its own instant, recorded when that happened", () => {
    const [, , taken] = entries(changed(1, 20), changed(2, 21), deleted(9))
    assert.deepInclude(taken, {
      at: moment(1),
      tally: [-1, -7],
      kind: "reversed",
      seq: 9,
      recordedAt: moment(9)
    })
    assert.deepStrictEqual(sum(entries(changed(1, 20), changed(2, 21), deleted(9))), [])
  })

  it("brings back exactly what was there, as often as it is done", () => {
    const log = [changed(1, 20), deleted(2), restored(3), changed(4, 21), deleted(5), restored(6)]
    assert.deepStrictEqual(sum(entries(...log)), [2])
    assert.deepStrictEqual(sum(entries(...log), { where: { source: [uuid(20)] } }), [1])
    assert.deepStrictEqual(sum(entries(...log.slice(0, 5))), [])
  })

  it("takes nothing back twice", () => {
    const history = entries(changed(1, 20), deleted(2))
    assert.deepStrictEqual(operated({ reverse: deal }, history, { seq: 3, recordedAt: moment(3) }), [])
    assert.deepStrictEqual(standing(history), [])
  })

  it("says which records' earlier entries it needs, once each", () => {
    assert.deepStrictEqual(subjectsToRecall([changed(1, 20), deleted(2), restored(3)]), [deal])
    assert.deepStrictEqual(subjectsToRecall([changed(1, 20)]), [])
  })

  it("finds what was entered by earlier runs", () => {
    const before = entries(changed(1, 20))
    const later = entriesOf([book], [deleted(2)], (subject) => before.filter((e) => e.subject === subject))
    assert.deepStrictEqual(sum([...before, ...later]), [])
  })

  it("no number is ever minus zero", () => assert.isTrue(negated([0, -0, 1]).every((n) => !Object.is(n, -0))))
})

describe("sums", () => {
  const list = entries(changed(1, 20), changed(30, 21), changed(31, 20), deleted(40))

  it("take what lies in the window: its first instant, not its last", () => {
    const kept = entries(changed(1, 20), changed(2, 20))
    assert.deepStrictEqual(sum(kept, { from: moment(1), to: moment(2) }), [1])
    assert.deepStrictEqual(sum(kept, { from: moment(2), to: moment(2) }), [])
  })

  it("know what was known: deleted later, it was there", () => {
    assert.deepStrictEqual(sum(list, { knownAt: moment(39) }), [3])
    assert.deepStrictEqual(sum(list, { knownAt: moment(40) }), [])
  })

  it("count deleted records as if they were not, or nothing else", () => {
    assert.deepStrictEqual(
      ["exclude", "include", "only"].map((deleted) => sum(list, { deleted: deleted as Query["deleted"] })),
      [[], [3], [3]]
    )
  })

  it("keep apart what is asked to be kept apart", () => {
    const kept = entries(changed(1, 20), changed(30, 21), changed(31, 20))
    assert.deepStrictEqual(sum(kept, { by: ["source"] }), [2, 1])
    assert.deepStrictEqual(sum(kept, { perDay: true }), [1, 2])
    assert.deepStrictEqual(sum(kept, { by: ["source"], perDay: true }), [1, 1, 1])
    assert.deepStrictEqual(sum(kept, { perSubject: true }), [3])
  })

  it("an empty list of alternatives selects nothing", () =>
    assert.deepStrictEqual(sum(entries(changed(1, 20)), { where: { source: [] } }), []))

  it("are exact or refused", () => {
    assert.strictEqual(exact(Number.MAX_SAFE_INTEGER), Number.MAX_SAFE_INTEGER)
    assert.throws(() => exact(Number.MAX_SAFE_INTEGER + 1), "exact integers")
  })
})
