/** Deals that move: the golden vectors about stages, pipelines, winning and losing. */
import type { PipelineId } from "@weir/domain/identity/Id"
import { idOf, type Line, plain, usd } from "./Story.ts"
import { at, before, dollars, inMarch, march, now, type Vector } from "./Vector.ts"

/** The deals of GV7: how many reached each of five stages, and the win. */
const reached = [712, 528, 526, 508, 496]
const funnel: ReadonlyArray<Line> = Array.from({ length: 712 }, (_, i): ReadonlyArray<Line> => {
  const name = `d${i}`
  const last = reached.filter((n) => i < n).length
  const moves = ["S2", "S3", "S4"]
    .slice(0, Math.min(last - 1, 3))
    .map((to, n): Line => ({ at: at(n + 1), move: name, to }))
  return [
    { at: at(0), create: name, stage: "S1" },
    ...moves,
    last === 5 ? { at: at(8), win: name } : { at: at(8), lose: name }
  ]
}).flat()

export const vectors: ReadonlyArray<Vector> = [
  {
    id: "GV1",
    proves: ["L3", "L2", "X1"],
    story: "a deal of $1500 that sat in A moves to B",
    setting: plain,
    lines: [
      { at: before, create: "d", stage: "A", budget: usd(1500) },
      { at: at(1), move: "d", to: "B" }
    ],
    asked: [
      inMarch("dealDynamics", {
        "stages.A.net.deals": -1,
        "stages.A.net.money": dollars(-150_000),
        "stages.B.net.deals": 1,
        "stages.B.net.money": dollars(150_000),
        "new.now.deals": 0,
        "won.now.deals": 0,
        "lost.total.deals": 0,
        "books.net": 0,
        "books.balanced": true
      })
    ]
  },
  {
    id: "GV1b",
    proves: ["L3", "L6", "L13"],
    story: "the same deal is created in A inside the period",
    setting: plain,
    lines: [
      { at: at(0), create: "d", stage: "A", budget: usd(1500) },
      { at: at(1), move: "d", to: "B" }
    ],
    asked: [
      inMarch("dealDynamics", {
        "stages.A.net.deals": 0,
        "stages.A.in.deals": 1,
        "stages.A.out.deals": 1,
        "stages.A.net.money": [],
        "stages.B.net.deals": 1,
        "stages.B.net.money": dollars(150_000),
        "new.now.deals": 1,
        "books.net": 1,
        "books.created": 1
      })
    ]
  },
  {
    id: "GV2",
    proves: ["L10", "L4"],
    story: "to B at 1500, edited to 2000 there, on to C",
    setting: plain,
    lines: [
      { at: before, create: "d", stage: "A", budget: usd(1500) },
      { at: at(1), move: "d", to: "B" },
      { at: at(1), budget: "d", is: usd(2000) },
      { at: at(1), move: "d", to: "C" }
    ],
    asked: [
      inMarch("dealDynamics", {
        "stages.A.net.deals": -1,
        "stages.A.net.money": dollars(-150_000),
        "stages.B.net.deals": 0,
        "stages.B.net.money": dollars(-50_000),
        "stages.B.edits.money": dollars(50_000),
        "stages.B.stock.money": [],
        "stages.B.stock.deals": 0,
        "stages.C.net.deals": 1,
        "stages.C.net.money": dollars(200_000)
      })
    ]
  },
  {
    id: "GV3",
    proves: ["L9", "G13"],
    story: "to B, back to A, to B again in one period",
    setting: plain,
    lines: [
      { at: before, create: "d", stage: "A" },
      { at: at(1), move: "d", to: "B" },
      { at: at(2), move: "d", to: "A" },
      { at: at(3), move: "d", to: "B" }
    ],
    asked: [
      inMarch("dealDynamics", {
        "stages.A.net.deals": -1,
        "stages.A.in.deals": 1,
        "stages.A.out.deals": 2,
        "stages.A.distinct": 1,
        "stages.B.net.deals": 1,
        "stages.B.in.deals": 2,
        "stages.B.out.deals": 1,
        "stages.B.distinct": 1
      })
    ]
  },
  {
    id: "GV4",
    proves: ["L12", "L8"],
    story: "won from B and reopened to B",
    setting: plain,
    lines: [
      { at: before, create: "d", stage: "B" },
      { at: at(1), win: "d" },
      { at: at(2), move: "d", to: "B" }
    ],
    asked: [inMarch("dealDynamics", { "won.now.deals": 0, wonGross: 1, "stages.B.net.deals": 0 })]
  },
  {
    id: "GV5",
    proves: ["L7", "L12"],
    story: "won before the period, lost inside it; it last stood in C",
    setting: plain,
    lines: [
      { at: before, create: "d", stage: "C" },
      { at: "2024-02-20T09:00:00Z", win: "d" },
      { at: at(1), lose: "d" }
    ],
    asked: [
      inMarch("dealDynamics", {
        "stages.C.lost.deals": 1,
        "lost.total.deals": 1,
        "stages.Won.net.deals": -1,
        "won.now.deals": 0
      }),
      inMarch("wonDeals", { "now.deals": 0 })
    ]
  },
  {
    id: "GV7",
    proves: ["L1", "L7", "dyn.successRate", "4.4 win-lost", "funnel.reached", "4.4 win rate"],
    story: "712 closed deals that reach S1..S4 and Won as 712, 528, 526, 508, 496",
    setting: {
      ...plain,
      pipelines: { P: { S1: "open", S2: "open", S3: "open", S4: "open", Won: "won", Lost: "lost" } }
    },
    lines: funnel,
    asked: [
      inMarch("dealDynamics", {
        "won.now.deals": 496,
        "lost.total.deals": 216,
        "stages.S1.lost.deals": 184,
        "stages.S2.lost.deals": 2,
        "stages.S3.lost.deals": 18,
        "stages.S4.lost.deals": 12,
        "successRate.now": { num: 496, den: 712 },
        "successRate.now.%": 69.7,
        "stages.S2.passed": 528,
        "stages.Won.passed": 496
      }),
      inMarch("stageFunnel", {
        "closed.deals.deals": 712,
        "stages.S1.closed.reached.now.deals": 712,
        "stages.S2.closed.reached.now.deals": 528,
        "stages.S3.closed.reached.now.deals": 526,
        "stages.S4.closed.reached.now.deals": 508,
        "stages.Won.closed.reached.now.deals": 496,
        "stages.S1.closed.next": { num: 528, den: 712 },
        "stages.S1.closed.lost.deals": 184,
        "stages.S4.closed.lost.deals": 12,
        "stages.S1.direct": { num: 528, den: 712 }
      })
    ]
  },
  {
    id: "GV32",
    proves: ["G18", "L13"],
    story: "a deal goes to another pipeline inside the period",
    setting: {
      ...plain,
      pipelines: {
        P1: { A: "open", Won: "won", Lost: "lost" },
        P2: { X: "open", Signed: "won", Gone: "lost" }
      }
    },
    lines: [
      { at: before, create: "d", stage: "A" },
      { at: at(1), move: "d", to: "X", pipeline: "P2" }
    ],
    asked: [
      inMarch("dealDynamics", {
        "stages.A.net.deals": -1,
        "books.net": -1,
        "books.pipelineOut": 1,
        "books.balanced": true
      }),
      {
        metric: "dealDynamics",
        period: march,
        now,
        pipelineId: idOf("P2") as PipelineId,
        reads: {
          "stages.X.net.deals": 1,
          "books.net": 1,
          "books.pipelineIn": 1,
          "books.created": 0,
          "new.now.deals": 0
        }
      }
    ]
  }
]
