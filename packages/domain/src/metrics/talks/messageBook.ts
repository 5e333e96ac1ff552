/** What is kept of messages? One entry a message, at the instant it was written (M1, M2). */
import { ROBOT } from "../../identity/Id.ts"
import * as Book from "../../ledger/Book.ts"
import type { EventDraft } from "../../log/Event.ts"
import type { Instant } from "../../time/Instant.ts"

/** Who wrote, where that is no person of the workspace. */
export const client = "client"

/**
 * Every message that came in or went out, by channel and by who wrote: a person's id, the robot's, or "client". What the channel says
 * itself is not there, nor what did not arrive.
 */
export const messageBook = Book.make({
  id: "messages",
  dims: ["direction", "channel", "by"],
  measures: ["n"],
  post: ({ fact, occurredAt }) => {
    if (fact._tag === "MessageRecorded" && !fact.failed) return posting(fact, occurredAt, 1)
    return fact._tag === "MessageFailed" ? posting(fact, fact.sentAt, -1) : []
  }
})

type MessageFact = Extract<EventDraft["fact"], { readonly _tag: "MessageRecorded" | "MessageFailed" }>

const posting = ({ channel, from, talkId, userId }: MessageFact, at: Instant, n: 1 | -1) =>
  from === "system"
    ? []
    : [
        {
          at,
          key: {
            direction: from === "client" ? "in" : "out",
            channel,
            by: from === "client" ? client : (userId ?? ROBOT)
          },
          tally: { n },
          subject: talkId
        }
      ]
