/** Average response time: how long did an answer take after the client's last message (M4, M5)? */
import { Schema } from "effect"
import * as Metric from "./Metric.ts"
import { businessPart, BusinessTimes, businessTimes } from "./responses/businessTimes.ts"
import { responseBook } from "./responses/responseBooks.ts"
import { ResponseReading, responseTimes } from "./responses/responseTimes.ts"

const answers = responseTimes("response-times", "Answers")

export const averageResponseTime = Metric.make({
  id: "average-response-time",
  title: "Average response time",
  definition:
    "How long answers took, from the client's last message before each. A person's message is an answer when the message before it is the client's; what the robot or the channel says does not count, nor does what did not arrive. An answer after the robot closed the talk over a waiting client is one, too. Median and 90th percentile are true to 5 %. Where business hours are set, the average is also told by them alone: nights and days off left out, by the hours that were set when the answer, or what changed it, was told.",
  formula: "sum(answer - last message of the client before it) / count(answers)",
  unit: "duration",
  time: "flow",
  better: "less",
  narrows: { users: "user", channels: "channel" },
  books: [responseBook],
  Reading: Schema.Struct({ ...ResponseReading.fields, business: Schema.NullOr(BusinessTimes) }),
  needs: answers.needs,
  read: (sums, ask) => ({ ...answers.read(sums, ask), business: businessTimes(sums, ask) }),
  explain: (part, ask) => answers.explain(part, ask) ?? businessPart(part, ask),
  examples: [
    {
      story:
        "The client writes twice and is answered a minute after the second message; the next answer takes ten minutes. A second message of Ann's in a row is no answer, and the robot's greeting is none either.",
      given: [
        { at: "2024-03-04T10:00Z", talk: "mill", channel: "whatsapp" },
        { at: "2024-03-04T10:00Z", says: "mill", from: "client" },
        { at: "2024-03-04T10:05Z", says: "mill", from: "client" },
        { at: "2024-03-04T10:06Z", says: "mill", from: "Ann" },
        { at: "2024-03-04T10:10Z", says: "mill", from: "Ann" },
        { at: "2024-03-04T10:20Z", says: "mill", from: "client" },
        { at: "2024-03-04T10:20:01Z", says: "mill", from: "robot" },
        { at: "2024-03-04T10:30Z", says: "mill", from: "Ann" },
        { at: "2024-03-05T09:00Z", says: "mill", from: "client" }
      ],
      reads: {
        "now.average.num": 660_000,
        "now.average.den": 2,
        "before.average.den": 0,
        "before.median": null,
        change: null,
        "rows.Ann.times.average.num": 660_000,
        "channels.whatsapp.times.average.den": 2,
        "points.3.now.average.den": 2,
        "points.4.now.average": null,
        business: null,
        "waiting.n": 1
      }
    }
  ]
})
