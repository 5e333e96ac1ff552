/** Communication load: how many activities does a deal of this client take (Q3)? */
import { Schema } from "effect"
import { present, snapshot } from "./Ask.ts"
import { communications, titled, touched, type When, whenOf } from "./client/profile.ts"
import { bindingsBook } from "./client/bindings.ts"
import { communicationsBook } from "./client/communications.ts"
import { dealLifeBook, touchBook } from "./client/touches.ts"
import { sum } from "./Count.ts"
import * as Metric from "./Metric.ts"
import { Ratio } from "./Ratio.ts"

const Load = Schema.Struct({ load: Ratio, outside: Schema.Int })

export const communicationLoad = Metric.make({
  id: "communication-load",
  title: "Communication load",
  definition:
    "Activities done, calls and talks on the client's deals, for each deal that something happened to in the period or that was still open at its end. What is bound to the client alone is told apart.",
  formula: "communications on touched deals / touched deals; no value without a deal",
  unit: "ratio",
  time: "flow",
  about: "client",
  better: "neither",
  books: [bindingsBook, communicationsBook, touchBook, dealLifeBook],
  Reading: Schema.Struct({ now: Load, before: Load, deals: Schema.Array(Schema.String) }),
  needs: (ask) => ({
    now: communications(ask, "now", touched(ask, "now").onDeals),
    outside: communications(ask, "now", touched(ask, "now").outside),
    before: communications(ask, "before", touched(ask, "before").onDeals),
    outsideBefore: communications(ask, "before", touched(ask, "before").outside)
  }),
  read: ({ before, now, outside, outsideBefore }, ask) => ({
    now: {
      load: { num: sum(now, "n"), den: touched(ask, "now").deals.length },
      outside: sum(outside, "n")
    },
    before: {
      load: { num: sum(before, "n"), den: touched(ask, "before").deals.length },
      outside: sum(outsideBefore, "n")
    },
    deals: touched(ask, "now").deals
  }),
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
      reads: { "now.load.num": 2, "now.load.den": 2, "now.outside": 1 }
    }
  ]
})
