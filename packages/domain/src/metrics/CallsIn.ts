/** Calls in: how many calls came in the period, and how did they go (C1)? */
import { callBook } from "./calls/callBook.ts"
import { callCounts } from "./calls/callCounts.ts"
import * as Metric from "./Metric.ts"

export const callsIn = Metric.make({
  id: "calls-in",
  title: "Calls in",
  definition:
    "Calls that clients made in the period, those that nobody answered among them, by the person who spoke or was called. Calls between people of the workspace do not count; the same call told twice is one.",
  formula: "count(incoming calls by start) = answered + missed + voicemail",
  unit: "calls",
  time: "flow",
  better: "neither",
  narrows: { users: "user" },
  books: [callBook],
  ...callCounts("in", "Calls in"),
  examples: [
    {
      story:
        "Two clients call Ann, one of them in vain; one leaves word for Ben. What Ben says to Ann is no call with a client, and a call made is not one that came.",
      given: [
        { at: "2024-02-05T09:00Z", call: "before", direction: "in" },
        { at: "2024-03-04T09:00Z", call: "first", direction: "in", seconds: 120 },
        { at: "2024-03-04T10:00Z", call: "second", direction: "in", outcome: "missed" },
        { at: "2024-03-05T09:00Z", call: "third", direction: "in", outcome: "voicemail", user: "Ben" },
        { at: "2024-03-05T10:00Z", call: "inside", direction: "internal", user: "Ben" },
        { at: "2024-03-05T11:00Z", call: "back", direction: "out", user: "Ben" }
      ],
      reads: {
        "all.now": 3,
        "all.before": 1,
        "answered.now": 1,
        "missed.now": 1,
        "voicemail.now": 1,
        "talkMs.now": 120_000,
        "rows.Ann.all": 2,
        "rows.Ann.missed": 1,
        "rows.Ann.before.all": 1,
        "rows.Ann.change.all.pct": 1,
        "rows.Ben.voicemail": 1,
        "days.3.n": 2
      }
    }
  ]
})
