/** The books behind "which deals did something happen to": what was touched when, and which deals are there and open (Q2). */
import * as Book from "../../ledger/Book.ts"
import type { Fact } from "../../log/Event.ts"
import { isOpen } from "../../pipeline/Pipeline.ts"
import type { Instant } from "../../time/Instant.ts"

/** The deal that a fact is about, or what can be bound to one; null for everything else. Told by its name: the kinds themselves would weigh too much here. */
const touched = (fact: Fact): string | null => {
  if ("activityId" in fact) return fact.activityId
  if ("callId" in fact) return fact.callId
  if ("talkId" in fact) return fact.talkId
  if ("noteId" in fact) return fact.noteId
  if ("fileId" in fact) return fact.fileId
  return "dealId" in fact ? fact.dealId : null
}

/** Every event of a deal, and of whatever can be bound to one, at the instant it happened; a call also at the instant it began. */
export const touchBook = Book.make({
  id: "touch",
  dims: [],
  measures: ["n"],
  summed: false,
  post: ({ fact, occurredAt }) => {
    // To be taken away and brought back, or found the same as another, is nothing that happens with the client.
    if (/Deleted$|Restored$|^Deal(?:Absorbed|Released|Merged|Unmerged)$/.test(fact._tag)) return []
    const subject = touched(fact)
    if (subject === null) return []
    const touch = (at: Instant) => ({ at, key: {}, tally: { n: 1 }, subject })
    return fact._tag === "CallRecorded" ? [touch(occurredAt), touch(fact.startedAt)] : [touch(occurredAt)]
  }
})

/** Which deals are there, since they were created, and which of them are open, incoming ones too. */
export const dealLifeBook = Book.make({
  id: "deal-life",
  dims: ["what"],
  measures: ["n"],
  summed: false,
  post: ({ fact, occurredAt: at }) => {
    const entry = (subject: string, what: "there" | "open", n: 1 | -1) => ({
      at,
      key: { what },
      tally: { n },
      subject
    })
    if (fact._tag === "DealCreated") {
      const there = entry(fact.dealId, "there", 1)
      return isOpen(fact.place.kind) ? [there, entry(fact.dealId, "open", 1)] : [there]
    }
    if (fact._tag !== "DealMoved" || isOpen(fact.from.kind) === isOpen(fact.to.kind)) return []
    return [entry(fact.dealId, "open", isOpen(fact.to.kind) ? 1 : -1)]
  }
})
