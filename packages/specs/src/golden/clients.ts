/** What does a client profile read? The golden vectors about load and conversion. */
import { idOf, type Line, plain, type Setting, usd } from "./Story.ts"
import { at, type Asked, inMarch, type Vector } from "./Vector.ts"

const setting: Setting = { ...plain, contacts: ["Dora", "Theo"], companies: ["Oilworks"] }
const about = (question: Asked): Asked => ({ ...question, client: { kind: "contact", id: idOf("Dora") } })
const deals: ReadonlyArray<Line> = ["D1", "D2", "D3", "D4"].map((create) => ({
  at: at(1),
  create,
  stage: "A",
  contact: "Dora",
  budget: usd(100)
}))
const calls: ReadonlyArray<Line> = ["D1", "D1", "D2", "D2", "D3", "D4", "Dora", "Dora"].map((on, i) => ({
  at: at(2),
  call: `c${i}`,
  direction: "out",
  for: on
}))

export const vectors: ReadonlyArray<Vector> = [
  {
    id: "GV20",
    proves: ["Q3", "Q4", "Q6", "profile.load", "profile.conversion"],
    story: "two wins, eight activities, six of them on the four deals that were touched",
    setting,
    lines: [...deals, ...calls, { at: at(3), win: "D1" }, { at: at(4), win: "D2" }],
    asked: [
      about(inMarch("clientConversion", { "now.wonPerActivity.%": 25, "now.winRate.%": 100 })),
      about(inMarch("communicationLoad", { "now.load.num": 6, "now.load.den": 4, "now.outside": 2 })),
      about(inMarch("channelLoad", { now: 8, preferred: null }))
    ]
  },
  {
    id: "GV21",
    proves: ["Q6", "G5", "G20"],
    story: "one win without an activity",
    setting,
    lines: [...deals, { at: at(3), win: "D1" }],
    asked: [about(inMarch("clientConversion", { "now.wonPerActivity.%": null, "now.wonPerActivity.num": 1 }))]
  },
  {
    id: "the channel of late",
    proves: ["Q4"],
    story:
      "Dora rang, and wrote a day later; we rang her after that. Received as often, writing is what she did last",
    setting,
    lines: [
      { at: at(1), call: "c1", direction: "in", for: "Dora" },
      { at: at(2), talk: "t1", channel: "web", for: "Dora" },
      { at: at(2), says: "t1", from: "client" },
      { at: at(3), call: "c2", direction: "out", for: "Dora" }
    ],
    asked: [about(inMarch("channelLoad", { preferred: "chat:web" }))]
  },
  {
    id: "a deal made of an earlier call",
    proves: ["Q2", "Q3"],
    story:
      "Dora calls in February, and the call is bound to the deal of March: that deal was none of February's",
    setting,
    lines: [
      { at: at(1), create: "D1", stage: "A", contact: "Dora" },
      { at: "2024-02-02T09:00Z", call: "c1", direction: "in", for: "D1" },
      { at: at(2), call: "c2", direction: "in", for: "D1" }
    ],
    asked: [
      about(
        inMarch("communicationLoad", {
          "now.load": { num: 1, den: 1 },
          "beforeFull.load": { num: 0, den: 0 },
          "beforeFull.outside": 1,
          "change.load": null
        })
      )
    ]
  },
  {
    id: "a merged client",
    proves: ["G11", "Q1", "Q5"],
    story: "Theo turns out to be Dora: his won deal and his call are hers",
    setting,
    lines: [
      { at: at(1), create: "D1", stage: "A", contact: "Dora", budget: usd(100) },
      { at: at(1), create: "T1", stage: "A", contact: "Theo", budget: usd(200) },
      { at: at(2), call: "c1", direction: "in", for: "Theo" },
      { at: at(3), win: "D1" },
      { at: at(3), win: "T1" },
      { at: at(4), merge: "Theo", into: "Dora" }
    ],
    asked: [
      about(inMarch("clientWonValue", { "now.deals": 2, "now.converted": 30_000 })),
      about(inMarch("channelLoad", { now: 1, preferred: "call" }))
    ]
  }
]
