/** Days, months and knowledge: the golden vectors about zones, periods and readings as of an instant. */
import * as Instant from "@weir/domain/time/Instant"
import { type Line, plain, usd } from "./Story.ts"
import { day, dollars, march, now, type Vector } from "./Vector.ts"

export const vectors: ReadonlyArray<Vector> = [
  {
    id: "GV24",
    proves: ["G1"],
    story: "in São Paulo, half past two on 1 March in Greenwich is still 29 February",
    setting: { ...plain, zone: "America/Sao_Paulo" },
    lines: [{ at: "2024-03-01T02:30:00Z", create: "d", stage: "A" }],
    asked: [
      { metric: "newDeals", period: day("2024-02-29"), now, reads: { "now.deals": 1 } },
      { metric: "newDeals", period: day("2024-03-01"), now, reads: { "now.deals": 0 } },
      { metric: "newDeals", period: march, now, reads: { "now.deals": 0, "beforeFull.deals": 1 } }
    ]
  },
  {
    id: "GV25",
    proves: ["G1"],
    story: "the last Sunday of October in Berlin has 25 hours, and its deals lie in no other day",
    setting: { ...plain, zone: "Europe/Berlin" },
    lines: [
      "2024-10-26T21:59:59.999Z",
      "2024-10-26T22:00:00Z",
      "2024-10-27T22:59:59.999Z",
      "2024-10-27T23:00:00Z"
    ].map((moment, i): Line => ({ at: moment, create: `d${i}`, stage: "A" })),
    asked: (
      [
        ["2024-10-26", 1],
        ["2024-10-27", 2],
        ["2024-10-28", 1]
      ] as const
    ).map(([date, n]) => ({
      metric: "newDeals",
      period: day(date),
      now: Instant.iso("2024-10-29T12:00:00Z"),
      reads: { "now.deals": n }
    }))
  },
  {
    id: "GV26",
    proves: ["G3"],
    story: "on 31 March at 15:00 the month compares with the whole of February",
    setting: plain,
    lines: [
      { at: "2024-02-29T23:59:00Z", create: "d", stage: "A" },
      { at: "2024-03-31T14:00:00Z", create: "e", stage: "A" }
    ],
    asked: [
      {
        metric: "newDeals",
        period: march,
        now: Instant.iso("2024-03-31T15:00:00Z"),
        reads: { "now.deals": 1, "before.deals": 1, "beforeFull.deals": 1 }
      },
      {
        metric: "newDeals",
        period: march,
        now: Instant.iso("2024-03-10T15:00:00Z"),
        reads: { "before.deals": 0, "beforeFull.deals": 1 }
      }
    ]
  },
  {
    id: "GV30",
    proves: ["G10", "G12"],
    story:
      "a deal of yesterday is deleted today: yesterday as it was known yesterday has it, as it is known now has not",
    setting: plain,
    lines: [
      { at: "2024-03-19T10:00:00Z", create: "d", stage: "A", budget: usd(10) },
      { at: "2024-03-20T10:00:00Z", erase: "d" }
    ],
    asked: [
      {
        metric: "newDeals",
        period: { kind: "today" },
        now,
        asOf: Instant.iso("2024-03-19T23:59:59Z"),
        reads: { "now.deals": 1, "now.money": dollars(1000) }
      },
      { metric: "newDeals", period: { kind: "yesterday" }, now, reads: { "now.deals": 0, "now.money": [] } },
      {
        metric: "dealDynamics",
        period: { kind: "today" },
        now,
        asOf: Instant.iso("2024-03-19T23:59:59Z"),
        reads: { "stages.A.stock.deals": 1 }
      },
      {
        metric: "dealDynamics",
        period: { kind: "today" },
        now,
        reads: { "stages.A.stock.deals": 0, "stages.A.opening.deals": 0 }
      }
    ]
  },
  {
    id: "GV33",
    proves: ["G2"],
    story: "a custom period from a day to the same day is that day of the workspace",
    setting: { ...plain, zone: "Asia/Kathmandu" },
    lines: [
      "2024-03-04T18:14:59.999Z",
      "2024-03-04T18:15:00Z",
      "2024-03-05T18:14:59.999Z",
      "2024-03-05T18:15:00Z"
    ].map((moment, i): Line => ({ at: moment, create: `d${i}`, stage: "A" })),
    asked: [{ metric: "newDeals", period: day("2024-03-05"), now, reads: { "now.deals": 2 } }]
  }
]
