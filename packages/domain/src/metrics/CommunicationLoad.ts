/** Communication load: how many activities does a deal of this client take (Q3)? */
import { Schema } from "effect"
import { present, snapshot } from "./Ask.ts"
import { communications, touched } from "./client/profile.ts"
import { bindingsBook } from "./client/bindings.ts"
import { communicationsBook } from "./client/communications.ts"
import { dealLifeBook, touchBook } from "./client/touches.ts"
import { change, Change } from "./Change.ts"
import { sum } from "./Count.ts"
import * as Metric from "./Metric.ts"
import { changeOfRatios, Ratio } from "./Ratio.ts"
import { titled, type When, whenOf } from "./When.ts"

const Load = Schema.Struct({ load: Ratio, outside: Schema.Int })

export const communicationLoad = Metric.make({
  id: "communication-load",
  title: "Communication load",
  definition:
    "Activities done, calls and talks on the client's deals, for each deal that something happened to in the period or that was still open at its end; a deal created later is none of them. What is bound to the client alone, or to a deal that was not there yet, is told apart.",
  formula: "communications on touched deals / touched deals; no value without a deal",
  unit: "ratio",
  time: "flow",
  about: "client",
  better: "neither",
  books: [bindingsBook, communicationsBook, touchBook, dealLifeBook],
  Reading: Schema.Struct({
    now: Load,
    before: Load,
    beforeFull: Load,
    change: Schema.Struct({
      /** Of the quotients; null while one of the two has none. */
      load: Schema.NullOr(Change),
      outside: Change
    }),
    deals: Schema.Array(Schema.String)
  }),
  needs: (ask) => ({
    now: communications(ask, "now", touched(ask, "now").onDeals),
    outside: communications(ask, "now", touched(ask, "now").outside),
    before: communications(ask, "before", touched(ask, "before").onDeals),
    outsideBefore: communications(ask, "before", touched(ask, "before").outside),
    beforeFull: communications(ask, "beforeFull", touched(ask, "beforeFull").onDeals),
    outsideBeforeFull: communications(ask, "beforeFull", touched(ask, "beforeFull").outside)
  }),
  read: (sums, ask) => {
    const load = (when: When, on: typeof sums.now, outside: typeof sums.now) => ({
      load: { num: sum(on, "n"), den: touched(ask, when).deals.length },
      outside: sum(outside, "n")
    })
    const now = load("now", sums.now, sums.outside)
    const before = load("before", sums.before, sums.outsideBefore)
    return {
      now,
      before,
      beforeFull: load("beforeFull", sums.beforeFull, sums.outsideBeforeFull),
      change: { load: changeOfRatios(now.load, before.load), outside: change(now.outside, before.outside) },
      deals: touched(ask, "now").deals
    }
  },
  explain: (part, ask) => {
    const [what = "", text = "", ...more] = part.split(":")
    const when: When | null = whenOf(text)
    if (when === null || more.length > 0) return null
    const behind = (title: string, subjects: ReadonlyArray<string>): Metric.Part => ({
      title: titled(title, when),
      selections: [communications(ask, when, subjects)],
      measure: "n"
    })
    const { deals, onDeals, outside } = touched(ask, when)
    switch (what) {
      case "activities":
        return behind("Activities on deals", onDeals)
      case "outside":
        return behind("Activities outside of deals", outside)
      case "deals":
        return {
          title: titled("Deals that something happened to", when),
          selections: [
            snapshot(ask, "deal-life", present(ask), { where: { what: ["there"] }, subjects: deals })
          ],
          measure: "n"
        }
      default:
        return null
    }
  },
  examples: [
    {
      story:
        "Dora has two deals: on Mill there were a call and a meeting, on Dam nothing; one more call was about no deal. Two activities on two deals make one a deal.",
      about: { contact: "Dora" },
      given: [
        { at: "2024-03-04T09:00Z", create: "Mill", stage: "Offer", contact: "Dora" },
        { at: "2024-02-04T09:00Z", create: "Dam", stage: "Offer", contact: "Dora" },
        { at: "2024-03-04T09:00Z", create: "Lock", stage: "Offer" },
        { at: "2024-03-05T09:00Z", call: "c1", direction: "in", for: "Mill" },
        { at: "2024-03-05T09:00Z", call: "c2", direction: "out", for: "Lock" },
        { at: "2024-03-05T10:00Z", task: "Show the plans", type: "meeting", for: "Mill" },
        { at: "2024-03-06T10:00Z", done: "Show the plans" },
        { at: "2024-03-07T10:00Z", call: "c3", direction: "out", for: "Dora" }
      ],
      reads: {
        "now.load.num": 2,
        "now.load.den": 2,
        "now.outside": 1,
        "before.load.den": 1,
        "change.load.base": "new"
      }
    },
    {
      story:
        "A call in February is bound to the deal that was made of it in March: the deal is none of February's, and the call is outside of deals there.",
      about: { contact: "Dora" },
      given: [
        { at: "2024-03-04T09:00Z", create: "Mill", stage: "Offer", contact: "Dora" },
        { at: "2024-02-10T09:00Z", call: "c1", direction: "in", for: "Mill" }
      ],
      reads: {
        "now.load.num": 0,
        "now.load.den": 1,
        "before.load.num": 0,
        "before.load.den": 0,
        "before.outside": 1,
        "change.load": null
      }
    }
  ]
})
