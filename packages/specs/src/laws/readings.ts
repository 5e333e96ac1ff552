/** Laws of readings: they are what the oracle tells, they open into what adds up to them, and they are always a number. */
import { decodeKey, decodeTally } from "@weir/domain/ledger/Book"
import { sign } from "@weir/domain/ledger/Query"
import { Schema } from "effect"
import { assert } from "vitest"
import type { Part } from "@weir/domain/metrics/Metric"
import { type Core, type MetricName, metricNames } from "@weir/domain/workbook/Core"
import { type Explained, explained, putTo } from "@weir/domain/workbook/evaluate"
import { rowsOf } from "../map/metricRows.ts"
import { oracle } from "../oracle/oracle.ts"
import type { Law } from "./Law.ts"
import { shown } from "./parts.ts"

/** One law a metric. */
const asTheOracleTells = (name: MetricName): Law => ({
  name: `${name} reads what the oracle tells`,
  proves: rowsOf(name),
  holds: ({ ask, events, reading }) =>
    assert.deepStrictEqual(reading(name), oracle(name, events, ask) as never)
})

/** The list itself, added up by hand: deals or what else is counted, and money by currency. */
const byHand = (part: Part, behind: Explained, core: Core) => {
  const money = new Map<string, number>()
  const seen = new Set<string>()
  const places = new Map<string, { readonly count: number; readonly amount: number }>()
  let deals = 0
  const lines = behind.entries.flatMap((entry) => {
    const book = core.books.find((b) => b.id === entry.book)
    const selection = part.selections.find((s) => s.book === entry.book)
    if (book === undefined || selection === undefined) return []
    const tally = decodeTally(book, entry.tally)
    return [{ entry, tally, sign: sign(selection), currency: decodeKey(book, entry.key)["currency"] ?? "" }]
  })
  // What cancels out at its place is no longer there.
  for (const { entry, sign, tally } of lines) {
    const place = `${entry.book} ${entry.key} ${entry.subject}`
    const before = places.get(place) ?? { count: 0, amount: 0 }
    places.set(place, {
      count: before.count + sign * (tally[part.measure ?? "deals"] ?? 0),
      amount: before.amount + sign * (tally["amount"] ?? 0)
    })
  }
  for (const { currency, entry, sign, tally } of lines) {
    const own = behind.contributions.find(({ dealId }) => dealId === entry.subject)
    const add = (count: number, amount: number) => {
      deals += count
      money.set(currency, (money.get(currency) ?? 0) + amount)
    }
    const [count, amount] = [sign * (tally["deals"] ?? 0), sign * (tally["amount"] ?? 0)]
    if (part.weighed === "total") add(count * (own?.chance ?? 0), count * (own?.expected ?? 0))
    else if (part.until !== undefined)
      add(count * part.until - sign * ((tally["sinceDays"] ?? 0) * 86_400_000 + (tally["sinceMs"] ?? 0)), 0)
    else if (part.distinct === true) {
      const there = places.get(`${entry.book} ${entry.key} ${entry.subject}`)
      if (there === undefined || there.count === 0 || seen.has(entry.subject)) continue
      seen.add(entry.subject)
      add(1, part.measure === undefined ? there.amount : 0)
    } else add(sign * (tally[part.measure ?? "deals"] ?? 0), amount)
  }
  return { deals, money }
}

const opens: Law = {
  name: "every number opens into entries that add up to it",
  proves: ["D8", "X5", "D7", "G16"],
  holds: ({ ask, core, ledger, reading }) => {
    for (const name of metricNames) {
      for (const number of shown(name, reading(name) as never)) {
        const at = `${name} ${number.part}`
        const behind = explained(name, number.part, ledger, ask, core)
        assert.isNotNull(behind, `${at} does not open`)
        if (behind === null) continue
        if ("figure" in number) assert.deepStrictEqual(behind.total, number.figure, at)
        else if ("counted" in number) {
          assert.strictEqual(behind.total.deals, number.counted, at)
          if (number.converted !== undefined)
            assert.strictEqual(behind.total.converted, number.converted, `${at}, converted`)
        } else if ("deals" in number) assert.strictEqual(behind.total.deals, number.deals, at)
        else {
          assert.strictEqual(behind.records.size, number.records, at)
          assert.strictEqual(behind.total.deals, number.records, `${at}, its total`)
        }
        const part = core.metrics[name].explain(number.part, putTo(core.metrics[name], ask, core))
        const listed = part === null ? null : byHand(part, behind, core)
        if (listed === null) continue
        assert.strictEqual(listed.deals, behind.total.deals, `${at}, its list`)
        for (const { amount, currency } of behind.total.money)
          assert.strictEqual(listed.money.get(currency), amount, `${at}, its list in ${currency}`)
      }
    }
  }
}

const opensNothingElse: Law = {
  name: "a part that no reading shows does not open",
  proves: ["D8"],
  holds: ({ ask, core, ledger }) => {
    for (const name of metricNames) {
      for (const part of [
        "",
        "nothing",
        "toString",
        "constructor",
        "__proto__",
        "net:",
        "net:nowhere",
        "new:nothing",
        ":"
      ]) {
        assert.isNull(explained(name, part, ledger, ask, core), `${name} ${part}`)
      }
    }
  }
}

const valid: Law = {
  name: "a reading is always valid and its ratios are parts of a whole",
  proves: ["G5", "G20", "G4", "S-1"],
  holds: ({ core, reading }) => {
    for (const name of metricNames) {
      assert.isTrue(Schema.is(core.metrics[name].Reading)(reading(name)), name)
    }
    const { before, now } = reading("successRate")
    for (const ratio of [now, before])
      assert.isTrue(0 <= ratio.num && ratio.num <= ratio.den, `${ratio.num} of ${ratio.den}`)
    for (const ring of reading("dealSources").rings)
      assert.isTrue(
        ring.angle >= 0 && ring.angle <= 270 && Number.isFinite(ring.angle),
        `${ring.angle} degrees`
      )
  }
}

export const laws: ReadonlyArray<Law> = [...metricNames.map(asTheOracleTells), opens, opensNothingElse, valid]
