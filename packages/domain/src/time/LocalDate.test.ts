import { Schema } from "effect"
import fc from "fast-check"
import { assert, it } from "vitest"
import * as LocalDate from "./LocalDate.ts"

const day = fc.integer({ min: 0, max: 2_932_896 })
const d = LocalDate.make

it("days and dates are the runtime's own, over the whole calendar", () => {
  fc.assert(
    fc.property(day, (n) => {
      const expected = new Date(n * 86_400_000)
      const date = LocalDate.ofEpochDay(n)
      assert.strictEqual(date, expected.toISOString().slice(0, 10))
      assert.strictEqual(LocalDate.toEpochDay(date), n)
      assert.strictEqual(LocalDate.weekday(date), expected.getUTCDay() || 7)
      assert.isTrue(Schema.is(LocalDate.LocalDate)(date))
    })
  )
})

it("only dates of the Gregorian calendar from 1970 to 9999 are accepted", () => {
  const is = Schema.is(LocalDate.LocalDate)
  for (const s of ["1970-01-01", "2000-02-29", "2024-02-29", "9999-12-31"]) assert.isTrue(is(s), s)
  for (const s of [
    "1969-12-31",
    "1900-02-28",
    "2023-02-29",
    "2100-02-29",
    "2024-04-31",
    "2024-13-01",
    "2024-00-10",
    "2024-01-00",
    "2024-1-1",
    "10000-01-01",
    "2024-01-01T00:00:00Z",
    "2024-01-01\n",
    " 2024-01-01",
    "٢٠٢٤-٠١-٠١",
    ""
  ])
    assert.isFalse(is(s), s)
})

it("adding days is undone by counting them", () => {
  fc.assert(
    fc.property(day, day, (a, b) => {
      const [from, to] = [LocalDate.ofEpochDay(a), LocalDate.ofEpochDay(b)]
      assert.strictEqual(LocalDate.addDays(from, LocalDate.diffDays(from, to)), to)
      assert.strictEqual(LocalDate.compare(from, to), Math.sign(a - b))
    })
  )
})

it("adding months keeps the day, or takes the last one of a shorter month", () => {
  assert.strictEqual(LocalDate.addMonths(d("2024-01-31"), 1), "2024-02-29")
  assert.strictEqual(LocalDate.addMonths(d("2023-01-31"), 1), "2023-02-28")
  assert.strictEqual(LocalDate.addMonths(d("2024-03-31"), -1), "2024-02-29")
  assert.strictEqual(LocalDate.addMonths(d("2024-02-29"), 12), "2025-02-28")
  assert.strictEqual(LocalDate.addMonths(d("2024-01-15"), -13), "2022-12-15")
  assert.strictEqual(LocalDate.addMonths(d("2024-12-15"), 1), "2025-01-15")
})

it("leaving the calendar throws", () => {
  assert.throws(() => LocalDate.addDays(LocalDate.FIRST, -1), RangeError)
  assert.throws(() => LocalDate.addDays(LocalDate.LAST, 1), RangeError)
  assert.throws(() => LocalDate.addMonths(LocalDate.LAST, 1), RangeError)
})

it("parts put together again are the date", () => {
  fc.assert(
    fc.property(day, (n) => {
      const date = LocalDate.ofEpochDay(n)
      const { day, month, year } = LocalDate.parts(date)
      assert.strictEqual(LocalDate.of(year, month, day), date)
    })
  )
})

it("the first and the last day are days, those beyond are none", () => {
  const last = LocalDate.toEpochDay(LocalDate.LAST)
  assert.strictEqual(LocalDate.ofEpochDay(0), LocalDate.FIRST)
  assert.strictEqual(LocalDate.ofEpochDay(last), LocalDate.LAST)
  for (const n of [-1, last + 1, 0.5, NaN]) assert.throws(() => LocalDate.ofEpochDay(n), RangeError)
  assert.deepStrictEqual(
    ["1970-01-01", "1969-12-31", "9999-12-31", "2024-00-10", "2024-13-10", "2024-12-00", "2024-12-31"].map(
      LocalDate.isLocalDate
    ),
    [true, false, true, false, false, false, true]
  )
  assert.strictEqual(LocalDate.of(2024, 3, 4), "2024-03-04")
})

it("counts days as the runtime does around every kind of century, and before the calendar begins", () => {
  for (const year of [0, 4, 99, 100, 399, 400, 1600, 1899, 1900, 1904, 1999, 2000, 2004, 2099, 2100, 9999]) {
    for (let month = 1; month <= 12; month++) {
      for (let day = 1; day <= LocalDate.daysInMonth(year, month); day++) {
        const n = LocalDate.epochDay(year, month, day)
        const known = new Date(0)
        known.setUTCFullYear(year, month - 1, day)
        assert.strictEqual(n * 86_400_000, known.getTime(), `${year}-${month}-${day}`)
        assert.strictEqual(LocalDate.civilText(n), known.toISOString().slice(0, 10))
      }
      const next = new Date(0)
      next.setUTCFullYear(year, month, 0)
      assert.strictEqual(LocalDate.daysInMonth(year, month), next.getUTCDate())
    }
  }
})

it("months are added forwards and back over the ends of years", () => {
  const plus = (date: string, months: number) => LocalDate.addMonths(LocalDate.make(date), months)
  assert.deepStrictEqual(
    [plus("2024-01-31", 1), plus("2023-12-31", 2), plus("2024-03-31", -1), plus("2024-01-15", -13)],
    ["2024-02-29", "2024-02-29", "2024-02-29", "2022-12-15"]
  )
  assert.deepStrictEqual([plus("2024-05-31", 0), plus("2024-12-01", 12)], ["2024-05-31", "2025-12-01"])
})

it("a week has the days 1 to 7", () => {
  assert.deepStrictEqual(
    [0, 1, 2, 3, 4, 5, 6, 7, 8].filter((n) => Schema.is(LocalDate.Weekday)(n)),
    [1, 2, 3, 4, 5, 6, 7]
  )
})
