/** Does an import do what its dry run said, once, in its own months, also when it is stopped half-way, and can it be taken back? */
import { layer as csv } from "@weir/csv/CsvTableFiles"
import { it } from "@effect/vitest"
import type { Deal } from "@weir/domain/deal/Deal"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { Currency } from "@weir/domain/money/Currency"
import * as Instant from "@weir/domain/time/Instant"
import { Zone } from "@weir/domain/time/Zone"
import { layer as memory } from "@weir/memory/Memory"
import { Effect, Fiber, Layer, Result, type Schema, Stream } from "effect"
import { TestClock } from "effect/testing"
import { assert, describe } from "vitest"
import { changeDeal } from "../deal/changeDeal.ts"
import { verify } from "../ledger/verify.ts"
import * as Feed from "../live/Feed.ts"
import { Deals } from "../ports/Deals.ts"
import { Directory } from "../ports/Directory.ts"
import { EventLog } from "../ports/EventLog.ts"
import { Imports } from "../ports/Imports.ts"
import type { Who } from "../Who.ts"
import { openWorkspace } from "../workspace/openWorkspace.ts"
import { chooseMapping } from "./chooseMapping.ts"
import { importResult } from "./importResult.ts"
import { planImport } from "./planImport.ts"
import { runImport } from "./runImport.ts"
import { undoImport } from "./undoImport.ts"
import { uploadImport } from "./uploadImport.ts"

const world = Layer.mergeAll(memory, Feed.layer, csv)

const kinds = ["pipelines", "stages", "owners", "sources", "companies", "contacts", "products", "lossReasons"]
const create = Object.fromEntries(kinds.map((kind) => [kind, "create"]))
const mapping: Schema.Json = {
  weir: "mapping",
  version: 1,
  name: "Test",
  kind: "deals",
  create,
  zone: "UTC",
  columns: {
    externalId: { column: "id" },
    title: { column: "title" },
    pipeline: { constant: "Machines" },
    stage: { column: "stage" },
    amount: { column: "amount", number: { decimal: ".", grouping: "none" } },
    currency: { constant: "EUR" },
    owner: { column: "owner" },
    company: { column: "company" },
    source: { column: "source" },
    lossReason: { column: "reason" },
    createdAt: { column: "created", date: "yyyy-mm-dd" },
    closedAt: { column: "closed", date: "yyyy-mm-dd" }
  },
  stages: [
    ["New", "open"],
    ["Offer", "open"],
    ["Won", "won"],
    ["Lost", "lost"]
  ].map(([stage, kind]) => ({ text: stage!, stage: stage!, kind: kind! }))
}
const history: Schema.Json = {
  weir: "mapping",
  version: 1,
  name: "Steps",
  kind: "stage-history",
  create,
  zone: "UTC",
  columns: {
    externalId: { column: "deal" },
    pipeline: { constant: "Machines" },
    fromStage: { column: "from" },
    toStage: { column: "to" },
    amount: { column: "amount", number: { decimal: ".", grouping: "none" } },
    currency: { constant: "EUR" },
    owner: { column: "owner" },
    at: { column: "at", date: "yyyy-mm-dd" }
  },
  stages: [
    ["New", "open"],
    ["Offer", "open"],
    ["Won", "won"],
    ["Lost", "lost"]
  ].map(([stage, kind]) => ({ text: stage!, stage: stage!, kind: kind! }))
}

const lines = (...rows: ReadonlyArray<string>): string => rows.map((row) => `${row}\n`).join("")

const header = "id,title,stage,amount,owner,company,source,reason,created,closed\n"
const good =
  header +
  lines(
    "1,Press,New,100.50,Ann,Acme,Fair,,2025-01-10,",
    "2,Lathe,Won,2000,Bob,Acme,Fair,,2025-01-20,2025-03-05",
    "3,Mill,Lost,,Ann,,Web,Price,2025-02-01,2025-02-20",
    "4,Drill,Offer,7,Bob,Börde & Co,,,2025-02-02,"
  )

