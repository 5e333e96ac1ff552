/** Calls out: how many calls were made in the period, and how did they go (C1)? */
import { callCounts } from "./calls/callCounts.ts"
import * as Metric from "./Metric.ts"

export const callsOut = Metric.make({
  id: "calls-out",
  title: "Calls out",
  definition:
    "Calls that people made to clients in the period, those that nobody answered among them, by the person who called. Calls between people of the workspace do not count; the same call told twice is one.",
  formula: "count(outgoing calls by start) = answered + missed + voicemail",
  unit: "calls",
  time: "flow",
  better: "more",
  narrows: { users: "user" },
  books: [],
  ...callCounts("out", "Calls out"),
  examples: [
    {
      story:
        "Ben reaches a client and speaks for five minutes, and does not reach another. A client who calls is not among them.",
      given: [
        { at: "2024-03-04T09:00Z", call: "first", direction: "out", seconds: 300, user: "Ben" },
        { at: "2024-03-04T10:00Z", call: "second", direction: "out", outcome: "missed", user: "Ben" },
        { at: "2024-03-05T11:00Z", call: "third", direction: "in" }
      ],
      reads: {
        "all.now": 2,
        "all.change.base": "new",
        "answered.now": 1,
        "missed.now": 1,
        "talkMs.now": 300_000,
        "rows.Ben.all": 2,
        "rows.Ben.talkMs": 300_000
      }
    }
  ]
})
