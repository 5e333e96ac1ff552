/** A workspace to import into, files to import, and ways to look at what came of it: for the tests of imports. */
import { layer as csv } from "@weir/csv/CsvTableFiles"
import type { Deal } from "@weir/domain/deal/Deal"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { Currency } from "@weir/domain/money/Currency"
import * as Instant from "@weir/domain/time/Instant"
import { Zone } from "@weir/domain/time/Zone"
import { layer as memory } from "@weir/memory/Memory"
import { Effect, Layer, type Schema, Stream } from "effect"
import { TestClock } from "effect/testing"
import { assert } from "vitest"
import { verify } from "../../ledger/verify.ts"
import * as Feed from "../../live/Feed.ts"
import { Deals } from "../../ports/Deals.ts"
import { Directory } from "../../ports/Directory.ts"
import { EventLog } from "../../ports/EventLog.ts"
import { Imports } from "../../ports/Imports.ts"
import { Journal } from "../../ports/Journal.ts"
import type { Who } from "../../Who.ts"
import { openWorkspace } from "../../workspace/openWorkspace.ts"
import { chooseMapping } from "../chooseMapping.ts"
import type { planImport } from "../planImport.ts"
import { runImport } from "../runImport.ts"
import { uploadImport } from "../uploadImport.ts"

/** Commits that take so many turns that what comes next has begun before they are stored. */
const unhurried = Layer.effect(
  Journal,
  Effect.map(Journal, (journal) =>
    Journal.of({
      ...journal,
      commit: (commit) =>
        Effect.andThen(Effect.repeat(Effect.yieldNow, { times: 30 }), journal.commit(commit))
    })
  )
)

export const world = Layer.mergeAll(unhurried.pipe(Layer.provideMerge(memory)), Feed.layer, csv)

export const kinds = [
  "pipelines",
  "stages",
  "owners",
  "sources",
  "companies",
  "contacts",
  "products",
  "lossReasons"
]
export const create = Object.fromEntries(kinds.map((kind) => [kind, "create"]))
export const mapping: Schema.Json = {
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
export const history: Schema.Json = {
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

export const lines = (...rows: ReadonlyArray<string>): string => rows.map((row) => `${row}\n`).join("")

export const header = "id,title,stage,amount,owner,company,source,reason,created,closed\n"
export const good =
  header +
  lines(
    "1,Press,New,100.50,Ann,Acme,Fair,,2025-01-10,",
    "2,Lathe,Won,2000,Bob,Acme,Fair,,2025-01-20,2025-03-05",
    "3,Mill,Lost,,Ann,,Web,Price,2025-02-01,2025-02-20",
    "4,Drill,Offer,7,Bob,Börde & Co,,,2025-02-02,"
  )

export const begin = Effect.gen(function* () {
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

export const upload = Effect.fnUntraced(function* (who: Who, text: string, using: Schema.Json = mapping) {
  const { job } = yield* uploadImport(who, {
    fileName: "deals.csv",
    bytes: Stream.make(new TextEncoder().encode(text))
  })
  return yield* chooseMapping(who, job.id, using)
})

export const importText = Effect.fnUntraced(function* (who: Who, text: string, using: Schema.Json = mapping) {
  const job = yield* upload(who, text, using)
  return yield* runImport(who, job.id, { chunkSize: 2 })
})

export const dealOf = Effect.fnUntraced(function* (workspaceId: WorkspaceId, externalId: string) {
  return (yield* (yield* Deals).byExternalIds(workspaceId, [externalId]))[0]!
})

/** Everything people can see of the deals, without ids and versions. */
export const picture = Effect.fnUntraced(function* (workspaceId: WorkspaceId) {
  const { items } = yield* (yield* Deals).list(workspaceId, {
    filter: {},
    holders: null,
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

export const rowsOf = Effect.fnUntraced(function* (who: Who, id: Parameters<typeof planImport>[1]) {
  return (yield* (yield* Imports).rows(who.workspaceId, id, { afterRow: 0, limit: 1000 })).map(
    ({ outcome, row }) => [row, outcome]
  )
})

export const eventCount = Effect.fnUntraced(function* (workspaceId: WorkspaceId) {
  return yield* (yield* EventLog).last(workspaceId)
})

export const sound = Effect.fnUntraced(function* (workspaceId: WorkspaceId) {
  assert.deepStrictEqual((yield* verify(workspaceId)).found, [])
})