const begin = Effect.gen(function* () {
  yield* TestClock.setTime(Instant.iso("2026-03-18T10:00:00Z"))
  const { adminId, workspaceId } = yield* openWorkspace({
    name: "Halden",
    zone: Zone.make("Europe/Lisbon"),
    weekStart: 1,
    baseCurrency: Currency.make("EUR"),
    admin: { name: "Ana", email: "ana@example.com" }
  })
  const who: Who = { workspaceId, actor: { kind: "user", userId: adminId } }
  return who
})

const upload = Effect.fnUntraced(function* (who: Who, text: string, using: Schema.Json = mapping) {
  const { job } = yield* uploadImport(who, {
    fileName: "deals.csv",
    bytes: Stream.make(new TextEncoder().encode(text))
  })
  return yield* chooseMapping(who, job.id, using)
})

const importText = Effect.fnUntraced(function* (who: Who, text: string, using: Schema.Json = mapping) {
  const job = yield* upload(who, text, using)
  return yield* runImport(who, job.id, { chunkSize: 2 })
})

const dealOf = Effect.fnUntraced(function* (workspaceId: WorkspaceId, externalId: string) {
  return (yield* (yield* Deals).byExternalIds(workspaceId, [externalId]))[0]!
})

/** Everything people can see of the deals, without ids and versions. */
const picture = Effect.fnUntraced(function* (workspaceId: WorkspaceId) {
  const { items } = yield* (yield* Deals).list(workspaceId, {
    filter: {},
    sort: "title",
    descending: false,
    after: null,
    limit: 200
  })
  const { pipelines, users } = yield* (yield* Directory).get(workspaceId)
  const stages = new Map(
    pipelines.flatMap(({ stages }) => stages).map(({ id, name }) => [id as string, name])
  )
  return items.map((deal: Deal) => [
    deal.externalId,
    deal.title,
    stages.get(deal.place.stageId),
    deal.budget?.amount ?? null,
    users.find(({ id }) => id === deal.ownerId)?.name ?? "Robot",
    deal.createdAt,
    deal.closing?.at ?? null,
    stages.get(deal.lastOpen) ?? deal.lastOpen,
    deal.deletedAt !== null
  ])
})

const rowsOf = Effect.fnUntraced(function* (who: Who, id: Parameters<typeof planImport>[1]) {
  return (yield* (yield* Imports).rows(who.workspaceId, id, { afterRow: 0, limit: 1000 })).map(
    ({ outcome, row }) => [row, outcome]
  )
})

const eventCount = Effect.fnUntraced(function* (workspaceId: WorkspaceId) {
  return yield* (yield* EventLog).last(workspaceId)
})

const sound = Effect.fnUntraced(function* (workspaceId: WorkspaceId) {
  assert.deepStrictEqual((yield* verify(workspaceId)).found, [])
})

