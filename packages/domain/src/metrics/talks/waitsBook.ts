/** What is kept of clients who wait? An entry for every talk and call that nobody has answered yet, at the instant the wait began (4.5, M4). */
import * as Book from "../../ledger/Book.ts"
import { asksForHandling } from "../../call/Call.ts"
import type { Instant } from "../../time/Instant.ts"

/**
 * Waits that stand: a wait that ends is taken back at the instant it began, so what is left says who waits and since when. By kind
 * (talk or call), the person responsible, and the channel ("phone" for calls).
 */
export const waitsBook = Book.make({
  id: "waiting",
  dims: ["kind", "user", "channel"],
  measures: ["n"],
  post: ({ fact }) => {
    switch (fact._tag) {
      case "CallRecorded":
        return asksForHandling(fact) ? call(fact, fact.userId, 1) : []
      case "CallHandled":
        return call(fact, fact.handlerId, -1)
      case "CallReassigned":
        return [...call(fact, fact.from, -1), ...call(fact, fact.to, 1)]
      case "MessageRecorded":
      case "MessageFailed":
      case "TalkClosed":
      case "TalkResumed":
        return fact.waitedSince === fact.waitsSince
          ? []
          : [
              ...talk(fact, fact.ownerId, fact.waitedSince, -1),
              ...talk(fact, fact.ownerId, fact.waitsSince, 1)
            ]
      case "TalkReassigned":
        return [...talk(fact, fact.from, fact.waitsSince, -1), ...talk(fact, fact.to, fact.waitsSince, 1)]
      default:
        return []
    }
  }
})

const call = (fact: { readonly callId: string; readonly startedAt: Instant }, user: string, n: 1 | -1) => [
  {
    at: fact.startedAt,
    key: { kind: "call", user, channel: "phone" },
    tally: { n },
    subject: fact.callId
  }
]

const talk = (
  { channel, talkId }: { readonly channel: string; readonly talkId: string },
  user: string,
  since: Instant | null,
  n: 1 | -1
) =>
  since === null ? [] : [{ at: since, key: { kind: "talk", user, channel }, tally: { n }, subject: talkId }]
