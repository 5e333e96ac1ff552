/**
 * Real and real-shaped exports all the way: file, mapping from docs/how-to/import, import, readings. The files lie beside
 * the project (../shared/data from its root) and are not part of it: without them these tests say so and skip.
 */
import { existsSync, readFileSync } from "node:fs"
import { fileSource } from "@weir/csv/FileSource"
import { it } from "@effect/vitest"
import { Currency } from "@weir/domain/money/Currency"
import * as Instant from "@weir/domain/time/Instant"
import { LocalDate } from "@weir/domain/time/LocalDate"
import { Zone } from "@weir/domain/time/Zone"
import { Effect, Stream } from "effect"
import { TestClock } from "effect/testing"
import { assert, describe } from "vitest"
import { Directory } from "../ports/Directory.ts"
import { explain } from "../readings/explain.ts"
import { readings } from "../readings/readings.ts"
import type { Who } from "../Who.ts"
import { openWorkspace } from "../workspace/openWorkspace.ts"
import { chooseMapping } from "./chooseMapping.ts"
import { planImport } from "./planImport.ts"
import { runImport } from "./runImport.ts"
import { sound, world } from "./testing/importWorld.ts"
import { undoImport } from "./undoImport.ts"
import { uploadImport } from "./uploadImport.ts"

const at = (path: string): string => new URL(`../../../../${path}`, import.meta.url).pathname
const isThere = existsSync(at("../shared/data"))
if (!isThere) process.stderr.write("skipped: the real exports (../shared/data) are not beside the project\n")

const usd = Currency.make("USD")

const begin = (zone: string, currency: Currency) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(Instant.iso("2026-11-22T12:00:00Z"))
    const { adminId, workspaceId } = yield* openWorkspace({
      name: "Halden",
      zone: Zone.make(zone),
      weekStart: 1,
      baseCurrency: currency,
      admin: { name: "Ana", email: "ana@example.com" }
    })
    const who: Who = { workspaceId, actor: { kind: "user", userId: adminId } }
    return who
  })

const importFile = Effect.fnUntraced(function* (who: Who, file: string, mapping: string) {
  const source = fileSource(at(`../shared/data/${file}`))
  const { job } = yield* uploadImport(who, {
    fileName: source.name,
    bytes: Stream.fromAsyncIterable(source.open(), (error) => error)
  })
  yield* chooseMapping(
    who,
    job.id,
    JSON.parse(readFileSync(at(`docs/how-to/import/${mapping}.mapping.json`), "utf8"))
  )
  const { outcomes } = yield* planImport(who, job.id)
  const done = yield* runImport(who, job.id)
  return { job: done, outcomes }
})

const pipelineNamed = Effect.fnUntraced(function* ({ workspaceId }: Who, name: string) {
  return (yield* (yield* Directory).get(workspaceId)).pipelines.find((pipeline) => pipeline.name === name)!
})

const period = (from: string, to: string) =>
  ({ kind: "custom", from: LocalDate.make(from), to: LocalDate.make(to) }) as const

describe.skipIf(!isThere)("the published opportunities of Maven Analytics", () => {
  it.effect(
    "give the published numbers, by quarter and by stage, and every list adds up to its number",
    () =>
      Effect.gen(function* () {
        const who = yield* begin("UTC", usd)
        const { job, outcomes } = yield* importFile(who, "maven-crm/sales_pipeline.csv", "maven-crm")
        assert.deepStrictEqual(outcomes, { create: 8800, update: 0, skip: 0, conflict: 0, error: 0 })
        assert.deepStrictEqual(job.counts, { created: 8800, updated: 0, skipped: 0, failed: 0 })
        const { id: pipelineId, stages } = yield* pipelineNamed(who, "Hardware sales")
        const read = (from: string, to: string) =>
          Effect.map(
            readings(who.workspaceId, { period: period(from, to), pipelineId, asOf: null }),
            ({ readings }) => readings
          )
        const quarters = [
          ["2017-01-01", "2017-03-31", 531, 113_467_200],
          ["2017-04-01", "2017-06-30", 1254, 308_611_100],
          ["2017-07-01", "2017-09-30", 1257, 298_225_500],
          ["2017-10-01", "2017-12-31", 1196, 280_249_600]
        ] as const
        for (const [from, to, deals, amount] of quarters) {
          const won = (yield* read(from, to))["won-deals"].now
          assert.deepStrictEqual([won.deals, won.money], [deals, [{ currency: usd, amount }]])
        }
        const year = yield* read("2016-01-01", "2017-12-31")
        assert.deepStrictEqual(
          [year["won-deals"].now.deals, year["won-deals"].now.money],
          [4238, [{ currency: usd, amount: 1_000_553_400 }]]
        )
        assert.strictEqual(year["lost-deals"].now.deals, 2473)
        const dynamics = year["deal-dynamics"]
        assert.isTrue(dynamics.books.balanced)
        const stock = Object.fromEntries(dynamics.stages.map((stage) => [stage.name, stage.net.deals]))
        assert.deepStrictEqual([stock["Engaging"], stock["Prospecting"]], [1589, 500])
        const list = yield* explain(
          who.workspaceId,
          "deal-dynamics",
          `net:${stages.find(({ name }) => name === "Engaging")!.id}`,
          { period: period("2016-01-01", "2017-12-31"), pipelineId, asOf: null },
          { after: null, limit: 50 }
        )
        assert.strictEqual(list.total.deals, 1589)
        const again = yield* importFile(who, "maven-crm/sales_pipeline.csv", "maven-crm")
        assert.deepStrictEqual(again.job.counts, { created: 0, updated: 0, skipped: 8800, failed: 0 })
        yield* sound(who.workspaceId)
      }).pipe(Effect.provide(world)),
    120_000
  )
})