describe("running an import", () => {
  it.effect("each deal begins and ends at its own dates, and the books are right", () =>
    Effect.gen(function* () {
      const who = yield* begin
      const job = yield* importText(who, good)
      assert.deepStrictEqual(job.counts, { created: 4, updated: 0, skipped: 0, failed: 0 })
      assert.deepStrictEqual([job.state, job.rows, job.done], ["finished", 4, 4])
      const won = yield* dealOf(who.workspaceId, "2")
      assert.deepStrictEqual([won.createdAt, won.closing?.at, won.closing?.outcome, won.budget?.amount], [
        Instant.iso("2025-01-20T00:00:00Z"),
        Instant.iso("2025-03-05T00:00:00Z"),
        "won",
        200000
      ] as never)
      assert.isNull((yield* dealOf(who.workspaceId, "3")).budget)
      const { lists, pipelines, users } = yield* (yield* Directory).get(who.workspaceId)
      assert.deepStrictEqual(
        pipelines.find(({ name }) => name === "Machines")?.stages.map(({ name }) => name),
        ["New", "Offer", "Won", "Lost"]
      )
      assert.deepStrictEqual(users.map(({ name }) => name).sort(), ["Ana", "Ann", "Bob"])
      assert.include(
        lists.map(({ kind, name }) => `${kind} ${name}`),
        "lossReason Price"
      )
      yield* sound(who.workspaceId)
    }).pipe(Effect.provide(world))
  )

  it.effect("does what its dry run said, and the dry run writes nothing", () =>
    Effect.gen(function* () {
      const who = yield* begin
      const job = yield* upload(who, good)
      const before = yield* eventCount(who.workspaceId)
      const plan = yield* planImport(who, job.id)
      assert.strictEqual(yield* eventCount(who.workspaceId), before)
      assert.deepStrictEqual(plan.outcomes, { create: 4, update: 0, skip: 0, conflict: 0, error: 0 })
      assert.deepStrictEqual(plan.makes, {
        pipeline: ["Machines"],
        owner: ["Ann", "Bob"],
        source: ["Fair", "Web"],
        company: ["Acme", "Börde & Co"],
        lossReason: ["Price"]
      })
      yield* runImport(who, job.id)
      const log = yield* (yield* EventLog).after(who.workspaceId, before, 100)
      const ran = log.flatMap(({ fact, occurredAt }) => ("dealId" in fact ? [[fact._tag, occurredAt]] : []))
      assert.deepStrictEqual(
        plan.plans.flatMap(({ facts }) => facts.map(({ at, fact }) => [fact._tag, at])),
        ran
      )
    }).pipe(Effect.provide(world))
  )

  it.effect("the same file again is a no-op, whether in another order or not", () =>
    Effect.gen(function* () {
      const who = yield* begin
      yield* importText(who, good)
      const before = yield* picture(who.workspaceId)
      for (const text of [good, header + good.slice(header.length).trim().split("\n").reverse().join("\n")]) {
        const again = yield* importText(who, text)
        assert.deepStrictEqual(again.counts, { created: 0, updated: 0, skipped: 4, failed: 0 })
      }
      assert.deepStrictEqual(yield* picture(who.workspaceId), before)
      const { earlier } = yield* uploadImport(who, {
        fileName: "again.csv",
        bytes: Stream.make(new TextEncoder().encode(good))
      })
      assert.strictEqual(earlier.length, 2)
    }).pipe(Effect.provide(world))
  )

  it.effect("stopped at any chunk and resumed it leaves what an uninterrupted run leaves", () =>
    Effect.gen(function* () {
      const whole = yield* begin
      yield* importText(whole, good)
      const expected = yield* picture(whole.workspaceId)
      for (const stop of [1, 2]) {
        const who = yield* begin
        const job = yield* upload(who, good)
        let chunks = 0
        const stopped = yield* Effect.forkChild(
          runImport(who, job.id, {
            chunkSize: 2,
            onProgress: () => (++chunks === stop ? Effect.interrupt : Effect.void)
          })
        )
        yield* Fiber.await(stopped)
        const half = yield* (yield* Imports).get(who.workspaceId, job.id)
        assert.deepStrictEqual([half.state, half.done], ["running", stop * 2])
        const finished = yield* runImport(who, job.id, { chunkSize: 3 })
        assert.deepStrictEqual(finished.counts, { created: 4, updated: 0, skipped: 0, failed: 0 })
        assert.deepStrictEqual(yield* picture(who.workspaceId), expected)
        assert.deepStrictEqual(yield* rowsOf(who, job.id), [
          [2, "created"],
          [3, "created"],
          [4, "created"],
          [5, "created"]
        ])
        assert.isTrue(Result.isFailure(yield* Effect.result(runImport(who, job.id))))
        yield* sound(who.workspaceId)
      }
    }).pipe(Effect.provide(world))
  )

  it.effect(
    "bad rows fail with their reasons and leave the others alone; a deal twice in the file is a conflict",
    () =>
      Effect.gen(function* () {
        const who = yield* begin
        const job = yield* importText(
          who,
          header +
            lines(
              "1,A,New,100,Ann,,,,2025-01-10,",
              "2,B,New,12abc,Ann,,,,2025-01-10,",
              "3,C,Nowhere,1,Ann,,,,2025-01-10,",
              "4,D,New,1,Ann,,,,31.01.2025,",
              "1,E,New,1,Ann,,,,2025-01-10,",
              "5,F,Won,1,Ann,,,,2025-02-01,2025-01-01",
              "6,G,New"
            )
        )
        assert.deepStrictEqual(job.counts, { created: 1, updated: 0, skipped: 0, failed: 6 })
        const rows = yield* (yield* Imports).rows(who.workspaceId, job.id, {
          afterRow: 0,
          limit: 100,
          outcome: "failed"
        })
        const words = ["12abc", "Nowhere", "31.01.2025", "row 2", "before the deal was created", "cut short"]
        rows.forEach(({ reason, row }, index) =>
          assert.isTrue(reason?.includes(words[index]!), `row ${row}: ${reason}`)
        )
        const text = (yield* Stream.runCollect(yield* importResult(who, job.id))).join("")
        assert.strictEqual(text.trim().split("\r\n").length, 8)
        assert.include(text, "conflict: the same deal is in row 2 already")
      }).pipe(Effect.provide(world))
  )

  it.effect("names that may not be made are refused row by row, and nothing is made for them", () =>
    Effect.gen(function* () {
      const who = yield* begin
      const strict = {
        ...(mapping as Record<string, Schema.Json>),
        create: Object.fromEntries(kinds.map((kind) => [kind, "error"]))
      }
      const before = yield* eventCount(who.workspaceId)
      const job = yield* importText(who, good, strict)
      assert.deepStrictEqual(job.counts, { created: 0, updated: 0, skipped: 0, failed: 4 })
      const log = yield* (yield* EventLog).after(who.workspaceId, before, 100)
      assert.deepStrictEqual(
        log.map(({ fact }) => fact._tag),
        ["ImportStarted", "ImportFinished"]
      )
    }).pipe(Effect.provide(world))
  )
})

