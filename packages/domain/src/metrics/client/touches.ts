/** The books behind "which deals did something happen to": what was touched when, and which deals are there and open (Q2). */
import * as Book from "../../ledger/Book.ts"
import { familyOfFact, type FactOf } from "../../record/families.ts"
import { isDealFact } from "../../log/Event.ts"
import { isOpen } from "../../pipeline/Pipeline.ts"

const touching = new Set(["activity", "call", "talk", "note", "file"])

/** Every event of a deal, and of whatever can be bound to one, at the instant it happened; a call also at the instant it began. */
export const touchBook = Book.make({
  id: "touch",
  dims: [],
  measures: ["n"],
  summed: false,
  post: ({ fact, occurredAt }) => {
    // To be taken away and brought back, or found the same as another, is nothing that happens with the client.
    if (/Deleted$|Restored$|^Deal(?:Absorbed|Released|Merged|Unmerged)$/.test(fact._tag)) return []
    const touch = (subject: string, at = occurredAt) => ({ at, key: {}, tally: { n: 1 }, subject })
    if (isDealFact(fact)) return [touch(fact.dealId)]
    const family = familyOfFact(fact._tag)
    if (family === null || !touching.has(family.kind)) return []
    const id = family.idOf(fact as FactOf)
    return fact._tag === "CallRecorded" ? [touch(id), touch(id, fact.startedAt)] : [touch(id)]
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
