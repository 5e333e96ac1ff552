/** Conversion of a client: how many deals were won for a hundred activities (Q6)? The win rate stands beside it, under its own name. */
import { Schema } from "effect"
import { type Ask, flow } from "./Ask.ts"
import { communications } from "./client/profile.ts"
import { Change } from "./Change.ts"
import { sum } from "./Count.ts"
import * as Metric from "./Metric.ts"
import { changeOfRatios, Ratio } from "./Ratio.ts"
import { titled, type When, whenOf, windowOf } from "./When.ts"

const closed = (ask: Ask, book: "won-deals" | "lost-deals", when: When) =>
  flow(ask, book, windowOf(ask, when), { subjects: ask.client?.deals ?? [] })

const Pair = Schema.Struct({ wonPerActivity: Ratio, winRate: Ratio })

export const clientConversion = Metric.make({
  id: "client-conversion",
  title: "Won per 100 activities",
  definition:
    "Deals of the client won in the period for every hundred activities with them. It may pass 100 and has no value without an activity. The win rate, won of all closed, is another number; an enquiry that was declined is closed and lost.",
  formula: "100 x won / activities; win rate = won / (won + lost)",
  unit: "ratio",
  time: "flow",
  about: "client",
  better: "more",
  books: [],
  Reading: Schema.Struct({
    now: Pair,
    before: Pair,
    beforeFull: Pair,
    /** Of the quotients; null while one of the two has none. */
    change: Schema.Struct({ wonPerActivity: Schema.NullOr(Change), winRate: Schema.NullOr(Change) })
  }),
  needs: (ask) => ({
    won: closed(ask, "won-deals", "now"),
    lost: closed(ask, "lost-deals", "now"),
    activities: communications(ask, "now", ask.client?.records ?? []),
    wonBefore: closed(ask, "won-deals", "before"),
    lostBefore: closed(ask, "lost-deals", "before"),
    activitiesBefore: communications(ask, "before", ask.client?.records ?? []),
    wonBeforeFull: closed(ask, "won-deals", "beforeFull"),
    lostBeforeFull: closed(ask, "lost-deals", "beforeFull"),
    activitiesBeforeFull: communications(ask, "beforeFull", ask.client?.records ?? [])
  }),
  read: (sums) => {
    const pair = (won: number, lost: number, activities: number) => ({
      wonPerActivity: { num: won, den: activities },
      winRate: { num: won, den: won + lost }
    })
    const now = pair(sum(sums.won, "deals"), sum(sums.lost, "deals"), sum(sums.activities, "n"))
    const before = pair(
      sum(sums.wonBefore, "deals"),
      sum(sums.lostBefore, "deals"),
      sum(sums.activitiesBefore, "n")
    )
    return {
      now,
      before,
      beforeFull: pair(
        sum(sums.wonBeforeFull, "deals"),
        sum(sums.lostBeforeFull, "deals"),
        sum(sums.activitiesBeforeFull, "n")
      ),
      change: {
        wonPerActivity: changeOfRatios(now.wonPerActivity, before.wonPerActivity),
        winRate: changeOfRatios(now.winRate, before.winRate)
      }
    }
  },
  explain: (part, ask) => {
    const [what = "", text = "", ...more] = part.split(":")
    const when = whenOf(text)
    if (when === null || more.length > 0) return null
    switch (what) {
      case "won":
        return { title: titled("Won deals", when), selections: [closed(ask, "won-deals", when)] }
      case "closed":
        return {
          title: titled("Closed deals", when),
          selections: [closed(ask, "won-deals", when), closed(ask, "lost-deals", when)]
        }
      case "activities":
        return {
          title: titled("Activities with the client", when),
          selections: [communications(ask, when, ask.client?.records ?? [])],
          measure: "n"
        }
      default:
        return null
    }
  },
  examples: [
    {
      story: "One win and four calls: 25 for a hundred. Of two closed deals one was won.",
      about: { contact: "Dora" },
      given: [
        { at: "2024-03-04T09:00Z", create: "Mill", stage: "Offer", contact: "Dora" },
        { at: "2024-03-04T09:00Z", create: "Dam", stage: "Offer", contact: "Dora" },
        { at: "2024-03-05T09:00Z", call: "c1", direction: "out", for: "Mill" },
        { at: "2024-03-05T10:00Z", call: "c2", direction: "out", for: "Mill" },
        { at: "2024-03-05T11:00Z", call: "c3", direction: "out", for: "Dam" },
        { at: "2024-03-05T12:00Z", call: "c4", direction: "out", for: "Dora" },
        { at: "2024-03-11T09:00Z", win: "Mill" },
        { at: "2024-03-11T10:00Z", lose: "Dam" }
      ],
      reads: {
        "now.wonPerActivity.num": 1,
        "now.wonPerActivity.den": 4,
        "now.winRate.num": 1,
        "now.winRate.den": 2
      }
    },
    {
      story: "Without an activity there is no value, however much was won.",
      about: { contact: "Dora" },
      given: [
        { at: "2024-03-04T09:00Z", create: "Mill", stage: "Offer", contact: "Dora" },
        { at: "2024-03-11T09:00Z", win: "Mill" }
      ],
      reads: { "now.wonPerActivity.%": null, "now.winRate.%": 100, "change.winRate": null }
    }
  ]
})
