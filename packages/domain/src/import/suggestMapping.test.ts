import { Result } from "effect"
import fc from "fast-check"
import { assert, describe, it } from "vitest"
import { checkMapping } from "./checkMapping.ts"
import { headerSignature } from "./headerSignature.ts"
import { readMapping } from "./Mapping.ts"
import { answer, suggestMapping } from "./suggestMapping.ts"
import type { TableRow } from "./TableRow.ts"

const rows = (...cells: ReadonlyArray<ReadonlyArray<string>>): ReadonlyArray<TableRow> =>
  cells.map((own, index) => ({ row: index + 2, line: index + 2, cells: own }))

const amo = [
  "ID",
  "Название сделки",
  "Бюджет, руб.",
  "Этап сделки",
  "Воронка",
  "Ответственный",
  "Дата создания",
  "Дата закрытия"
]
const amoRows = rows(
  [
    "1",
    "Сделка",
    "31\u00A0289,00",
    "Успешно реализовано",
    "Продажи",
    "Ольга",
    "27.01.2025 08:47:00",
    "02.02.2025 01:16:00"
  ],
  ["2", "Сделка", "", "Переговоры", "Продажи", "Ольга", "13.01.2025 08:47:00", "не закрыта"]
)

describe("a draft", () => {
  it("of a Russian export needs no questions", () => {
    const { draft, product, questions } = suggestMapping(amo, amoRows, "deals.csv")
    assert.strictEqual(product, "amoCRM")
    assert.deepStrictEqual(questions, [])
    const mapping = Result.getOrThrow(readMapping(draft))
    assert.deepStrictEqual(checkMapping(mapping, amo), [])
    assert(mapping.kind === "deals")
    assert.deepStrictEqual(mapping.columns.amount?.number, { decimal: ",", grouping: "space" })
    assert.strictEqual(mapping.columns.currency?.constant, "RUB")
    assert.deepStrictEqual(mapping.columns.closedAt?.emptyTexts, ["не закрыта"])
    assert.deepStrictEqual(
      mapping.stages?.map(({ kind }) => kind),
      ["open", "won"]
    )
  })

  it("asks what cannot be told, and the answers complete it", () => {
    const headers = ["Deal ID", "Deal Name", "Stage", "Value", "Owner", "Created", "Close Date"]
    const samples = rows(
      ["1", "A", "New", "1,234", "", "03/04/2025", ""],
      ["2", "B", "Closed Won", "5,000", "Ann", "01/02/2025", "soon"]
    )
    const { draft, questions } = suggestMapping(headers, samples, "x")
    assert.deepStrictEqual(
      questions.map(({ path }) => path.slice(1).join(".")),
      [
        "pipeline.constant",
        "currency.constant",
        "amount.number",
        "owner.whenEmpty",
        "createdAt.date",
        "closedAt.date"
      ]
    )
    const answers = { "currency.constant": "USD", "closedAt.date": "dd/mm/yyyy" } as Record<string, string>
    const complete = questions.reduce(
      (all, { choices, path }) => answer(all, path, answers[path.slice(1).join(".")] ?? choices[0]!.value),
      draft
    )
    assert.deepStrictEqual(checkMapping(Result.getOrThrow(readMapping(complete)), headers), [])
  })

  it("of columns nobody has heard of asks for what every deal needs", () => {
    const { draft, questions } = suggestMapping(["a", "b"], rows(["1", "2"]), "x")
    assert.deepStrictEqual(
      questions.map(({ path }) => path[1]),
      ["externalId", "pipeline", "stage", "owner", "createdAt"]
    )
    assert.isTrue(Result.isFailure(readMapping(draft)))
  })

  it("of any headers and cells, also __proto__, is made without a throw and harms nothing", () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom(
        "__proto__",
        "constructor",
        "id",
        "stage",
        "amount",
        "created",
        "status",
        "toString",
        "1,234",
        "03/04/2025"
      )
    )
    fc.assert(
      fc.property(
        fc.uniqueArray(text, { minLength: 1, maxLength: 8 }),
        fc.array(fc.array(text, { maxLength: 8 }), { maxLength: 5 }),
        (headers, cells) => {
          const { draft, questions } = suggestMapping(headers, rows(...cells), "x")
          for (const { choices, path } of questions) answer(draft, path, choices[0]?.value ?? "x")
          answer(draft, ["__proto__", "polluted"], true)
          assert.notProperty({}, "polluted")
          readMapping(draft)
        }
      )
    )
  })
})

describe("a file's signature", () => {
  it("is the same whatever the order and case of its columns, and another for other columns", () => {
    assert.strictEqual(headerSignature(["A", "b "]), headerSignature(["B", "a"]))
    assert.notStrictEqual(headerSignature(["a", "b"]), headerSignature(["a", "c"]))
    assert.notStrictEqual(headerSignature(["ab"]), headerSignature(["a", "b"]))
  })
})

describe("reading a mapping", () => {
  const { draft } = suggestMapping(amo, amoRows, "deals.csv")
  it("names the field that is wrong", () => {
    const refused = (json: unknown) => {
      const read = readMapping(json)
      assert(Result.isFailure(read))
      return read.failure.reason
    }
    assert.include(refused([]), "mapping")
    assert.include(refused({ ...draft, version: 2 }), "version")
    assert.include(refused({ ...draft, kind: "tasks" }), "kind")
    assert.include(refused({ ...draft, coluns: {} }), "coluns")
    assert.include(refused(answer(draft, ["columns", "createdAt", "date"], "dd.mm.yy")), "createdAt")
    assert.include(refused(answer(draft, ["zone"], "Moscow")), "zone")
    assert.include(refused(JSON.parse(JSON.stringify(draft).replace('"name"', '"__proto__"'))), "name")
  })

  it("a mapping for another file is told column by column", () => {
    const problems = checkMapping(Result.getOrThrow(readMapping(draft)), [
      "ID",
      "Название сделки",
      "Этап сделки",
      "Воронка",
      "Ответственный",
      "Дата создания"
    ])
    assert.deepStrictEqual(
      problems.map(({ field }) => field),
      ["columns.amount", "columns.closedAt"]
    )
    assert.include(problems[0]!.reason, "Бюджет, руб.")
  })

  it("two won stages in one pipeline, and a stage of two kinds, are contradictions", () => {
    const stages = [
      { text: "a", stage: "A", kind: "won" },
      { text: "b", stage: "B", kind: "won" },
      { text: "c", stage: "A", kind: "lost" }
    ]
    const problems = checkMapping(Result.getOrThrow(readMapping(answer(draft, ["stages"], stages))), amo)
    assert.strictEqual(problems.length, 2)
  })
})
