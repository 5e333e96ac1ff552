/** Success rate: of the deals closed in the period, which part was won (L1)? */
import type { Balance } from "../ledger/Query.ts"
import type { Window } from "../time/Window.ts"
import { type Ask, flow, inPipeline } from "./Ask.ts"
import * as Figure from "./Figure.ts"
import * as Metric from "./Metric.ts"
import { compared, Compared, type Ratio } from "./Ratio.ts"

const closed = (ask: Ask, book: "won-deals" | "lost-deals", window: Window) =>
  flow(ask, book, window, { where: inPipeline(ask), by: ["currency"] })

const ratio = (won: ReadonlyArray<Balance>, lost: ReadonlyArray<Balance>): Ratio => {
  const num = Figure.of(won).deals
  return { num, den: num + Figure.of(lost).deals }
}

export const successRate = Metric.make({
  id: "success-rate",
  title: "Success rate",
  definition:
    "Won deals as a part of all deals closed in the period, won and lost. An enquiry that was declined is a deal closed and lost; the funnel, which follows deals through the stages, leaves it out. No value while nothing was closed.",
  formula: "won / (won + lost)",
  unit: "ratio",
  time: "flow",
  better: "more",
  narrows: { users: "owner" },
  books: [],
  Reading: Compared,
  needs: (ask) => ({
    won: closed(ask, "won-deals", ask.window),
    lost: closed(ask, "lost-deals", ask.window),
    wonBefore: closed(ask, "won-deals", ask.previous.sameElapsed),
    lostBefore: closed(ask, "lost-deals", ask.previous.sameElapsed),
    wonBeforeFull: closed(ask, "won-deals", ask.previous.full),
    lostBeforeFull: closed(ask, "lost-deals", ask.previous.full)
  }),
  read: ({ lost, lostBefore, lostBeforeFull, won, wonBefore, wonBeforeFull }) =>
    compared(ratio(won, lost), ratio(wonBefore, lostBefore), ratio(wonBeforeFull, lostBeforeFull)),
  explain: (part, ask) => {
    const [which, onlyWon] = part.startsWith("won:") ? [part.slice("won:".length), true] : [part, false]
    const behind = Metric.comparedPart(onlyWon ? "Won deals" : "Closed deals", which, ask, (window) =>
      closed(ask, "won-deals", window)
    )
    if (behind === null || onlyWon) return behind
    const selections = behind.selections.flatMap((won) => [won, { ...won, book: "lost-deals" }])
    return { ...behind, selections }
  },
  examples: [
    {
      story:
        "Of three deals closed in March one is won. What is still open, and what was closed before, has no part in it.",
      given: [
        { at: "2024-02-01T09:00Z", create: "Old", stage: "Offer" },
        { at: "2024-02-02T09:00Z", win: "Old" },
        { at: "2024-03-04T09:00Z", create: "Mill", stage: "Offer" },
        { at: "2024-03-04T09:00Z", create: "Dam", stage: "Offer" },
        { at: "2024-03-04T09:00Z", create: "Lock", stage: "Offer" },
        { at: "2024-03-04T09:00Z", create: "Pond", stage: "Offer" },
        { at: "2024-03-11T09:00Z", win: "Mill" },
        { at: "2024-03-11T10:00Z", lose: "Dam" },
        { at: "2024-03-11T11:00Z", lose: "Lock" }
      ],
      reads: { "now.num": 1, "now.den": 3, "before.num": 1, "before.den": 1, "change.base": "known" }
    },
    {
      story:
        "An enquiry that was declined is closed and lost: of two closed deals one is won; in February every one was.",
      given: [
        { at: "2024-02-01T09:00Z", create: "Old", stage: "Offer" },
        { at: "2024-02-02T09:00Z", win: "Old" },
        { at: "2024-03-04T09:00Z", create: "Mill", stage: "Offer" },
        { at: "2024-03-04T09:00Z", create: "Dam", stage: "Incoming" },
        { at: "2024-03-11T09:00Z", win: "Mill" },
        { at: "2024-03-11T10:00Z", lose: "Dam" }
      ],
      reads: { "now.num": 1, "now.den": 2, "change.delta": -0.5, "change.pct": -0.5, "beforeFull.den": 1 }
    },
    {
      story: "Nothing was closed: there is no rate, neither zero nor anything else.",
      given: [{ at: "2024-03-04T09:00Z", create: "Mill", stage: "Offer" }],
      reads: { "now.num": 0, "now.den": 0, "now.%": null, change: null }
    }
  ]
})
