/** What two deals that become one read, and taken apart again: golden vectors about merges. */
import * as Instant from "@weir/domain/time/Instant"
import { plain, usd } from "./Story.ts"
import { day, dollars, march, type Vector } from "./Vector.ts"

const may = Instant.iso("2024-05-20T12:00:00Z")
const inMay = (date: string, deals: number) =>
  ({ metric: "newDeals", period: day(date), now: may, reads: { "now.deals": deals } }) as const

export const vectors: ReadonlyArray<Vector> = [
  {
    id: "GV31",
    proves: ["G11", "L6", "dyn.new"],
    story: "X of 1 May becomes a part of Y of 3 May: one new deal, of 1 May; taken apart they are two again",
    setting: plain,
    lines: [
      { at: "2024-05-01T09:00:00Z", create: "X", stage: "A", budget: usd(10) },
      { at: "2024-05-03T09:00:00Z", create: "Y", stage: "B", budget: usd(20) },
      { at: "2024-05-05T09:00:00Z", merge: "Y", takes: "X" }
    ],
    asked: [
      { metric: "newDeals", period: march, now: may, reads: { "now.deals": 1, "now.money": dollars(2000) } },
      inMay("2024-05-01", 1),
      inMay("2024-05-03", 0),
      {
        metric: "newDeals",
        period: march,
        now: may,
        asOf: Instant.iso("2024-05-04T09:00:00Z"),
        reads: { "now.deals": 2 }
      },
      {
        metric: "dealDynamics",
        period: march,
        now: may,
        reads: { "stages.A.stock.deals": 0, "stages.B.stock.deals": 1, "stages.B.stock.money": dollars(2000) }
      }
    ]
  },
  {
    id: "GV31b",
    proves: ["G11"],
    story: "the same, taken apart again",
    setting: plain,
    lines: [
      { at: "2024-05-01T09:00:00Z", create: "X", stage: "A", budget: usd(10) },
      { at: "2024-05-03T09:00:00Z", create: "Y", stage: "B", budget: usd(20) },
      { at: "2024-05-05T09:00:00Z", merge: "Y", takes: "X" },
      { at: "2024-05-06T09:00:00Z", part: "X" }
    ],
    asked: [inMay("2024-05-01", 1), inMay("2024-05-03", 1)]
  },
  {
    id: "GV31c",
    proves: ["G11", "L13"],
    story:
      "the diagram tells of one new and one created deal on 1 May; what came to B on 3 May came by merging",
    setting: plain,
    lines: [
      { at: "2024-05-01T09:00:00Z", create: "X", stage: "A" },
      { at: "2024-05-03T09:00:00Z", create: "Y", stage: "B" },
      { at: "2024-05-05T09:00:00Z", merge: "Y", takes: "X" }
    ],
    asked: [
      {
        metric: "dealDynamics",
        period: day("2024-05-01"),
        now: may,
        reads: {
          "new.now.deals": 1,
          "books.created": 1,
          "books.merged": -1,
          "books.net": 0,
          "books.balanced": true
        }
      },
      {
        metric: "dealDynamics",
        period: day("2024-05-03"),
        now: may,
        reads: {
          "new.now.deals": 0,
          "books.created": 0,
          "books.merged": 1,
          "books.net": 1,
          "books.balanced": true
        }
      }
    ]
  },
  {
    id: "GV31d",
    proves: ["G11", "L6"],
    story:
      "X, new on 1 May, becomes a part of Y, an enquiry of 3 May: it stays one new deal of 1 May, also once Y is accepted on the 10th",
    setting: { ...plain, pipelines: { P: { In: "incoming", A: "open", Won: "won", Lost: "lost" } } },
    lines: [
      { at: "2024-05-01T09:00:00Z", create: "X", stage: "A", budget: usd(10) },
      { at: "2024-05-03T09:00:00Z", create: "Y", stage: "In", budget: usd(20) },
      { at: "2024-05-04T09:00:00Z", merge: "Y", takes: "X" },
      { at: "2024-05-10T09:00:00Z", move: "Y", to: "A" }
    ],
    asked: [
      {
        metric: "newDeals",
        period: march,
        now: Instant.iso("2024-05-09T09:00:00Z"),
        asOf: Instant.iso("2024-05-09T09:00:00Z"),
        reads: { "now.deals": 1, "now.money": dollars(1000) }
      },
      inMay("2024-05-01", 1),
      inMay("2024-05-10", 0),
      { metric: "newDeals", period: march, now: may, reads: { "now.deals": 1, "now.money": dollars(2000) } },
      { metric: "incomingDeals", period: march, now: may, reads: { "arrived.deals": 1, "accepted.deals": 1 } }
    ]
  },
  {
    id: "GV31e",
    proves: ["G11"],
    story: "a task of X goes over to Y with it, and comes back when they are taken apart",
    setting: plain,
    lines: [
      { at: "2024-05-01T09:00:00Z", create: "X", stage: "A" },
      { at: "2024-05-01T09:00:00Z", create: "Y", stage: "B" },
      { at: "2024-05-02T09:00:00Z", task: "Call", for: "X" },
      { at: "2024-05-03T09:00:00Z", merge: "Y", takes: "X" },
      { at: "2024-05-04T09:00:00Z", part: "X" }
    ],
    asked: [
      {
        metric: "dealsWithoutTask",
        period: march,
        now: may,
        reads: { "total.deals": 1 }
      },
      {
        metric: "dealsWithoutTask",
        period: march,
        now: Instant.iso("2024-05-03T10:00:00Z"),
        asOf: Instant.iso("2024-05-03T10:00:00Z"),
        reads: { "total.deals": 0 }
      }
    ]
  }
]
