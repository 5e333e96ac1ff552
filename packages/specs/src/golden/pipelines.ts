/** Funnels, times and bridges: the golden vectors about how deals go on. */
import * as Instant from "@weir/domain/time/Instant"
import * as LocalDate from "@weir/domain/time/LocalDate"
import { plain, usd } from "./Story.ts"
import { at, before, day, dollars, inMarch, now, type Vector } from "./Vector.ts"

const may = Instant.iso("2024-05-20T12:00:00Z")
export const vectors: ReadonlyArray<Vector> = [
  {
    id: "8.2-bridge",
    proves: ["8.2"],
    story: "due in March: one pushed to April leaves, one pulled from April comes, one is won",
    setting: plain,
    lines: [
      { at: before, create: "a", stage: "A", budget: usd(100) },
      { at: before, create: "b", stage: "A", budget: usd(200) },
      { at: before, create: "c", stage: "A", budget: usd(400) },
      { at: before, plan: "a", on: "2024-03-10" },
      { at: before, plan: "b", on: "2024-03-31" },
      { at: before, plan: "c", on: "2024-04-02" },
      { at: at(1), plan: "a", on: "2024-04-05" },
      { at: at(2), plan: "c", on: "2024-03-30" },
      { at: at(3), win: "b" }
    ],
    asked: [
      inMarch("pipelineBridge", {
        "due.until": "2024-03",
        "due.opening.money": dollars(30_000),
        "due.pushed.money": dollars(-10_000),
        "due.pulled.money": dollars(40_000),
        "due.won.money": dollars(-20_000),
        "due.closing.money": dollars(40_000),
        "all.opening.deals": 3,
        "all.won.deals": -1,
        "all.closing.deals": 2
      })
    ]
  },
  {
    id: "8.2-long ago",
    proves: ["8.2"],
    story: "planned by mistake for the century before: it has been due all along",
    setting: plain,
    lines: [
      { at: at(0), create: "a", stage: "A", budget: usd(100) },
      { at: at(1), plan: "a", on: "1999-12-31" }
    ],
    asked: [inMarch("pipelineBridge", { "due.planned.deals": 1, "due.closing.deals": 1 })]
  },
  {
    id: "4.4-back",
    proves: ["4.4 conversions", "funnel.reached", "funnel.visited", "4.4 standard"],
    story: "a deal that came to C, went back to A and was lost there reached A alone, though it stood in C",
    setting: plain,
    lines: [
      { at: at(0), create: "d", stage: "A" },
      { at: at(1), move: "d", to: "C" },
      { at: at(2), move: "d", to: "A" },
      { at: at(3), lose: "d" }
    ],
    asked: [
      inMarch("stageFunnel", {
        "stages.C.created.visited.now.deals": 1,
        "stages.C.created.reached.now.deals": 0,
        "stages.B.created.visited.now.deals": 0,
        "stages.A.created.reached.now.deals": 1,
        "stages.A.created.lost.deals": 1,
        "stages.C.touched.visited.now.deals": 1,
        "stages.C.touched.reached.now.deals": 0,
        "stages.A.touched.lost.deals": 1
      })
    ]
  },
  {
    id: "4.4-touched",
    proves: ["4.4 cohort", "funnel.reached", "funnel.visited"],
    story:
      "touched in March: m of 5 February, open in A and left alone; n, won in February, whose budget is set right in March; not o, won and over, nor p of April",
    setting: plain,
    lines: [
      { at: "2024-02-05T09:00:00Z", create: "m", stage: "A", budget: usd(100) },
      { at: "2024-02-05T09:00:00Z", create: "n", stage: "B", budget: usd(200) },
      { at: "2024-02-05T09:00:00Z", create: "o", stage: "A", budget: usd(400) },
      { at: "2024-02-06T09:00:00Z", win: "n" },
      { at: "2024-02-06T09:00:00Z", win: "o" },
      { at: "2024-03-06T09:00:00Z", budget: "n", is: usd(250) },
      { at: "2024-04-01T09:00:00Z", create: "p", stage: "A", budget: usd(800) }
    ],
    asked: [
      {
        metric: "stageFunnel",
        period: { kind: "custom", from: LocalDate.make("2024-03-01"), to: LocalDate.make("2024-03-31") },
        now: may,
        reads: {
          "touched.deals.deals": 2,
          "stages.A.touched.visited.now.deals": 1,
          "stages.A.touched.reached.now.deals": 2,
          "stages.A.touched.reached.now.money": dollars(35_000),
          "stages.B.touched.visited.now.deals": 1,
          "stages.Won.touched.reached.now.money": dollars(25_000),
          "stages.Won.created.reached.before.deals": 2
        }
      }
    ]
  },
  {
    id: "4.4-time",
    proves: ["stage.time", "4.4 time in stage"],
    story: "three stays of one, two and nine milliseconds: average four, median two, ninth tenth nine",
    setting: plain,
    lines: [
      { at: "2024-03-05T10:00:00.000Z", create: "a", stage: "A" },
      { at: "2024-03-05T10:00:00.001Z", move: "a", to: "B" },
      { at: "2024-03-05T10:00:00.100Z", move: "a", to: "A" },
      { at: "2024-03-05T10:00:00.102Z", win: "a" },
      { at: "2024-03-05T11:00:00.000Z", create: "b", stage: "A" },
      { at: "2024-03-05T11:00:00.009Z", lose: "b" },
      { at: "2024-03-20T11:59:59.000Z", create: "c", stage: "A" }
    ],
    asked: [
      inMarch("timeInStage", {
        "stages.A.stays": 3,
        "stages.A.ms": 12,
        "stages.A.deals": 2,
        "stages.A.median": 2,
        "stages.A.p90": 9,
        "stages.A.open": 1,
        "stages.A.openMs": 1000
      })
    ]
  },
  {
    id: "B11-rows",
    proves: ["B11", "G7"],
    story:
      "1.5 of $99.99 are $149.99 (149.985 away from zero), and 0.333 of $1 with 10 % off and 20 % tax $0.36: the budget is $150.35, until somebody sets it by hand, and again when products are set",
    setting: plain,
    lines: [
      { at: at(0), create: "d", stage: "A", budget: usd(7) },
      {
        at: at(1),
        sell: "d",
        rows: [
          { name: "Wheel", price: 99.99, quantity: 1.5 },
          { name: "Nail", price: 1, quantity: 0.333, off: 10, tax: 20 }
        ]
      },
      { at: at(2), create: "e", stage: "B" },
      { at: at(3), sell: "e", rows: [{ name: "Wheel", price: 10, quantity: 3 }] },
      { at: at(4), budget: "e", is: usd(25) },
      { at: at(5), sell: "e", rows: [] }
    ],
    asked: [
      inMarch("dealDynamics", {
        "stages.A.stock.money": dollars(15_035),
        "stages.A.edits.money": dollars(14_335),
        "stages.B.stock.money": dollars(2500)
      })
    ]
  },
  {
    id: "4.4-velocity",
    proves: ["4.4 velocity", "velocity"],
    story: "one open, one of one won for $300 in three days: $100 a day; without a win there is none",
    setting: plain,
    lines: [
      { at: "2024-03-01T09:00:00Z", create: "w", stage: "A", budget: usd(300) },
      { at: "2024-03-04T09:00:00Z", win: "w" },
      { at: "2024-03-05T09:00:00Z", create: "o", stage: "A" }
    ],
    asked: [
      inMarch("salesVelocity", { perDay: 10_000, open: 1, "budget.sum": 30_000, "budget.of": 1 }),
      {
        metric: "salesVelocity",
        period: day("2024-03-03"),
        now,
        reads: { perDay: null, open: 1 }
      }
    ]
  }
]
