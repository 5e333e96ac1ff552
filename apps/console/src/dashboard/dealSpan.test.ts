// Is the period that shows a pipeline's deals the right one, and one that can be asked for?
import { afterEach, assert, describe, it } from "vitest"
import { readDealSpan, spanOf } from "./dealSpan.ts"

describe("the span of deals", () => {
  it("is counted in days of the workspace's zone", () => {
    const [first, last] = [Date.UTC(2016, 9, 19, 23, 30), Date.UTC(2017, 11, 31, 23, 30)]
    assert.deepEqual(spanOf(first, last, "UTC"), { period: "2016-10-19..2017-12-31", years: "2016–2017" })
    assert.deepEqual(spanOf(first, last, "Europe/Moscow"), {
      period: "2016-10-20..2018-01-01",
      years: "2016–2018"
    })
  })

  it("names one year once", () => {
    assert.strictEqual(spanOf(Date.UTC(2017, 0, 1), Date.UTC(2017, 5, 1), "UTC").years, "2017")
  })

  it("keeps the last five years of a longer one", () => {
    assert.deepEqual(spanOf(Date.UTC(2001, 0, 1), Date.UTC(2026, 10, 22), "UTC"), {
      period: "2021-11-23..2026-11-22",
      years: "2021–2026"
    })
  })
})

describe("the span of a pipeline", () => {
  const original = globalThis.fetch
  afterEach(() => {
    globalThis.fetch = original
  })
  const serve = (deals: ReadonlyArray<{ createdAt: string; changedAt: string }>) => {
    globalThis.fetch = (async (address: string) => {
      const query = new URL(address, "http://weir").searchParams
      const key = query.get("sort") === "changed" ? "changedAt" : "createdAt"
      const sorted = deals.toSorted((a, b) => a[key].localeCompare(b[key]))
      if (query.get("order") === "desc") sorted.reverse()
      return new Response(JSON.stringify({ items: sorted.slice(0, 1), total: deals.length, next: null }))
    }) as typeof fetch
  }

  it("goes from the first deal created to the last change", async () => {
    serve([
      { createdAt: "2017-02-01T09:00:00.000Z", changedAt: "2017-12-30T09:00:00.000Z" },
      { createdAt: "2016-10-20T09:00:00.000Z", changedAt: "2017-03-01T09:00:00.000Z" },
      { createdAt: "2017-06-01T09:00:00.000Z", changedAt: "2017-06-01T09:00:00.000Z" }
    ])
    assert.deepEqual(await readDealSpan("p1", "UTC"), {
      deals: 3,
      period: "2016-10-20..2017-12-30",
      years: "2016–2017"
    })
  })

  it("is nothing where there are no deals", async () => {
    serve([])
    assert.isUndefined(await readDealSpan("p1", "UTC"))
  })
})
