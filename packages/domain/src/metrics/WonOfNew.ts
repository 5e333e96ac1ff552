/** Won of new: of the deals that were new in the period, which part is won by now (L1)? */
import { Equal } from "effect"
import * as Book from "../ledger/Book.ts"
import type { Balance } from "../ledger/Query.ts"
import type { Instant } from "../time/Instant.ts"
import type { Window } from "../time/Window.ts"
import { type Ask, flow, inPipeline } from "./Ask.ts"
import * as Metric from "./Metric.ts"
import { compared, Compared, type Ratio } from "./Ratio.ts"

/**
 * Every new deal at the instant it became new, under what has become of it. Winning, losing and reopening file it anew there, in the
 * pipeline it began in.
 */
export const newOutcomesBook = Book.make({
  id: "new-outcomes",
  dims: ["pipeline", "owner", "outcome"],
  measures: ["deals"],
  post: ({ fact }) => {
    const filed = (
      dealId: string,
      birth: { readonly at: Instant; readonly pipelineId: string; readonly ownerId: string },
      outcome: string,
      sign: 1 | -1
    ) => ({
      at: birth.at,
      key: { pipeline: birth.pipelineId, owner: birth.ownerId, outcome },
      tally: { deals: sign },
      subject: dealId
    })
    switch (fact._tag) {
      case "DealCreated":
        return fact.birth === null ? [] : [filed(fact.dealId, fact.birth, fact.closing?.outcome ?? "open", 1)]
      case "DealMoved": {
        const [was, is] = [fact.reopens?.outcome ?? "open", fact.closes?.outcome ?? "open"]
        if (fact.birth !== null)
          return [
            ...(fact.born === null ? [] : [filed(fact.dealId, fact.born, was, -1)]),
            filed(fact.dealId, fact.birth, is, 1)
          ]
        return fact.born === null || was === is
          ? []
          : [filed(fact.dealId, fact.born, was, -1), filed(fact.dealId, fact.born, is, 1)]
      }
      case "DealMerged":
      case "DealUnmerged": {
        const { birthFrom, birthTo, closing, dealId } = fact
        if (Equal.equals(birthFrom, birthTo)) return []
        const outcome = closing?.outcome ?? "open"
        return [
          ...(birthFrom === null ? [] : [filed(dealId, birthFrom, outcome, -1)]),
          ...(birthTo === null ? [] : [filed(dealId, birthTo, outcome, 1)])
        ]
      }
      default:
        return []
    }
  }
})

const fresh = (ask: Ask, window: Window, outcome?: "won") =>
  flow(ask, "new-outcomes", window, {
    where: { ...inPipeline(ask), ...(outcome === undefined ? {} : { outcome: [outcome] }) },
    by: ["outcome"]
  })

const ratio = (sums: ReadonlyArray<Balance>): Ratio => {
  const deals = (those: ReadonlyArray<Balance>) =>
    those.reduce((n, { tally }) => n + (tally["deals"] ?? 0), 0)
  return { num: deals(sums.filter(({ key }) => key["outcome"] === "won")), den: deals(sums) }
}

export const wonOfNew = Metric.make({
  id: "won-of-new",
  title: "Won of new",
  definition:
    "Of the deals that were new in the period, the part that is won by now, whenever that happened. It grows while the period's deals ripen; the success rate, of what was closed in the period, does not.",
  formula: "count(new in the period and won now) / count(new in the period)",
  unit: "ratio",
  time: "flow",
  better: "more",
  narrows: { users: "owner" },
  books: [newOutcomesBook],
  Reading: Compared,
  needs: (ask) => ({
    now: fresh(ask, ask.window),
    before: fresh(ask, ask.previous.sameElapsed),
    beforeFull: fresh(ask, ask.previous.full)
  }),
  read: ({ before, beforeFull, now }) => compared(ratio(now), ratio(before), ratio(beforeFull)),
  explain: (part, ask) => {
    const [which, won] = part.startsWith("won:") ? [part.slice("won:".length), "won" as const] : [part]
    return Metric.comparedPart(
      won === undefined ? "New deals" : "New deals that are won",
      which,
      ask,
      (window) => fresh(ask, window, won),
      "deals"
    )
  },
  examples: [
    {
      story:
        "Mill and Dam are new in March, and Mill is won. Lock was new in February and is won in March: that is February's.",
      given: [
        { at: "2024-02-05T09:00Z", create: "Lock", stage: "Offer" },
        { at: "2024-03-04T09:00Z", create: "Mill", stage: "Offer" },
        { at: "2024-03-04T09:00Z", create: "Dam", stage: "Offer" },
        { at: "2024-03-11T09:00Z", win: "Mill" },
        { at: "2024-03-12T09:00Z", win: "Lock" }
      ],
      reads: { "now.num": 1, "now.den": 2, "beforeFull.num": 1, "beforeFull.den": 1, "change.delta": -0.5 }
    }
  ]
})
