import { Result } from "effect"
import fc from "fast-check"
import { assert, describe, it } from "vitest"
import { iso, toIso } from "../time/Instant.ts"
import * as Zone from "../time/Zone.ts"
import { DateFormat, detectDateFormat, parseDate } from "./DateFormat.ts"

const two = (value: number) => String(value).padStart(2, "0")
const write = (year: number, month: number, day: number, format: DateFormat): string =>
  format.replace("yyyy", String(year)).replace("mm", two(month)).replace("dd", two(day))

const anyDate = fc.tuple(
  fc.integer({ min: 1970, max: 9999 }),
  fc.integer({ min: 1, max: 12 }),
  fc.integer({ min: 1, max: 28 })
)
const anyFormat = fc.constantFrom(...DateFormat.literals)

describe("dates", () => {
  it("what was written in a format is read back as the same day", () => {
    fc.assert(
      fc.property(anyDate, anyFormat, ([year, month, day], format) => {
        const read = Result.getOrThrow(parseDate(write(year, month, day, format), format, Zone.UTC))
        assert.strictEqual(toIso(read).slice(0, 10), `${year}-${two(month)}-${two(day)}`)
      })
    )
  })

  it("any garbage is an instant or a reason", () => {
    const cell = fc.oneof(
      fc.string(),
      fc.string({
        unit: fc.constantFrom("0", "1", "2", "3", "9", "/", ".", "-", ":", " ", "T", "Z", "+", "P", "M"),
        maxLength: 24
      })
    )
    fc.assert(
      fc.property(cell, anyFormat, (text, format) => {
        const read = parseDate(text, format, Zone.make("Europe/Moscow"))
        assert.isTrue(Result.isSuccess(read) ? Number.isSafeInteger(read.success) : read.failure !== "")
      }),
      { numRuns: 1000 }
    )
  })

  const moscow = Zone.make("Europe/Moscow")
  for (const [text, format, expected] of [
    ["27.01.2025 08:47:00", "dd.mm.yyyy", "2025-01-27T05:47:00.000Z"],
    ["2025-01-27", "yyyy-mm-dd", "2025-01-26T21:00:00.000Z"],
    ["2025-01-03T16:36:00Z", "yyyy-mm-dd", "2025-01-03T16:36:00.000Z"],
    ["2025-01-03 16:36:00.5+02:00", "yyyy-mm-dd", "2025-01-03T14:36:00.500Z"],
    ["1/2/2025 12:05 AM", "mm/dd/yyyy", "2025-01-01T21:05:00.000Z"],
    ["1/2/2025 1:05 pm", "dd/mm/yyyy", "2025-02-01T10:05:00.000Z"]
  ] as const) {
    it(`${text} is ${expected}`, () =>
      assert.deepStrictEqual(parseDate(text, format, moscow), Result.succeed(iso(expected))))
  }

  for (const [text, format, word] of [
    ["31.02.2025", "dd.mm.yyyy", "no such date"],
    ["29.02.2023", "dd.mm.yyyy", "no such date"],
    ["25/12/2025", "mm/dd/yyyy", "no such date"],
    ["2025-01-01 25:00", "yyyy-mm-dd", "time of day"],
    ["01.02.25", "dd.mm.yyyy", "two digits"],
    ["1735689600", "yyyy-mm-dd", "count of seconds"],
    ["не закрыта", "dd.mm.yyyy", "not a date"],
    ["1969-12-31", "yyyy-mm-dd", "1970"],
    ["2025-01-01 13:00 PM", "yyyy-mm-dd", "not a date"]
  ] as const) {
    it(`${text} is refused: ${word}`, () => {
      const read = parseDate(text, format, moscow)
      assert.isTrue(Result.isFailure(read) && read.failure.includes(word), JSON.stringify(read))
    })
  }

  it("an hour the clocks jumped over never was", () => {
    const read = parseDate("2025-03-30 02:30", "yyyy-mm-dd", Zone.make("Europe/Berlin"))
    assert.isTrue(Result.isFailure(read) && read.failure.includes("jumped"))
  })
})

describe("telling the format", () => {
  it("a day above 12 decides", () => {
    const found = detectDateFormat(["03/04/2025", "13/04/2025"])
    assert(found._tag === "certain")
    assert.deepStrictEqual([found.format, found.evidence], ["dd/mm/yyyy", "13/04/2025"])
    assert.strictEqual((detectDateFormat(["04/13/2025"]) as { format: string }).format, "mm/dd/yyyy")
  })

  it("without one it is ambiguous, with both readings shown", () => {
    const found = detectDateFormat(["05/05/2025", "03/04/2025"])
    assert(found._tag === "ambiguous")
    assert.deepStrictEqual(found.readings, [
      { format: "dd/mm/yyyy", reads: "2025-04-03" },
      { format: "mm/dd/yyyy", reads: "2025-03-04" }
    ])
    assert.strictEqual(detectDateFormat(["05/05/2025"])._tag, "ambiguous")
  })

  it("texts that are no dates are set apart, and one impossible date hides nothing", () => {
    const found = detectDateFormat([
      "не закрыта",
      "02.02.2025 01:16:00",
      "31.02.2025 00:00:00",
      "12.09.2025 03:19:00"
    ])
    assert(found._tag === "certain")
    assert.deepStrictEqual([found.format, found.others], ["dd.mm.yyyy", ["не закрыта"]])
  })

  it("is never certain when both orders are possible for every sample", () => {
    const low = fc.tuple(
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom("/", "-")
    )
    fc.assert(
      fc.property(fc.array(low, { minLength: 1, maxLength: 5 }), fc.constantFrom("/", "-"), (dates, mark) => {
        assert.strictEqual(
          detectDateFormat(dates.map(([a, b]) => `${two(a)}${mark}${two(b)}${mark}2025`))._tag,
          "ambiguous"
        )
      })
    )
  })
})
