/** Names: the golden vectors about how stages and pipelines are called in a period that is over. */
import * as Instant from "@weir/domain/time/Instant"
import { idOf, plain } from "./Story.ts"
import { march, type Asked, type Vector } from "./Vector.ts"

const inApril = Instant.iso("2024-04-20T12:00:00Z")
const asked = (metric: Asked["metric"], from: "march" | "april", reads: Asked["reads"]): Asked => ({
  metric,
  period:
    from === "april" ? march : { kind: "custom", from: "2024-03-01" as never, to: "2024-03-31" as never },
  now: inApril,
  reads
})

export const vectors: ReadonlyArray<Vector> = [
  {
    id: "G9, called as then",
    proves: ["G9", "8.1"],
    story:
      "a stage and its pipeline get other names, and the stages another order, when April has begun: March keeps what it knew",
    setting: plain,
    lines: [
      { at: "2024-03-05T09:00:00Z", create: "D", stage: "A" },
      { at: "2024-03-06T09:00:00Z", move: "D", to: "B" },
      { at: "2024-03-31T23:59:59.999Z", rename: "C", as: "Last" },
      { at: "2024-04-01T00:00:00Z", rename: "A", as: "Alpha" },
      { at: "2024-04-02T09:00:00Z", rename: "P", as: "Trade" },
      { at: "2024-04-03T09:00:00Z", order: "P", stages: ["B", "A", "C", "Won", "Lost"] }
    ],
    asked: [
      asked("stageFunnel", "march", {
        "pipeline.name": "P",
        "stages.0.name": "A",
        "stages.1.name": "B",
        "stages.2.name": "Last",
        // In the order of then D went straight on, and A was before B.
        "stages.A.direct": { num: 1, den: 1 },
        "stages.A.created.reached.now.deals": 1
      }),
      asked("stageFunnel", "april", {
        "pipeline.name": "Trade",
        "stages.0.name": "B",
        "stages.1.name": "Alpha",
        "stages.Alpha.touched.visited.now.deals": 1
      }),
      asked("dealDynamics", "march", {
        "stages.A.in.deals": 1,
        "stages.B.in.deals": 1,
        "stages.0.name": "A"
      }),
      // What is so at this moment is called what it is called now.
      asked("dealsWithoutTask", "march", { "stages.length": 1, "stages.B.deals.deals": 1 }),
      {
        ...asked("stageFunnel", "march", { "stages.0.name": "A", "pipeline.name": "P" }),
        asOf: Instant.iso("2024-04-02T12:00:00Z")
      }
    ]
  },
  {
    id: "G9, now and then",
    proves: ["G9"],
    story: "a deal stands in a stage that has another name since yesterday",
    setting: plain,
    lines: [
      { at: "2024-03-05T09:00:00Z", create: "D", stage: "A" },
      { at: "2024-04-19T09:00:00Z", rename: "A", as: "Alpha" }
    ],
    asked: [
      asked("dealsWithoutTask", "march", { "stages.Alpha.deals.deals": 1 }),
      asked("dealDynamics", "march", { "stages.A.stock.deals": 1 }),
      {
        ...asked("dealDynamics", "april", { "stages.Alpha.stock.deals": 1, "pipeline.id": idOf("P") }),
        now: inApril
      }
    ]
  }
]
