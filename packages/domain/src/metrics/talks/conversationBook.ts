/** What is kept of conversations? One entry for the last person who wrote and one for everybody who did, at the instant of closing (M3). */
import * as Book from "../../ledger/Book.ts"
import type { Closing } from "../../talk/Talk.ts"
import type { Instant } from "../../time/Instant.ts"

/**
 * Conversations that were closed after client and person had both written. Under the role "last" each counts once; under "part" once for
 * everybody who took part. A message told after the closing may change who that was: it is put right at the instant of closing. A run that
 * goes on after all counts when it is closed again.
 */
export const conversationBook = Book.make({
  id: "conversations",
  dims: ["role", "user", "channel"],
  measures: ["n"],
  post: ({ fact, occurredAt }) => {
    if (fact._tag === "TalkClosed") return entries(fact, occurredAt, fact, 1)
    if (fact._tag === "TalkResumed") return entries(fact, fact.closedAt, fact.closing, -1)
    if (fact._tag !== "MessageRecorded" && fact._tag !== "MessageFailed") return []
    if (fact.corrected === null) return []
    const { at, from, to } = fact.corrected
    return [...entries(fact, at, from, -1), ...entries(fact, at, to, 1)]
  }
})

const entries = (
  { channel, talkId }: { readonly channel: string; readonly talkId: string },
  at: Instant,
  { complete, lastReplier, participants }: Closing,
  n: 1 | -1
) => {
  if (!complete) return []
  const entry = (role: "last" | "part", user: string) => ({
    at,
    key: { role, user, channel },
    tally: { n },
    subject: talkId
  })
  return [
    ...(lastReplier === null ? [] : [entry("last", lastReplier)]),
    ...participants.map((user) => entry("part", user))
  ]
}
