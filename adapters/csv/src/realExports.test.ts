/**
 * Real and real-shaped exports read with nothing but the mappings in docs/how-to/import. The files lie beside the project
 * (../shared/data from its root) and are not part of it: without them these tests say so and skip.
 */
import { existsSync, readFileSync } from "node:fs"
import { Effect, Result, Stream } from "effect"
import { assert, describe, it } from "vitest"
import { TableFiles } from "@weir/application/ports/TableFiles"
import { checkMapping } from "@weir/domain/import/checkMapping"
import { readMapping } from "@weir/domain/import/Mapping"
import { rowReader } from "@weir/domain/import/readRow"
import type { DealFacts, MoveFacts } from "@weir/domain/import/RowFacts"
import * as Instant from "@weir/domain/time/Instant"
import * as Zone from "@weir/domain/time/Zone"
import { layer } from "./CsvTableFiles.ts"
import { fileSource } from "./FileSource.ts"

const root = new URL("../../../", import.meta.url)
const at = (path: string): string => new URL(path, root).pathname
const exports = "../shared/data/"
const isThere = existsSync(at(exports))
if (!isThere) console.warn(`skipped: ${exports} (real exports) is not beside the project`)

const read = async (file: string, mappingName: string) => {
  const mapping = Result.getOrThrow(
    readMapping(JSON.parse(readFileSync(at(`docs/how-to/import/${mappingName}.mapping.json`), "utf8")))
  )
  return Effect.runPromise(
    Effect.gen(function* () {
      const files = yield* TableFiles
      const source = fileSource(at(exports + file))
      const table = yield* files.inspect(source)
      assert.deepStrictEqual(checkMapping(mapping, table.headers), [])
      const reader = rowReader(mapping, table.headers, {
        zone: Zone.UTC,
        importedAt: Instant.iso("2026-11-22T12:00:00Z")
      })
      const facts = yield* files.rows(source, table).pipe(
        Stream.map((row) =>
          Result.getOrThrowWith(reader(row), (problems) => new Error(JSON.stringify(problems)))
        ),
        Stream.runCollect
      )
      return { table, facts }
    }).pipe(Effect.provide(layer))
  )
}

const deals = async (file: string, mappingName: string) => {
  const { facts, table } = await read(file, mappingName)
  assert.strictEqual(facts.length, table.rows)
  return { table, facts: facts as ReadonlyArray<DealFacts> }
}

const tally = <K extends string>(
  facts: ReadonlyArray<DealFacts>,
  key: (deal: DealFacts) => K
): Record<string, [number, number]> =>
  Object.fromEntries(
    [...Map.groupBy(facts, key)].map(([name, own]) => [
      name,
      [own.length, own.reduce((sum, { budget }) => sum + (budget?.amount ?? 0), 0)]
    ])
  )

const totals = () => JSON.parse(readFileSync(at(`${exports}native-shapes/totals.json`), "utf8"))

describe.skipIf(!isThere)("exports in the shape of other products", () => {
  it("amoCRM, Russian, windows-1251", async () => {
    const { facts, table } = await deals("native-shapes/amocrm-ru-windows1251.csv", "amocrm-ru")
    const expected = totals()["amocrm-ru-windows1251.csv"]
    assert.strictEqual(table.encoding.value, expected.encoding)
    assert.deepStrictEqual(
      tally(facts, ({ stage }) => stage.name),
      expected["by_stage (count, sum in kopecks)"]
    )
    assert.strictEqual(facts.filter(({ budget }) => budget === null).length, 19)
    assert.strictEqual(facts.filter(({ budget }) => budget?.amount === 0).length, 13)
    assert.strictEqual(facts[0]?.title, 'Сделка "1"\nвторая строка')
    assert.strictEqual(Instant.toIso(facts[0]!.createdAt), "2025-01-27T05:47:00.000Z")
    assert.isTrue(facts.every(({ closedAt, stage }) => (closedAt !== null) === (stage.kind !== "open")))
  })

  it("Kommo, Portuguese, UTF-8 with a mark", async () => {
    const { facts } = await deals("native-shapes/kommo-pt-utf8-bom.csv", "kommo-pt")
    assert.deepStrictEqual(
      tally(facts, ({ stage }) => stage.name),
      totals()["kommo-pt-utf8-bom.csv"]["by_stage (count, sum in centavos)"]
    )
    assert.isTrue(facts.every(({ assumed, stage }) => (assumed.length === 1) === (stage.kind !== "open")))
  })

  it("Bitrix24, Italian, a currency a row", async () => {
    const { facts } = await deals("native-shapes/bitrix24-it-utf8.csv", "bitrix24-it")
    const byStage = Object.fromEntries(
      [...Map.groupBy(facts, ({ stage }) => stage.name)].map(([name, own]) => [
        name,
        tally(own, ({ budget }) => budget?.currency ?? "none")
      ])
    )
    assert.deepStrictEqual(
      byStage,
      totals()["bitrix24-it-utf8.csv"]["by_stage (currency: count, sum in minor units)"]
    )
    assert.deepStrictEqual(
      new Set(facts.filter(({ stage }) => stage.kind === "lost").map(({ stage }) => stage.name)),
      new Set(["Offerta persa", "Analizza il fallimento"])
    )
    assert.deepStrictEqual(facts[7]?.fields, [["Commento", '=HYPERLINK("http://x")']])
  })

  it("Pipedrive, English, the status apart from the stage", async () => {
    const { facts } = await deals("native-shapes/pipedrive-en-utf8.csv", "pipedrive-en")
    assert.deepStrictEqual(
      tally(facts, ({ stage }) => stage.kind!),
      totals()["pipedrive-en-utf8.csv"]["by_status (count, sum in cents)"]
    )
    const lost = facts.find(({ row }) => row === 7)
    assert.deepStrictEqual(
      [lost?.stage.name, lost?.closedFrom, lost?.lossReasonName],
      ["Lost", "Negotiations Started", "Price"]
    )
  })

  it("HubSpot, English, UTF-16", async () => {
    const { facts, table } = await deals("native-shapes/hubspot-en-utf16.csv", "hubspot-en")
    assert.strictEqual(table.encoding.value, "utf-16le")
    assert.deepStrictEqual(
      tally(facts, ({ pipelineName, stage }) => `${stage.name} (${pipelineName})`),
      totals()["hubspot-en-utf16.csv"]["by_stage (count, sum in cents)"]
    )
    assert.isTrue(facts.every(({ closedAt, stage }) => (closedAt === null) === (stage.kind === "open")))
    assert.strictEqual(facts.filter(({ ownerName }) => ownerName === "No owner").length, 17)
  })
})

