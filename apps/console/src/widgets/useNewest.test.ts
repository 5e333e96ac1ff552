// Are the short lists of all widgets asked for in one request, and does each get what it asked for?
import { afterEach, assert, describe, it, vi } from "vitest"
import type { NewestAsk } from "../api/readings.ts"
import { newestTogether } from "./useNewest.ts"

afterEach(() => vi.unstubAllGlobals())

const month = { period: "month", pipeline: undefined, asOf: undefined }
const list = (metric: NewestAsk["metric"], limit: number): NewestAsk => ({ metric, part: "now", limit })

/** Answers every list with records named by its metric, as many as are wanted; gives the addresses asked. */
const server = (status = 200) => {
  const asked: Array<URL> = []
  vi.stubGlobal("fetch", (path: string) => {
    const url = new URL(path, "http://weir.example")
    asked.push(url)
    const lists = JSON.parse(url.searchParams.get("lists")!) as ReadonlyArray<NewestAsk>
    const body = {
      lists: lists.map(({ limit, metric }) =>
        Array.from({ length: limit }, (_, i) => ({
          seq: i,
          at: "2026-11-01T00:00:00Z",
          record: { id: metric }
        }))
      )
    }
    return Promise.resolve(new Response(JSON.stringify(body), { status }))
  })
  return asked
}

describe("the short lists of widgets", () => {
  it("are asked for together, each different one once, as long as the longest", async () => {
    const asked = server()
    const found = await Promise.all([
      newestTogether(month, list("won-deals", 3)),
      newestTogether(month, list("latest-uploads", 5)),
      newestTogether(month, list("won-deals", 20))
    ])
    assert.deepStrictEqual(
      found.map((records) => [records.length, records[0]?.record.id, records[0]?.at]),
      [
        [3, "won-deals", Date.parse("2026-11-01")],
        [5, "latest-uploads", Date.parse("2026-11-01")],
        [20, "won-deals", Date.parse("2026-11-01")]
      ]
    )
    assert.strictEqual(asked.length, 1)
    assert.deepStrictEqual(JSON.parse(asked[0]!.searchParams.get("lists")!), [
      list("won-deals", 20),
      list("latest-uploads", 5)
    ])
  })

  it("are asked for apart where the period is another", async () => {
    const asked = server()
    await Promise.all([
      newestTogether(month, list("won-deals", 3)),
      newestTogether({ ...month, period: "week" }, list("won-deals", 3))
    ])
    assert.deepStrictEqual(
      asked.map((url) => url.searchParams.get("period")),
      ["month", "week"]
    )
  })

  it("fail together, and are asked for again by the next", async () => {
    server(500)
    const both = [newestTogether(month, list("won-deals", 3)), newestTogether(month, list("new-deals", 3))]
    const ends = await Promise.allSettled(both)
    assert.deepStrictEqual(
      ends.map(({ status }) => status),
      ["rejected", "rejected"]
    )
    server()
    assert.strictEqual((await newestTogether(month, list("won-deals", 3))).length, 3)
  })
})