describe("importing a newer file", () => {
  const newer = good
    .replace("1,Press,New,100.50", "1,Press,Won,150")
    .replace("2025-01-10,\n", "2025-01-10,2025-04-01\n")
    .replace("7,Bob", "9,Ann")

  it.effect("changes only what is different, closing at the file's date", () =>
    Effect.gen(function* () {
      const who = yield* begin
      yield* importText(who, good)
      const job = yield* importText(who, newer)
      assert.deepStrictEqual(job.counts, { created: 0, updated: 2, skipped: 2, failed: 0 })
      const won = yield* dealOf(who.workspaceId, "1")
      assert.deepStrictEqual([won.closing?.at, won.closing?.budget?.amount], [
        Instant.iso("2025-04-01T00:00:00Z"),
        15000
      ] as never)
      assert.deepStrictEqual((yield* importText(who, newer)).counts, {
        created: 0,
        updated: 0,
        skipped: 4,
        failed: 0
      })
    }).pipe(Effect.provide(world))
  )

  it.effect(
    "a deal that a person has changed since is a conflict if the file has news, and left alone if not",
    () =>
      Effect.gen(function* () {
        const who = yield* begin
        yield* importText(who, good)
        const deal = yield* dealOf(who.workspaceId, "4")
        yield* changeDeal(who, {
          _tag: "ChangeBudget",
          dealId: deal.id,
          to: { amount: 5, currency: Currency.make("EUR") }
        })
        assert.deepStrictEqual((yield* importText(who, good)).counts, {
          created: 0,
          updated: 0,
          skipped: 4,
          failed: 0
        })
        const job = yield* importText(who, newer)
        assert.deepStrictEqual(job.counts, { created: 0, updated: 1, skipped: 2, failed: 1 })
        assert.strictEqual((yield* dealOf(who.workspaceId, "4")).budget?.amount, 5)
      }).pipe(Effect.provide(world))
  )
})

