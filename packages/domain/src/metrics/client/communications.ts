/**
 * The book of communications: activities done, calls and talks, each once, by channel and direction (Q3, Q4).
 *
 * An activity counts when it is completed, a call when it begins, a talk whenever client or people begin to write in it, for whoever wrote
 * first; after it was closed it can begin again. Internal calls are none, nor is a talk in which nobody wrote.
 */
import * as Book from "../../ledger/Book.ts"
import type { Opening } from "../../talk/Talk.ts"
import type { Instant } from "../../time/Instant.ts"

/** One entry for each communication, at the instant it counts; what is taken back is entered with the opposite sign there. */
export const communicationsBook = Book.make({
  id: "communications",
  dims: ["channel", "direction"],
  measures: ["n"],
  post: ({ fact }) => {
    const one = (subject: string, at: Instant, channel: string, direction: string, n: 1 | -1 = 1) => [
      { at, key: { channel, direction }, tally: { n }, subject }
    ]
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
      case "MessageRecorded":
      case "MessageFailed":
        return [...began(fact, fact.opened?.from ?? null, -1), ...began(fact, fact.opened?.to ?? null, 1)]
      case "TalkReopened":
        return began(fact, fact.opening, 1)
      default:
        return []
    }
  }
})

const began = (
  { channel, talkId }: { readonly channel: string; readonly talkId: string },
  opening: Opening | null,
  n: 1 | -1
) =>
  opening === null
    ? []
    : [
        {
          at: opening.at,
          key: { channel: `chat:${channel}`, direction: opening.from === "client" ? "in" : "out" },
          tally: { n },
          subject: talkId
        }
      ]