describe.skipIf(!isThere)("exports in the shape of other products", () => {
  const files = [
    ["native-shapes/amocrm-ru-windows1251.csv", "amocrm-ru", 60, "Воронка"],
    ["native-shapes/kommo-pt-utf8-bom.csv", "kommo-pt", 60, "Funil de vendas"],
    ["native-shapes/bitrix24-it-utf8.csv", "bitrix24-it", 80, "Offerte"],
    ["native-shapes/pipedrive-en-utf8.csv", "pipedrive-en", 80, "Pipeline"],
    ["native-shapes/hubspot-en-utf16.csv", "hubspot-en", 60, "Sales Pipeline"]
  ] as const

  it.effect(
    "all go into one workspace with a mapping alone, again without effect, and out again",
    () =>
      Effect.gen(function* () {
        const who = yield* begin("Europe/Rome", Currency.make("EUR"))
        const jobs = []
        for (const [file, mapping, rows] of files) {
          const { job, outcomes } = yield* importFile(who, file, mapping)
          assert.deepStrictEqual(job.counts, { created: rows, updated: 0, skipped: 0, failed: 0 }, file)
          assert.strictEqual(outcomes.create, rows)
          jobs.push(job)
        }
        for (const [file, mapping, rows] of files) {
          const { job } = yield* importFile(who, file, mapping)
          assert.deepStrictEqual(job.counts, { created: 0, updated: 0, skipped: rows, failed: 0 }, file)
        }
        const bitrix = yield* pipelineNamed(who, "Offerte")
        assert.deepStrictEqual(
          bitrix.stages.filter(({ kind }) => kind === "lost").map(({ name }) => name),
          ["Offerta persa", "Analizza il fallimento"]
        )
        const pipedrive = yield* pipelineNamed(who, "Pipeline")
        const { readings: read } = yield* readings(who.workspaceId, {
          period: period("2025-01-01", "2026-11-01"),
          pipelineId: pipedrive.id,
          asOf: null
        })
        assert.deepStrictEqual(
          [read["won-deals"].now.deals, read["won-deals"].now.money],
          [22, [{ currency: usd, amount: 31_360_127 }]]
        )
        assert.deepStrictEqual(
          [read["lost-deals"].now.deals, read["lost-deals"].now.money],
          [20, [{ currency: usd, amount: 35_707_326 }]]
        )
        yield* sound(who.workspaceId)
        for (const [index, { id }] of jobs.entries()) {
          const { blocked, taken } = yield* undoImport(who, id)
          assert.deepStrictEqual([taken, blocked.length], [files[index]![2], 0])
        }
        yield* sound(who.workspaceId)
      }).pipe(Effect.provide(world)),
    120_000
  )
})

describe.skipIf(!isThere)("a history with one row a step", () => {
  it.effect(
    "gives the published movement of every stage in every month",
    () =>
      Effect.gen(function* () {
        const who = yield* begin("UTC", usd)
        const { job } = yield* importFile(who, "stage-history/stage-history.csv", "stage-history")
        assert.deepStrictEqual(job.counts, { created: 60, updated: 158, skipped: 0, failed: 0 })
        const pipeline = yield* pipelineNamed(who, "Sales")
        const published: Record<string, Record<string, Record<string, Record<string, number>>>> = JSON.parse(
          readFileSync(at("../shared/data/stage-history/totals.json"), "utf8")
        )
        const lastDay: Record<string, string> = {
          "2025-01": "31",
          "2025-02": "28",
          "2025-03": "31",
          "2025-04": "30"
        }
        for (const [month, stages] of Object.entries(published)) {
          const asked = {
            period: period(`${month}-01`, `${month}-${lastDay[month]}`),
            pipelineId: pipeline.id,
            asOf: null
          }
          const { "deal-dynamics": dynamics } = (yield* readings(who.workspaceId, asked)).readings
          for (const stage of dynamics.stages) {
            const expected = stages[stage.name] ?? {}
            const sum = (field: string) =>
              Object.values(expected).reduce((total, each) => total + each[field]!, 0)
            const money = (field: string) =>
              Object.entries(expected)
                .flatMap(([currency, each]) => (each[field] === 0 ? [] : [{ currency, amount: each[field] }]))
                .sort((a, b) => (a.currency < b.currency ? -1 : 1))
            assert.deepStrictEqual(
              [stage.in.deals, stage.out.deals],
              [sum("in"), sum("out")],
              `${month} ${stage.name}`
            )
            assert.deepStrictEqual(
              [stage.in.money, stage.out.money] as unknown,
              [money("amount_in_minor"), money("amount_out_minor")],
              `${month} ${stage.name}`
            )
          }
        }
        yield* sound(who.workspaceId)
      }).pipe(Effect.provide(world)),
    60_000
  )
})
