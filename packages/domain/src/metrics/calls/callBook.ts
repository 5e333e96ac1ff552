/** What is kept of telephone calls? One entry a call, at the instant it began (C1). */
import * as Book from "../../ledger/Book.ts"

/** Every call between a client and people, by direction, how it went, who spoke or was called, and the provider. Internal calls are not there. */
export const callBook = Book.make({
  id: "calls",
  dims: ["direction", "outcome", "user", "provider"],
  /** `ms` is the time of conversation. */
  measures: ["n", "ms"],
  post: ({ fact }) => {
    if (fact._tag !== "CallRecorded" || fact.direction === "internal") return []
    const { callId, direction, durationMs, outcome, startedAt, userId } = fact
    // A provider's name is free text, and a key has no room for "|".
    const provider = fact.provider.replaceAll("|", "/")
    return [
      {
        at: startedAt,
        key: { direction, outcome, user: userId, provider },
        tally: { n: 1, ms: outcome === "answered" ? durationMs : 0 },
        subject: callId
      }
    ]
  }
})