describe.skipIf(!isThere)("the published opportunities of Maven Analytics", () => {
  it("counts, won value, owners and quarters are those that were published", async () => {
    const { facts } = await deals("maven-crm/sales_pipeline.csv", "maven-crm")
    assert.deepStrictEqual(
      tally(facts, ({ stage }) => stage.name),
      { Won: [4238, 1_000_553_400], Lost: [2473, 0], Engaging: [1589, 0], Prospecting: [500, 0] }
    )
    const won = facts.filter(({ stage }) => stage.kind === "won")
    const lost = facts.filter(({ stage }) => stage.kind === "lost")
    const quarter = ({ closedAt }: DealFacts) =>
      `Q${Math.ceil(Number(Instant.toIso(closedAt!).slice(5, 7)) / 3)}`
    assert.deepStrictEqual(tally(won, quarter), {
      Q1: [531, 113_467_200],
      Q2: [1254, 308_611_100],
      Q3: [1257, 298_225_500],
      Q4: [1196, 280_249_600]
    })
    assert.deepStrictEqual(
      Object.values(tally(lost, quarter)).map(([count]) => count),
      [116, 778, 790, 789]
    )
    const owners = Object.entries(tally(won, ({ ownerName }) => ownerName!)).sort(
      ([, [, a]], [, [, b]]) => b - a
    )
    assert.deepStrictEqual(
      owners.slice(0, 5).map(([name, [, value]]) => [name, value / 100]),
      [
        ["Darcel Schlecht", 1_153_214],
        ["Vicki Laflamme", 478_396],
        ["Kary Hendrixson", 454_298],
        ["Cassey Cress", 450_489],
        ["Donn Cantrell", 445_860]
      ]
    )
    const days = won
      .map(({ closedAt, createdAt }) => (closedAt! - createdAt) / 86_400_000)
      .sort((a, b) => a - b)
    assert.strictEqual(days[Math.floor(days.length / 2)], 57)
    assert.strictEqual(facts.filter(({ companyName }) => companyName === null).length, 1425)
    assert.strictEqual(facts.filter(({ productName }) => productName === "GTX Pro").length, 1480)
    assert.strictEqual(facts.filter(({ assumed }) => assumed.length > 0).length, 500)
    assert.isTrue(lost.every(({ budget }) => budget === null))
  })
})

describe.skipIf(!isThere)("a history with one row a step", () => {
  it("steps in and out by month, stage and currency are those that were published", async () => {
    const { facts } = await read("stage-history/stage-history.csv", "stage-history")
    const counted: Record<string, Record<string, Record<string, Record<string, number>>>> = {}
    const add = (move: MoveFacts, stage: string, way: "in" | "out") => {
      const month = (counted[Instant.toIso(move.at).slice(0, 7)] ??= {})
      const cell = ((month[stage] ??= {})[move.budget!.currency] ??= {
        in: 0,
        out: 0,
        amount_in_minor: 0,
        amount_out_minor: 0
      })
      cell[way]! += 1
      cell[`amount_${way}_minor`]! += move.budget!.amount
    }
    for (const move of facts as ReadonlyArray<MoveFacts>) {
      add(move, move.to.name, "in")
      if (move.from !== null) add(move, move.from.name, "out")
    }
    const published = JSON.parse(readFileSync(at(`${exports}stage-history/totals.json`), "utf8"))
    assert.strictEqual(Object.keys(published).length, 4)
    for (const month of Object.keys(published)) assert.deepStrictEqual(counted[month], published[month])
  })
})
