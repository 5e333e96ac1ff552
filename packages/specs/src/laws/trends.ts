/** Laws of sales trends: what adds up, and who can be a client that came back. */
import type { Trend } from "@weir/domain/metrics/trends/trend"
import { whens } from "@weir/domain/metrics/When"
import { assert } from "vitest"
import type { Law } from "./Law.ts"

const outcomes = ["won", "lost"] as const
const total = (counts: ReadonlyArray<number>): number => counts.reduce((sum, n) => sum + n, 0)

const parts: Law = {
  name: "primary and repeat deals are all that were closed, each won or lost, and so are those of all people together",
  proves: ["4.4 trends", "G3", "G5"],
  holds: ({ reading }) => {
    const { rows, ...all } = reading("salesTrends")
    for (const when of whens) {
      const { den, num } = reading("successRate")[when]
      assert.deepStrictEqual(all.all.conversion[when], { num, den }, when)
      assert.deepStrictEqual(all.all.losses[when], { num: den - num, den }, when)
      for (const outcome of outcomes) {
        const of = ({ [outcome]: counts }: Trend) => counts[when]
        for (const one of [all, ...rows])
          assert.strictEqual(of(one.primary) + of(one.repeat), of(one.all), outcome)
        for (const sort of ["all", "primary", "repeat"] as const)
          assert.strictEqual(total(rows.map((row) => of(row[sort]))), of(all[sort]), sort)
      }
    }
  }
}

const first: Law = {
  name: "a deal is a repeat one only for a client who bought before, so of the deals won for a client the first is not",
  proves: ["4.4 trends"],
  holds: ({ ask, played, reading }) => {
    if (ask.asOf !== null || ask.deleted !== "exclude" || ask.holders !== null) return
    const won = played.deals.filter(
      ({ closing, deletedAt }) => deletedAt === null && closing?.outcome === "won"
    )
    const clients = new Set(won.flatMap((deal) => [deal.contactId ?? [], deal.companyId ?? []].flat()))
    if (clients.size === 0) {
      assert.deepStrictEqual(reading("salesTrends").repeat.won.now, 0)
      assert.deepStrictEqual(reading("salesTrends").repeat.lost.now, 0)
    }
    const earliest = Math.min(...won.map((deal) => deal.closing?.at ?? Infinity))
    if (earliest >= ask.window.to) assert.deepStrictEqual(reading("salesTrends").repeat.lost.now, 0)
    const nameless = won.filter(
      ({ closing, companyId, contactId, place }) =>
        companyId === null &&
        contactId === null &&
        closing !== null &&
        ask.window.from <= closing.at &&
        closing.at < ask.window.to &&
        (ask.pipelineId === null || ask.pipelineId === place.pipelineId)
    )
    assert.isAtLeast(reading("salesTrends").primary.won.now, nameless.length)
  }
}

export const laws: ReadonlyArray<Law> = [parts, first]
