import { dayOf, daysOf, dayWindow } from "@weir/domain/time/Calendar"
import { change } from "@weir/domain/metrics/Change"
import { weighted } from "@weir/domain/money/Rate"
import * as Instant from "@weir/domain/time/Instant"
import * as LocalDate from "@weir/domain/time/LocalDate"
import { previousOf, windowOf } from "@weir/domain/time/Period"
import { lengthMs } from "@weir/domain/time/Window"
import * as Zone from "@weir/domain/time/Zone"
import { Result } from "effect"
import { assert, describe, it } from "vitest"
import { explained, evaluate, askOf, ledgerOf } from "@weir/domain/workbook/evaluate"
import { shown } from "../laws/parts.ts"
import { oracle } from "../oracle/oracle.ts"
import { told } from "./Story.ts"
import { valueAt } from "./valueAt.ts"
import { vectors } from "./vectors.ts"

for (const { asked, id, lines, setting, story } of vectors) {
  describe(`${id}: ${story}`, () => {
    const events = told(setting, lines)
    for (const question of asked) {
      const { metric, reads } = question
      it(`${metric} reads ${JSON.stringify(reads)}`, () => {
        const reading = evaluate(metric, events, question)
        for (const [path, expected] of Object.entries(reads))
          assert.deepStrictEqual(valueAt(reading, path), expected, path)
        assert.deepStrictEqual(
          reading,
          oracle(metric, events, askOf(events, question)) as never,
          "the oracle tells otherwise"
        )
      })
    }
  })
}

it("GV1: the list behind each number adds up to it", () => {
  const [vector] = vectors
  const question = vector?.asked[0]
  if (vector === undefined || question === undefined) throw new Error("GV1 is gone")
  const events = told(vector.setting, vector.lines)
  const ledger = ledgerOf(events),
    ask = askOf(events, question)
  for (const number of shown("dealDynamics", evaluate("dealDynamics", events, question))) {
    const behind = explained("dealDynamics", number.part, ledger, ask)
    if ("figure" in number) assert.deepStrictEqual(behind?.total, number.figure, number.part)
  }
})

describe("GV24 to GV28 and GV33, by the words of time and money alone", () => {
  it("GV24: 2024-03-01T02:30Z is 29 February in São Paulo", () => {
    const zone = Zone.make("America/Sao_Paulo"),
      instant = Instant.iso("2024-03-01T02:30:00Z")
    assert.strictEqual(dayOf(zone, instant), "2024-02-29")
    const month = Result.getOrThrow(windowOf({ kind: "month" }, instant, { zone, weekStart: 1 }))
    assert.strictEqual(dayOf(zone, month.from), "2024-02-01")
  })

  it("GV25: 27 October 2024 in Berlin lasts 25 hours and tiles with its neighbours", () => {
    const zone = Zone.make("Europe/Berlin")
    const [a, b, c] = ["2024-10-26", "2024-10-27", "2024-10-28"].map((d) =>
      dayWindow(zone, LocalDate.make(d))
    )
    if (a === undefined || b === undefined || c === undefined) throw new Error("three days")
    assert.strictEqual(lengthMs(b), 25 * 3_600_000)
    assert.deepStrictEqual([a.to, b.to], [b.from, c.from])
  })

  it("GV26: 31 March 15:00 compares with February, whole and clamped to its end", () => {
    const calendar = { zone: Zone.UTC, weekStart: 1 as const }
    const { full, sameElapsed } = Result.getOrThrow(
      previousOf({ kind: "month" }, Instant.iso("2024-03-31T15:00:00Z"), calendar)
    )
    assert.deepStrictEqual(full, {
      from: Instant.iso("2024-02-01T00:00:00Z"),
      to: Instant.iso("2024-03-01T00:00:00Z")
    })
    assert.deepStrictEqual(sameElapsed, full)
  })

  it("GV27: 0 to 5 has no percentage and is new; 0 to 0 has none", () => {
    assert.deepStrictEqual(
      [change(5, 0), change(0, 0)].map(({ base, pct }) => [pct, base]),
      [
        [null, "new"],
        [null, "none"]
      ]
    )
  })

  it("GV28: a quarter of €1234.50, twice, is €617.26; rounding the sum would give €617.25", () => {
    assert.strictEqual(weighted(123_450, "25") + weighted(123_450, "25"), 61_726)
    assert.strictEqual(weighted(246_900, "25"), 61_725)
  })

  it("GV33: d1 = d2 is exactly one day of the workspace", () => {
    const zone = Zone.make("Asia/Kathmandu"),
      date = LocalDate.make("2024-03-05")
    const window = Result.getOrThrow(
      windowOf({ kind: "custom", from: date, to: date }, Instant.iso("2024-06-01T00:00:00Z"), {
        zone,
        weekStart: 1
      })
    )
    assert.deepStrictEqual(
      daysOf(zone, window).map((d) => d.date),
      [date]
    )
    assert.deepStrictEqual(window, dayWindow(zone, date))
  })
})
