/** Counters: the golden vectors about for whom open work counts. */
import * as Instant from "@weir/domain/time/Instant"
import { UserId } from "@weir/domain/identity/Id"
import { idOf, plain, type Setting } from "./Story.ts"
import { inMarch, type Vector } from "./Vector.ts"

const three: Setting = { ...plain, people: ["Ann", "Ben", "Cid"] }
/** How much of each kind Ann, Ben and Cid have; 0 is no row. */
const rows = (path: string, counts: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(counts).map(([name, n]) => [`rows.${name}.${path}`, n]))

export const vectors: ReadonlyArray<Vector> = [
  {
    id: "4.5, for whom work counts",
    proves: ["4.5 modes", "4.5 activities", "8.1", "G16"],
    story:
      "Ann's deal D has a call, a talk and a task that were given to Cid; the deal goes to Ben, then the workspace counts for who is responsible",
    setting: three,
    lines: [
      { at: "2024-03-04T09:00:00Z", create: "D", stage: "A" },
      { at: "2024-03-05T09:00:00Z", call: "c", direction: "in", outcome: "missed", for: "D", user: "Cid" },
      { at: "2024-03-05T09:10:00Z", talk: "t", for: "D", user: "Cid" },
      { at: "2024-03-05T09:10:00Z", says: "t", from: "client" },
      { at: "2024-03-05T09:20:00Z", task: "k", for: "D", due: "2024-03-06", owner: "Cid" },
      { at: "2024-03-07T09:00:00Z", give: "D", to: "Ben" },
      { at: "2024-03-08T09:00:00Z", sight: "Cid", sees: "own" },
      { at: "2024-03-10T09:00:00Z", counters: "activity" }
    ],
    asked: [
      inMarch("incomingWork", { total: 2, "rows.length": 1, ...rows("total", { Cid: 2 }) }),
      inMarch("plannedWork", { total: 1, "rows.length": 1, ...rows("count", { Cid: 1 }) }),
      {
        ...inMarch("incomingWork", { total: 2, "rows.length": 1, ...rows("total", { Ben: 2 }) }),
        asOf: Instant.iso("2024-03-08T10:00:00Z")
      },
      {
        ...inMarch("plannedWork", { total: 1, "rows.length": 1, ...rows("late", { Ben: 1 }) }),
        asOf: Instant.iso("2024-03-08T10:00:00Z")
      },
      {
        ...inMarch("incomingWork", { total: 2, "rows.length": 1, ...rows("calls", { Ann: 1 }) }),
        asOf: Instant.iso("2024-03-07T08:00:00Z")
      },
      // Whose a deal is that Cid may not read, is not told: the work is Cid's own.
      {
        ...inMarch("incomingWork", { total: 2, "rows.length": 1, ...rows("talks", { Cid: 1 }) }),
        asOf: Instant.iso("2024-03-08T10:00:00Z"),
        viewer: UserId.make(idOf("Cid"))
      }
    ]
  }
]
