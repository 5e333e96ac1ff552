/** What is kept of answers? How long each took, since the client's last message and since the first unanswered one, in buckets (M4). */
import * as Book from "../../ledger/Book.ts"
import type { Reply } from "../../talk/Talk.ts"
import { bucketOf } from "../Histogram.ts"

/** Entries of answers at the instants they were given; what a message told late takes from them or gives them is entered there too. */
const responses = <const Id extends string>(id: Id, duration: (reply: Reply) => number) =>
  Book.make({
    id,
    dims: ["user", "channel", "bucket"],
    measures: ["n", "ms"],
    post: ({ fact }) => {
      if (fact._tag !== "MessageRecorded" && fact._tag !== "MessageFailed") return []
      const { channel, given, taken, talkId } = fact
      const entered = (sign: 1 | -1) => (reply: Reply) => {
        const ms = duration(reply)
        return {
          at: reply.at,
          key: { user: reply.userId, channel, bucket: String(bucketOf(ms)) },
          tally: { n: sign, ms: ms === 0 ? 0 : sign * ms },
          subject: talkId
        }
      }
      return [...taken.map(entered(-1)), ...given.map(entered(1))]
    }
  })

/** Answers by the time since the last message of the client before them. */
export const responseBook = responses("response-times", (reply) => reply.afterLast)

/** Answers by the time since the first message of the client that nobody had answered. */
export const waitingBook = responses("waiting-times", (reply) => reply.afterFirst)
