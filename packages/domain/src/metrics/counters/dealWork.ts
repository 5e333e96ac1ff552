/** Which open work is about which deal? What waits for somebody, and what is planned, under the first deal it is bound to (4.5). */
import { asksForHandling } from "../../call/Call.ts"
import * as Book from "../../ledger/Book.ts"
import { type Bindings, dealsOf } from "../../record/Binding.ts"
import type { Instant } from "../../time/Instant.ts"

/** What has to be done: which record, since or until when, what it is about, and who is responsible for it. */
interface Work {
  readonly kind: "talk" | "call" | "activity"
  readonly subject: string
  readonly at: Instant | null
  readonly bindings: Bindings
  readonly user: string
}

/** The entry of some work, where it is about a deal at all; of several deals the first one counts. */
const entry = ({ at, bindings, kind, subject, user }: Work, n: 1 | -1) => {
  const [deal] = dealsOf(bindings)
  return at === null || deal === undefined ? [] : [{ at, key: { kind, deal, user }, tally: { n }, subject }]
}

const moved = (from: Work, to: Work) => [...entry(from, -1), ...entry(to, 1)]

/** What came from clients about deals and waits for somebody, at the instants of the books that count it whatever it is about. */
export const dealWaitsBook = Book.make({
  id: "deal-waiting",
  dims: ["kind", "deal", "user"],
  measures: ["n"],
  summed: false,
  post: ({ fact, occurredAt }) => {
    if ("callId" in fact) {
      const call = (at: Instant, user: string, bindings: Bindings): Work => ({
        kind: "call",
        subject: fact.callId,
        at,
        user,
        bindings
      })
      switch (fact._tag) {
        case "CallRecorded":
          return asksForHandling(fact) ? entry(call(fact.startedAt, fact.userId, fact.bindings), 1) : []
        case "CallHandled":
          return entry(call(fact.startedAt, fact.handlerId, fact.bindings), -1)
        case "CallReassigned":
          return moved(
            call(fact.startedAt, fact.from, fact.bindings),
            call(fact.startedAt, fact.to, fact.bindings)
          )
        case "CallRebound":
          return fact.waitsFor === null
            ? []
            : moved(
                call(fact.startedAt, fact.waitsFor, fact.from),
                call(fact.startedAt, fact.waitsFor, fact.to)
              )
        default:
          return []
      }
    }
    if ("talkId" in fact) {
      const talk = (at: Instant | null, user: string, bindings: Bindings): Work => ({
        kind: "talk",
        subject: fact.talkId,
        at,
        user,
        bindings
      })
      switch (fact._tag) {
        case "MessageRecorded":
        case "MessageFailed":
        case "TalkClosed":
        case "TalkResumed":
          return fact.waitedSince === fact.waitsSince
            ? []
            : moved(
                talk(fact.waitedSince, fact.ownerId, fact.bindings),
                talk(fact.waitsSince, fact.ownerId, fact.bindings)
              )
        case "TalkReassigned":
          return moved(
            talk(fact.waitsSince, fact.from, fact.bindings),
            talk(fact.waitsSince, fact.to, fact.bindings)
          )
        case "TalkRebound":
          return moved(
            talk(fact.waitsSince, fact.ownerId, fact.from),
            talk(fact.waitsSince, fact.ownerId, fact.to)
          )
        default:
          return []
      }
    }
    if (!("activityId" in fact)) return []
    const activity = (of: {
      readonly ownerId: string
      readonly direction: string
      readonly bindings: Bindings
    }): Work => ({
      kind: "activity",
      subject: fact.activityId,
      at: of.direction === "in" ? occurredAt : null,
      user: of.ownerId,
      bindings: of.bindings
    })
    switch (fact._tag) {
      case "ActivityAdded":
      case "ActivityReopened":
        return entry(activity(fact), 1)
      case "ActivityCompleted":
        return entry(activity(fact), -1)
      case "ActivityChanged":
        return fact.open ? moved(activity(fact.from), activity(fact.to)) : []
      default:
        return []
    }
  }
})

/** Open activities about deals at the instant they are due, however long they have been overdue. */
export const dealPlanBook = Book.make({
  id: "deal-plan",
  dims: ["kind", "deal", "user"],
  measures: ["n"],
  summed: false,
  post: ({ fact }) => {
    if (!("activityId" in fact)) return []
    const due = (
      filing: { readonly at: Instant } | null,
      { bindings, ownerId: user }: { readonly ownerId: string; readonly bindings: Bindings }
    ): Work => ({ kind: "activity", subject: fact.activityId, at: filing?.at ?? null, user, bindings })
    switch (fact._tag) {
      case "ActivityAdded":
      case "ActivityReopened":
        return entry(due(fact.filing, fact), 1)
      case "ActivityCompleted":
        return entry(due(fact.filing, fact), -1)
      case "ActivityRescheduled":
        return moved(due(fact.filedFrom, fact), due(fact.filedTo, fact))
      case "ActivityChanged":
        return fact.open ? moved(due(fact.filedFrom, fact.from), due(fact.filedTo, fact.to)) : []
      default:
        return []
    }
  }
})