describe("taking an import back", () => {
  it.effect("deletes what it created and puts back what it changed", () =>
    Effect.gen(function* () {
      const who = yield* begin
      yield* importText(who, good)
      const before = yield* picture(who.workspaceId)
      const second = yield* importText(
        who,
        good.replace("7,Bob", "9,Ann").replace("Drill,Offer", "Drill,New") +
          "5,Saw,New,1,Ann,,,,2025-03-01,\n"
      )
      assert.deepStrictEqual(second.counts, { created: 1, updated: 1, skipped: 3, failed: 0 })
      const preview = yield* undoImport(who, second.id, { dryRun: true })
      assert.deepStrictEqual([preview.taken, preview.blocked.length, preview.job.state], [2, 0, "finished"])
      const undone = yield* undoImport(who, second.id, { chunkSize: 1 })
      assert.deepStrictEqual([undone.taken, undone.blocked, undone.job.state], [2, [], "undone"])
      assert.deepStrictEqual(yield* picture(who.workspaceId), before)
      assert.isNotNull((yield* dealOf(who.workspaceId, "5")).deletedAt)
      yield* sound(who.workspaceId)
    }).pipe(Effect.provide(world))
  )

  it.effect("leaves alone what a person has worked on, and says so", () =>
    Effect.gen(function* () {
      const who = yield* begin
      const job = yield* importText(who, good)
      const deal = yield* dealOf(who.workspaceId, "1")
      yield* changeDeal(who, { _tag: "ChangeBudget", dealId: deal.id, to: null })
      const { blocked, taken } = yield* undoImport(who, job.id)
      assert.strictEqual(taken, 3)
      assert.deepStrictEqual(
        blocked.map(({ title }) => title),
        ["Press"]
      )
      assert.include(blocked[0]!.reason, "changed at 2026-03-18")
    }).pipe(Effect.provide(world))
  )

  it.effect("and importing the same file again brings the very same deals back", () =>
    Effect.gen(function* () {
      const who = yield* begin
      const job = yield* importText(who, good)
      const before = yield* picture(who.workspaceId)
      yield* undoImport(who, job.id)
      assert.deepStrictEqual(yield* picture(who.workspaceId), [])
      assert.deepStrictEqual((yield* importText(who, good)).counts, {
        created: 0,
        updated: 4,
        skipped: 0,
        failed: 0
      })
      assert.deepStrictEqual(yield* picture(who.workspaceId), before)
    }).pipe(Effect.provide(world))
  )
})

describe("a history of steps", () => {
  const steps = lines(
    "deal,from,to,amount,owner,at",
    "D1,,New,10,Ann,2025-01-01T08:00:00Z",
    "D2,,New,5,Bob,2025-01-02T08:00:00Z",
    "D1,New,Offer,12,Bob,2025-02-01T08:00:00Z",
    "D1,Offer,Lost,12,Bob,2025-03-01T08:00:00Z",
    "D1,Lost,New,12,Bob,2025-04-01T08:00:00Z",
    "D1,New,Won,20,Bob,2025-05-01T08:00:00Z"
  )

  it.effect("lands each step at its own instant, with the budget and owner of that moment", () =>
    Effect.gen(function* () {
      const who = yield* begin
      const job = yield* importText(who, steps, history)
      assert.deepStrictEqual(job.counts, { created: 2, updated: 4, skipped: 0, failed: 0 })
      const deal = yield* dealOf(who.workspaceId, "D1")
      const events = yield* (yield* EventLog).about(who.workspaceId, "deal", deal.id)
      assert.deepStrictEqual(
        events.map(({ fact, occurredAt }) => [
          fact._tag,
          Instant.toIso(occurredAt).slice(0, 7),
          "budget" in fact ? fact.budget?.amount : fact._tag === "DealBudgetChanged" ? fact.to?.amount : null
        ]),
        [
          ["DealCreated", "2025-01", 1000],
          ["DealOwnerChanged", "2025-02", 1000],
          ["DealBudgetChanged", "2025-02", 1200],
          ["DealMoved", "2025-02", 1200],
          ["DealMoved", "2025-03", 1200],
          ["DealMoved", "2025-04", 1200],
          ["DealBudgetChanged", "2025-05", 2000],
          ["DealMoved", "2025-05", 2000]
        ]
      )
      const again = yield* importText(who, steps, history)
      assert.deepStrictEqual(again.counts, { created: 0, updated: 0, skipped: 6, failed: 0 })
    }).pipe(Effect.provide(world))
  )

  it.effect("the dry run follows a deal from row to row as the run does", () =>
    Effect.gen(function* () {
      const who = yield* begin
      const job = yield* upload(who, steps, history)
      const plan = yield* planImport(who, job.id)
      assert.deepStrictEqual(plan.outcomes, { create: 2, update: 4, skip: 0, conflict: 0, error: 0 })
    }).pipe(Effect.provide(world))
  )

  it.effect("a step out of order, or from a stage the deal is not in, fails alone", () =>
    Effect.gen(function* () {
      const who = yield* begin
      const job = yield* importText(
        who,
        steps +
          lines(
            "D2,Offer,Won,5,Bob,2025-03-02T08:00:00Z",
            "D1,New,Offer,1,Bob,2025-01-15T08:00:00Z",
            "D3,New,Offer,1,Bob,2025-01-15T08:00:00Z"
          ),
        history
      )
      assert.deepStrictEqual(job.counts, { created: 2, updated: 4, skipped: 0, failed: 3 })
      const failed = yield* (yield* Imports).rows(who.workspaceId, job.id, {
        afterRow: 0,
        limit: 10,
        outcome: "failed"
      })
      const words = ['stands in "New"', "changed later", "no earlier row"]
      failed.forEach(({ reason }, index) => assert.include(reason!, words[index]!))
    }).pipe(Effect.provide(world))
  )

  it.effect("undone and imported again is whole again", () =>
    Effect.gen(function* () {
      const who = yield* begin
      const job = yield* importText(who, steps, history)
      const before = yield* picture(who.workspaceId)
      yield* undoImport(who, job.id)
      yield* importText(who, steps, history)
      assert.deepStrictEqual(yield* picture(who.workspaceId), before)
      yield* sound(who.workspaceId)
    }).pipe(Effect.provide(world))
  )
})

