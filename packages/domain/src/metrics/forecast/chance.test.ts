import { assert, describe, it } from "vitest"
import { band } from "./band.ts"
import { moneyBand, stepOf } from "./moneyBand.ts"
import { daysOld, daysTaken, millionths, noRecord, partOf, probability, timeliness, times } from "./chance.ts"

const waits = (...days: ReadonlyArray<number>) => {
  const daysToWin = new Map<number, number>()
  for (const one of days) daysToWin.set(one, (daysToWin.get(one) ?? 0) + 1)
  return { won: days.length, closed: days.length + 2, daysToWin }
}

describe("the chance of a deal", () => {
  it("six of ten won, with a default of a half that weighs as five, are 8.5 of 15", () => {
    const p = probability({ won: 6, closed: 10, daysToWin: new Map() }, 50, false)
    assert.strictEqual(millionths(p), 566_667)
    assert.strictEqual(partOf(100_000, p), 56_667)
  })

  it("without a record the default stands, few data or not", () => {
    assert.strictEqual(millionths(probability(noRecord, 40, false)), 400_000)
    assert.strictEqual(millionths(probability({ ...noRecord, won: 9, closed: 9 }, 40, true)), 400_000)
  })

  it("of the wins that lasted longer, those count that came within thirty days more", () => {
    const record = waits(10, 20, 40, 50)
    assert.strictEqual(millionths(timeliness(record, 15, false)), 666_667)
    assert.strictEqual(millionths(timeliness(record, 45, false)), 1_000_000)
    assert.strictEqual(millionths(timeliness(record, 0, false)), 500_000)
    // A win that took fifty days did not take longer than fifty.
    assert.strictEqual(millionths(timeliness(record, 49, false)), 1_000_000)
    assert.strictEqual(millionths(timeliness(record, 50, false)), 500_000)
  })

  it("a day begun counts among those a win took, a day that is over among those a deal has stood", () => {
    const day = 86_400_000
    assert.deepStrictEqual([0, 1, day, day + 1, 2000 * day].map(daysTaken), [0, 1, 1, 2, 999])
    assert.deepStrictEqual([-1, 0, day - 1, day].map(daysOld), [0, 0, 0, 1])
  })

  it("older than every win, a deal is judged by all of them; without wins, and with few data, nothing is held against it", () => {
    assert.strictEqual(millionths(timeliness(waits(10, 20, 40, 50), 60, false)), 500_000)
    assert.strictEqual(millionths(timeliness(noRecord, 60, false)), 1_000_000)
    assert.strictEqual(millionths(timeliness(waits(300), 0, true)), 1_000_000)
  })

  it("a part of an amount is rounded half away from zero", () => {
    const half = { num: 1n, den: 2n }
    assert.strictEqual(partOf(1, half), 1)
    assert.strictEqual(partOf(123_450, times(half, half)), 30_863)
  })
})

describe("the band", () => {
  it("without deals there is nothing to win", () => assert.deepStrictEqual(band([]), { p10: 0, p90: 0 }))

  it("certain wins and certain losses leave no doubt", () =>
    assert.deepStrictEqual(band([1_000_000, 1_000_000, 0]), { p10: 2, p90: 2 }))

  it("a border that is met exactly counts as met", () => {
    assert.deepStrictEqual(band([900_000]), { p10: 0, p90: 1 })
    assert.deepStrictEqual(band([100_000]), { p10: 0, p90: 0 })
  })

  it("ten deals at a half are three to seven wins", () =>
    assert.deepStrictEqual(band(Array.from({ length: 10 }, () => 500_000)), { p10: 3, p90: 7 }))

  it("ten thousand deals are told in no time, about their expected number", () => {
    const { p10, p90 } = band(Array.from({ length: 10_000 }, () => 300_000))
    assert.isTrue(p10 > 2900 && p10 < 3000 && p90 > 3000 && p90 < 3100, `${p10} to ${p90}`)
  })
})

describe("the band of the sum", () => {
  const stakes = (n: number, chance: number, amount: number) =>
    Array.from({ length: n }, () => ({ chance, amount }))

  it("without budgets there is nothing to bring", () => {
    assert.deepStrictEqual(moneyBand([]), { p10: 0, p90: 0 })
    assert.deepStrictEqual(moneyBand(stakes(3, 500_000, 0)), { p10: 0, p90: 0 })
  })

  it("certain wins and certain losses leave no doubt", () =>
    assert.deepStrictEqual(moneyBand([...stakes(2, 1_000_000, 700), ...stakes(1, 0, 5000)]), {
      p10: 1400,
      p90: 1400
    }))

  it("of equal deals it is that of the wins, times what each brings", () =>
    assert.deepStrictEqual(moneyBand(stakes(10, 500_000, 2500)), { p10: 3 * 2500, p90: 7 * 2500 }))

  it("a border that is met exactly counts as met", () => {
    assert.deepStrictEqual(moneyBand(stakes(1, 900_000, 40)), { p10: 0, p90: 40 })
    assert.deepStrictEqual(moneyBand(stakes(1, 100_000, 40)), { p10: 0, p90: 0 })
  })

  it("steps are round, and a hundredth of the spread or less, if that is not too many of them", () => {
    // The deviation of one deal at a half is half of what it brings.
    const one = (amount: number, chance = 500_000) => stepOf([{ chance, amount }])
    assert.deepStrictEqual(
      [0, 199, 399, 400, 1000, 9_999_999].map((n) => one(n)),
      [1, 1, 1, 2, 5, 20_000]
    )
    assert.strictEqual(one(1_000_000, 1), 20)
  })

  it("a budget between two steps expects what it did, and no sum is above that of all", () => {
    const great = { chance: 500_000, amount: 2_000_000 }
    // Three hundred of a tenth of a step each: rounded to the nearest one, they would bring nothing.
    const { p10, p90 } = moneyBand([great, ...stakes(300, 999_999, 1000)])
    assert.strictEqual(stepOf([great]), 10_000)
    assert.isTrue(p10 > 200_000 && p10 < 300_000, String(p10))
    assert.isTrue(p90 > 2_200_000 && p90 <= 2_300_000, String(p90))
    assert.deepStrictEqual(moneyBand([{ chance: 500_000, amount: 33_333 }]), { p10: 0, p90: 33_333 })
  })

  it("ten thousand deals are told in no time, about their expected sum", () => {
    const { p10, p90 } = moneyBand(
      Array.from({ length: 10_000 }, (_, i) => ({ chance: 300_000, amount: 1000 + (i % 97) * 517 }))
    )
    const [expected, deviation] = [77_429_280, 1_371_000]
    for (const [is, wanted] of [
      [p10, expected - 1.2816 * deviation],
      [p90, expected + 1.2816 * deviation]
    ] as const)
      assert.approximately(is, wanted, 0.05 * deviation)
  })
})
