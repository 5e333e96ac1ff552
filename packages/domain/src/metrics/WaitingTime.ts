/** Waiting time: how long had clients waited when they were answered (M4, from the first unanswered message)? */
import * as Metric from "./Metric.ts"
import { waitingBook } from "./responses/responseBooks.ts"
import { responseTimes } from "./responses/responseTimes.ts"

export const waitingTime = Metric.make({
  id: "waiting-time",
  title: "Waiting time",
  definition:
    "How long clients had waited when they were answered, from the first of their messages that nobody had answered. The answers are those of the average response time. Median and 90th percentile are true to 5 %.",
  formula: "sum(answer - first unanswered message of the client) / count(answers)",
  unit: "duration",
  time: "flow",
  better: "less",
  narrows: { users: "user", channels: "channel" },
  books: [waitingBook],
  ...responseTimes("waiting-times", "Clients answered"),
  examples: [
    {
      story:
        "The client writes at ten, again five minutes later, and is answered at six past: the wait was six minutes. The next was ten.",
      given: [
        { at: "2024-03-04T10:00Z", talk: "mill", channel: "whatsapp" },
        { at: "2024-03-04T10:00Z", says: "mill", from: "client" },
        { at: "2024-03-04T10:05Z", says: "mill", from: "client" },
        { at: "2024-03-04T10:06Z", says: "mill", from: "Ann" },
        { at: "2024-03-04T10:20Z", says: "mill", from: "client" },
        { at: "2024-03-04T10:30Z", says: "mill", from: "Ann" }
      ],
      reads: {
        "now.average.num": 960_000,
        "now.average.den": 2,
        "rows.Ann.times.average.den": 2,
        "waiting.n": 0,
        "waiting.oldest": null
      }
    }
  ]
})
