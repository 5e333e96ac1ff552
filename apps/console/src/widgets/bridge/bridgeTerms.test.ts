// Are the reasons of a bridge those of its reading, each currency by itself?
import { assert, describe, it } from "vitest"
import type { Readings } from "../../readings/view.ts"
import { currenciesOf, isEmpty, termsOf } from "./bridgeTerms.ts"
import { addsUp } from "./waterfall.ts"

const worth = (deals: number, money: Record<string, number> = {}) => ({
  deals,
  money: Object.entries(money).map(([currency, amount]) => ({ currency, amount })),
  unbudgeted: 0
})
const reading = {
  from: 0,
  to: 1,
  all: {
    opening: worth(3, { EUR: 300 }),
    new: worth(2, { EUR: 100, BRL: 50 }),
    grown: worth(0, { EUR: 20 }),
    won: worth(-1, { EUR: -100 }),
    deleted: worth(1, { EUR: 70 }),
    late: worth(0),
    closing: worth(3, { EUR: 250, BRL: 50 })
  },
  due: { until: "2026-11", opening: worth(0), closing: worth(0) }
} as unknown as Readings["pipeline-bridge"]

describe("the terms of a bridge", () => {
  it("leave out what says nothing, and take the deleted away", () => {
    assert.deepEqual(
      termsOf(reading, "all", "deals").map(({ key, value }) => [key, value]),
      [
        ["opening", 3],
        ["new", 2],
        ["won", -1],
        ["deleted", -1],
        ["closing", 3]
      ]
    )
  })

  it("add up in deals and in each currency by itself", () => {
    for (const measure of ["deals", "EUR", "BRL"])
      assert.isTrue(addsUp(termsOf(reading, "all", measure)), measure)
  })

  it("name the currencies there are, the workspace's own first", () => {
    assert.deepEqual(currenciesOf(reading, "all", "EUR"), ["EUR", "BRL"])
    assert.deepEqual(currenciesOf(reading, "all", "USD"), ["BRL", "EUR"])
  })

  it("know a scope without anything in it", () => {
    assert.isTrue(isEmpty(reading, "due"))
    assert.isFalse(isEmpty(reading, "all"))
  })
})
