/** The book of what the open pipeline is worth, and why it changes: one account of all deals that are open, whatever their stage (8.2). */
import type { PricedBudget } from "../../deal/Deal.ts"
import { currencyOf } from "../../deal/DealTally.ts"
import * as Book from "../../ledger/Book.ts"
import type { Place } from "../../pipeline/StageTransition.ts"
import type { LocalDate } from "../../time/LocalDate.ts"

/**
 * Why the open pipeline changed:
 *
 * - `new`: a deal was created open. `accepted`: an enquiry was accepted. `reopened`: a closed deal is open again.
 * - `won`, `lost`: it closed.
 * - `movedIn`, `movedOut`: it came from, or went to, another pipeline and stayed open.
 * - `grown`, `shrunk`: its budget changed; a change of currency is told by what both are in the base currency, and as grown without rates.
 * - `planned`, `pushed`, `pulled`: the day it is expected to be won was set or forgotten, put off, or brought forward.
 */
export const whys = [
  "new",
  "accepted",
  "reopened",
  "movedIn",
  "grown",
  "planned",
  "pulled",
  "won",
  "lost",
  "movedOut",
  "shrunk",
  "pushed"
] as const

/** One of the reasons. */
export type Why = (typeof whys)[number]

/** The month a deal is expected in, "" without a plan; years before 2000 and after 2099 count as those. */
export const monthOf = (planned: LocalDate | null): string =>
  planned === null
    ? ""
    : planned < "2000-01-01"
      ? "2000-01"
      : planned > "2099-12-31"
        ? "2099-12"
        : planned.slice(0, 7)

/** Every month up to and with one, as far as the book tells them apart. */
export const monthsUpTo = (last: string): ReadonlyArray<string> =>
  Array.from(
    { length: 1200 },
    (_, i) => `${2000 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`
  ).filter((month) => month <= last)

/** Every change of what is open in a pipeline, filed under the reason for it and the month the deal is expected in. */
export const openPipelineBook = Book.make({
  id: "open-pipeline",
  dims: ["pipeline", "why", "due", "currency"],
  measures: ["deals", "amount", "unbudgeted"],
  post: ({ fact, occurredAt }) => {
    const counts = (
      dealId: string,
      place: Place,
      why: Why,
      planned: LocalDate | null,
      budget: PricedBudget | null,
      sign: 1 | -1
    ) => ({
      at: occurredAt,
      key: { pipeline: place.pipelineId, why, due: monthOf(planned), currency: currencyOf(budget) },
      tally: {
        deals: sign,
        amount: sign * (budget?.amount ?? 0) || 0,
        unbudgeted: budget === null ? sign : 0
      },
      subject: dealId
    })
    switch (fact._tag) {
      case "DealCreated":
        return fact.place.kind === "open"
          ? [counts(fact.dealId, fact.place, "new", null, fact.budget, 1)]
          : []
      case "DealMoved": {
        const { budget, dealId, from, plannedClose, to } = fact
        const [was, is] = [from.kind === "open", to.kind === "open"]
        if (was && is && from.pipelineId === to.pipelineId) return []
        const out: Why = is ? "movedOut" : to.kind === "won" ? "won" : "lost"
        const into: Why = was ? "movedIn" : from.kind === "incoming" ? "accepted" : "reopened"
        return [
          ...(was ? [counts(dealId, from, out, plannedClose, budget, -1)] : []),
          ...(is ? [counts(dealId, to, into, plannedClose, budget, 1)] : [])
        ]
      }
      case "DealBudgetChanged": {
        const { dealId, from, place, plannedClose, to } = fact
        if (place.kind !== "open") return []
        const why = growth(from, to)
        return [
          counts(dealId, place, why, plannedClose, from, -1),
          counts(dealId, place, why, plannedClose, to, 1)
        ]
      }
      case "DealPlannedCloseChanged": {
        const { budget, dealId, from, place, pushed, to } = fact
        if (place.kind !== "open" || monthOf(from) === monthOf(to)) return []
        const why: Why = from === null || to === null ? "planned" : pushed ? "pushed" : "pulled"
        return [counts(dealId, place, why, from, budget, -1), counts(dealId, place, why, to, budget, 1)]
      }
      default:
        return []
    }
  }
})

const growth = (from: PricedBudget | null, to: PricedBudget | null): "grown" | "shrunk" => {
  if (from === null || to === null) return to === null ? "shrunk" : "grown"
  if (from.currency === to.currency) return to.amount >= from.amount ? "grown" : "shrunk"
  return from.base !== null && to.base !== null && to.base < from.base ? "shrunk" : "grown"
}
