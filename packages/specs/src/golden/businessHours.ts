/** Business hours: the golden vectors about answers while somebody was there to give them. */
import * as Instant from "@weir/domain/time/Instant"
import { type Line, plain } from "./Story.ts"
import { day, inMarch, type Vector } from "./Vector.ts"

const weekdays = (at: string, opens: string, closes: string): Line => ({
  at,
  businessHours: { opens, closes, on: [1, 2, 3, 4, 5] }
})

export const vectors: ReadonlyArray<Vector> = [
  {
    id: "M4, by business hours",
    proves: ["M4", "msg.responseTime"],
    story:
      "one answer the next morning, one after a weekend: a night and two days off are left out, and hours that are set later or taken away change nothing of it",
    setting: { ...plain, zone: "Europe/Berlin" },
    lines: [
      // Before hours are set nothing is measured by them.
      { at: "2024-03-04T10:00:00Z", talk: "mill" },
      { at: "2024-03-04T10:00:00Z", says: "mill", from: "client" },
      { at: "2024-03-04T10:01:00Z", says: "mill", from: "Ann" },
      weekdays("2024-03-05T08:00:00Z", "09:00", "18:00"),
      // Half past five to a quarter past nine in Berlin: half an hour and a quarter.
      { at: "2024-03-05T16:30:00Z", says: "mill", from: "client" },
      { at: "2024-03-06T08:15:00Z", says: "mill", from: "Ann" },
      // Friday five to Monday ten: an hour and an hour.
      { at: "2024-03-08T16:00:00Z", says: "mill", from: "client" },
      { at: "2024-03-11T09:00:00Z", says: "mill", from: "Ann" },
      // Asked and answered at night.
      { at: "2024-03-12T20:00:00Z", says: "mill", from: "client" },
      { at: "2024-03-12T21:00:00Z", says: "mill", from: "Ann" },
      weekdays("2024-03-13T12:00:00Z", "00:00", "24:00")
    ],
    asked: [
      inMarch("averageResponseTime", {
        "now.average.den": 4,
        "business.now.num": 2.75 * 3_600_000,
        "business.now.den": 3,
        "business.before.den": 0,
        "business.change": null,
        "business.rows.Ann.now.den": 3
      })
    ]
  },
  {
    id: "M4, by business hours, over a turned clock",
    proves: ["M4", "G1", "msg.responseTime"],
    story:
      "from Saturday evening to Sunday morning where the clock is put forward: open around the clock, ten hours by the clock are nine",
    setting: { ...plain, zone: "Europe/Berlin" },
    lines: [
      {
        at: "2024-03-05T08:00:00Z",
        businessHours: { opens: "00:00", closes: "24:00", on: [6, 7] }
      },
      { at: "2024-03-30T20:00:00Z", talk: "mill" },
      { at: "2024-03-30T20:00:00Z", says: "mill", from: "client" },
      { at: "2024-03-31T05:00:00Z", says: "mill", from: "Ann" }
    ],
    asked: [
      {
        metric: "averageResponseTime",
        period: day("2024-03-31"),
        now: Instant.iso("2024-04-02T12:00:00Z"),
        reads: { "business.now.num": 9 * 3_600_000, "business.now.den": 1 }
      }
    ]
  },
  {
    id: "M4, by business hours, taken away",
    proves: ["M4", "msg.responseTime"],
    story: "hours are set and taken away again: nothing is told by them",
    setting: plain,
    lines: [
      weekdays("2024-03-05T08:00:00Z", "09:00", "18:00"),
      { at: "2024-03-05T10:00:00Z", talk: "mill" },
      { at: "2024-03-05T10:00:00Z", says: "mill", from: "client" },
      { at: "2024-03-05T10:01:00Z", says: "mill", from: "Ann" },
      { at: "2024-03-05T12:00:00Z", businessHours: null }
    ],
    asked: [inMarch("averageResponseTime", { business: null, "now.average.den": 1 })]
  }
]
