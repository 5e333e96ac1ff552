/**
 * The book of communications: activities done, calls and talks, each once, by channel and direction (Q3, Q4).
 *
 * An activity counts when it is completed, a call when it begins, a talk when it is opened or reopened. Internal calls are none.
 */
import * as Book from "../../ledger/Book.ts"

/** One entry for each communication, at the instant it counts; what is taken back is entered with the opposite sign there. */
export const communicationsBook = Book.make({
  id: "communications",
  dims: ["channel", "direction"],
  measures: ["n"],
  post: ({ fact, occurredAt }) => {
    const one = (
      subject: string,
      at: typeof occurredAt,
      channel: string,
      direction: string,
      n: 1 | -1 = 1
    ) => [{ at, key: { channel, direction }, tally: { n }, subject }]
    switch (fact._tag) {
      case "ActivityCompleted":
      case "ActivityReopened":
        return one(
          fact.activityId,
          fact.completion.at,
          fact.completion.type.of,
          fact.direction,
          fact._tag === "ActivityCompleted" ? 1 : -1
        )
      case "CallRecorded":
        return fact.direction === "internal" ? [] : one(fact.callId, fact.startedAt, "call", fact.direction)
      case "TalkOpened":
      case "TalkReopened":
        return one(fact.talkId, occurredAt, `chat:${fact.channel}`, "in")
      default:
        return []
    }
  }
})