describe("refusals", () => {
  it.effect("a file that is no table, or too large, is refused and nothing of it is kept", () =>
    Effect.gen(function* () {
      const who = yield* begin
      const refused = yield* Effect.flip(
        uploadImport(who, {
          fileName: "deals.csv",
          bytes: Stream.make(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))
        })
      )
      assert(refused._tag === "TableFileUnreadable")
      assert.strictEqual(refused.reason, "binary")
      const large = yield* Effect.flip(
        uploadImport(
          who,
          { fileName: "deals.csv", bytes: Stream.make(new TextEncoder().encode(good)) },
          { maxBytes: 10 }
        )
      )
      assert(large._tag === "TableFileUnreadable")
      assert.strictEqual(large.reason, "too-large")
      assert.deepStrictEqual(yield* (yield* Imports).list(who.workspaceId, 10), [])
    }).pipe(Effect.provide(world))
  )

  it.effect("a mapping that does not fit is refused field by field, and the job waits on", () =>
    Effect.gen(function* () {
      const who = yield* begin
      const { job } = yield* uploadImport(who, {
        fileName: "deals.csv",
        bytes: Stream.make(new TextEncoder().encode("a,b\n1,2\n"))
      })
      const error = yield* Effect.flip(chooseMapping(who, job.id, mapping))
      assert(error._tag === "MappingDoesNotFit")
      assert.include(
        error.problems.map(({ field }) => field),
        "columns.externalId"
      )
      assert.strictEqual(
        (yield* Effect.flip(chooseMapping(who, job.id, { weir: "no" })))._tag,
        "MappingInvalid"
      )
      assert.strictEqual((yield* Effect.flip(runImport(who, job.id)))._tag, "ImportNotReady")
      assert.strictEqual((yield* (yield* Imports).get(who.workspaceId, job.id)).state, "uploaded")
    }).pipe(Effect.provide(world))
  )

  it.effect("a mapping is remembered for files with the same columns", () =>
    Effect.gen(function* () {
      const who = yield* begin
      yield* upload(who, good)
      const { remembered } = yield* uploadImport(who, {
        fileName: "b.csv",
        bytes: Stream.make(new TextEncoder().encode(header))
      })
      assert.deepStrictEqual(remembered, mapping)
    }).pipe(Effect.provide(world))
  )
})
