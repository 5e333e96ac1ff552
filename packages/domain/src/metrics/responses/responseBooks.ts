/** What is kept of answers? How long each took, since the client's last message and since the first unanswered one, in buckets (M4). */
import * as Book from "../../ledger/Book.ts"
import type { EventDraft } from "../../log/Event.ts"
import type { Reply } from "../../talk/Talk.ts"
import { bucketOf } from "../Histogram.ts"

/** Entries of answers at the instants they were given; what a message told late takes from them or gives them is entered there too. */
const entries = <Measure extends string>(
  { fact }: EventDraft,
  measured: (reply: Reply) => Readonly<Record<Measure | "ms", number>>
) => {
  if (fact._tag !== "MessageRecorded" && fact._tag !== "MessageFailed") return []
  const { channel, given, taken, talkId } = fact
  const entered = (sign: 1 | -1) => (reply: Reply) => {
    const measures = { n: 1, ...measured(reply) }
    const tally = Object.fromEntries(
      Object.entries(measures).map(([measure, size]) => [measure, size === 0 ? 0 : sign * size])
    ) as Record<Measure | "ms" | "n", number>
    return {
      at: reply.at,
      key: { user: reply.userId, channel, bucket: String(bucketOf(measures.ms)) },
      tally,
      subject: talkId
    }
  }
  return [...taken.map(entered(-1)), ...given.map(entered(1))]
}

/** Answers by the time since the last message of the client before them; `business` of it where it was measured, for `measured` of them. */
export const responseBook = Book.make({
  id: "response-times",
  dims: ["user", "channel", "bucket"],
  measures: ["n", "ms", "measured", "business"],
  post: (event) =>
    entries(event, ({ afterLast: ms, business }) => ({
      ms,
      measured: typeof business === "number" ? 1 : 0,
      business: business ?? 0
    }))
})

/** Answers by the time since the first message of the client that nobody had answered. */
export const waitingBook = Book.make({
  id: "waiting-times",
  dims: ["user", "channel", "bucket"],
  measures: ["n", "ms"],
  post: (event) => entries(event, ({ afterFirst: ms }) => ({ ms }))
})
