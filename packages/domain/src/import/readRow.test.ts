import { Result } from "effect"
import fc from "fast-check"
import { assert, describe, it } from "vitest"
import { iso } from "../time/Instant.ts"
import * as Zone from "../time/Zone.ts"
import { readMapping } from "./Mapping.ts"
import { rowReader } from "./readRow.ts"
import type { DealFacts } from "./RowFacts.ts"

const headers = ["id", "name", "stage", "amount", "cur", "owner", "created", "closed", "__proto__"]
const create = Object.fromEntries(
  ["pipelines", "stages", "owners", "sources", "companies", "contacts", "products", "lossReasons"].map(
    (kind) => [kind, "create"]
  )
)
const mapping = Result.getOrThrow(
  readMapping({
    weir: "mapping",
    version: 1,
    name: "test",
    kind: "deals",
    create,
    columns: {
      externalId: { column: "id" },
      title: { column: "name" },
      stage: { column: "stage" },
      amount: { column: "amount", number: { decimal: ".", grouping: "none" } },
      currency: { column: "cur" },
      owner: { column: "owner", whenEmpty: { policy: "error" } },
      createdAt: { column: "created", date: "yyyy-mm-dd" },
      closedAt: { column: "closed", date: "yyyy-mm-dd" },
      fields: [{ column: "__proto__", name: "Note" }]
    },
    stages: [
      { text: "New", stage: "New", kind: "open" },
      { text: "Won", stage: "Won", kind: "won" },
      { text: "Lost", stage: "Lost", kind: "lost" }
    ]
  })
)
const read = rowReader(mapping, headers, { zone: Zone.UTC, importedAt: iso("2025-06-01T00:00:00Z") })
const good = ["7", "Deal", "Won", "12.50", "EUR", "Ann", "2025-01-02 10:00", "2025-02-03", ""]
const row = (cells: ReadonlyArray<string>) => read({ row: 5, line: 5, cells })
const changed = (column: string, cell: string) =>
  row(good.map((own, index) => (headers[index] === column ? cell : own)))
const facts = (result: ReturnType<typeof row>): DealFacts => Result.getOrThrow(result) as DealFacts

describe("a row", () => {
  it("gives the facts of a deal", () => {
    const deal = facts(row(good))
    assert.deepStrictEqual([deal.externalId, deal.stage, deal.budget, deal.closedAt], [
      "7",
      { name: "Won", kind: "won" },
      { amount: 1250, currency: "EUR" },
      iso("2025-02-03T00:00:00Z")
    ] as unknown as (typeof deal.externalId)[])
  })

  it("a column called __proto__ feeds a field like any other", () => {
    assert.deepStrictEqual(facts(changed("__proto__", "hello")).fields, [["Note", "hello"]])
    assert.deepStrictEqual(facts(row(good)).fields, [])
  })

  it("no amount is no budget, and nothing is nothing", () => {
    assert.isNull(facts(changed("amount", " \u00A0")).budget)
    assert.strictEqual(facts(changed("amount", "0.00")).budget?.amount, 0)
  })

  for (const [column, cell, field, word] of [
    ["id", "", "externalId", "blank"],
    ["stage", "", "stage", "blank"],
    ["amount", "12,50", "amount", "written"],
    ["amount", "-1", "amount", "negative"],
    ["cur", "EURO", "currency", "ISO 4217"],
    ["cur", "", "currency", "blank"],
    ["owner", "", "owner", "blank"],
    ["created", "31.12.2024", "createdAt", "yyyy-mm-dd"],
    ["created", "2025-02-31", "createdAt", "no such date"],
    ["created", "", "createdAt", "blank"],
    ["created", "2026-01-01", "createdAt", "future"],
    ["closed", "", "closedAt", "blank"],
    ["closed", "2025-01-01", "closedAt", "before"],
    ["closed", "soon", "closedAt", "not a date"]
  ] as const) {
    it(`with ${column} "${cell}" is refused: ${field} ${word}`, () => {
      const result = changed(column, cell)
      assert(Result.isFailure(result))
      const problem = result.failure.find((each) => each.field === field)
      assert.isTrue(
        problem?.reason.includes(word) &&
          problem.column === column &&
          problem.text === cell &&
          problem.row === 5,
        JSON.stringify(result.failure)
      )
    })
  }

  it("tells all its problems at once", () => {
    const result = row(["", "Deal", "Won", "x", "EUR", "", "no", "no", ""])
    assert.deepStrictEqual(Result.isFailure(result) && result.failure.map(({ field }) => field), [
      "externalId",
      "owner",
      "createdAt",
      "amount"
    ])
  })

  it("cut short, or with a cell too many, is refused as a whole", () => {
    assert.isTrue(Result.isFailure(row(good.slice(0, 6))))
    assert.isTrue(Result.isFailure(row([...good, "extra"])))
    assert.isTrue(Result.isSuccess(row([...good, " "])))
  })

  it("closed on the day it was created, without an hour, is closed when it was created", () => {
    const deal = facts(changed("closed", "2025-01-02"))
    assert.strictEqual(deal.closedAt, deal.createdAt)
    assert.strictEqual(deal.assumed.length, 1)
  })

  it("an open deal has no closing date, whatever the column says", () => {
    assert.isNull(facts(changed("stage", "New")).closedAt)
  })

  it("without a title is named after its id, and says so", () => {
    const deal = facts(changed("name", ""))
    assert.deepStrictEqual([deal.title, deal.assumed.length], ["7", 1])
  })

  it("of any cells is facts or problems, each with a reason and a short quotation", () => {
    const cell = fc.oneof(
      fc.string(),
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.constantFrom(...good, "__proto__", "\u0000", "\uD800", "1e5", "9".repeat(30), "2025-13-01")
    )
    fc.assert(
      fc.property(fc.array(cell, { minLength: 7, maxLength: 10 }), (cells) => {
        const result = row(cells)
        if (Result.isFailure(result)) {
          assert.isAbove(result.failure.length, 0)
          for (const { reason, text } of result.failure)
            assert.isTrue(reason !== "" && Array.from(text).length <= 80)
        } else {
          const deal = result.success as DealFacts
          assert.isTrue(
            Number.isSafeInteger(deal.createdAt) &&
              (deal.budget === null || Number.isSafeInteger(deal.budget.amount))
          )
          assert.isTrue(
            deal.title.length >= 1 &&
              deal.title.length <= 120 &&
              deal.title.isWellFormed() &&
              !deal.title.includes("\0")
          )
        }
      }),
      { numRuns: 2000 }
    )
  })
})
