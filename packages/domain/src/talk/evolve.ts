/** What is a talk after one more fact? */
import * as Instant from "../time/Instant.ts"
import { placeOf } from "./place.ts"
import { failed, inserted, type Measure } from "./run.ts"
import type { Earlier, Message, Reply, Talk } from "./Talk.ts"
import type { TalkFact } from "./TalkEvent.ts"

/** The talk after one more fact. Only its opening may meet none. */
export const evolve = (state: Talk | null, fact: TalkFact, at: Instant.Instant): Talk => {
  if (fact._tag === "TalkOpened") {
    const { _tag, talkId: id, ...details } = fact
    return {
      kind: "talk",
      id,
      ...details,
      openedAt: at,
      closedAt: null,
      closedBy: null,
      closing: null,
      runSince: null,
      messages: [],
      aside: [],
      earlier: [],
      waitingSince: null,
      survey: null,
      changedAt: at,
      deletedAt: null,
      version: 1
    }
  }
  if (state === null) throw new Error(`talk ${fact.talkId} was never opened`)
  // Messages may be told late: the talk has not changed earlier than it had.
  const changedAt = Instant.make(Math.max(at, state.changedAt))
  const next = { ...state, changedAt, version: state.version + 1 }
  switch (fact._tag) {
    case "MessageRecorded": {
      const measure = measuredIn(fact)
      const { externalId, failed, from, messageId: id, userId } = fact
      const message: Message = { id, externalId, at, from, userId, failed, reply: null }
      const place = placeOf(state, at)
      return {
        ...next,
        messages: place === "run" ? inserted(state.messages, message, measure).messages : state.messages,
        aside: place === "aside" ? inserted(state.aside, message, measure).messages : state.aside,
        earlier: place === "before" ? [...state.earlier, known(message)] : state.earlier,
        waitingSince: fact.waitsSince,
        closing: fact.corrected?.to ?? state.closing
      }
    }
    case "MessageFailed":
      return {
        ...next,
        messages: failed(state.messages, fact.messageId, measuredIn(fact)).messages,
        aside: failed(state.aside, fact.messageId, measuredIn(fact)).messages,
        earlier: state.earlier.map((one) => (one.id === fact.messageId ? { ...one, failed: true } : one)),
        waitingSince: fact.waitsSince,
        closing: fact.corrected?.to ?? state.closing
      }
    case "TalkReassigned":
      return { ...next, ownerId: fact.to }
    case "TalkRebound":
      return { ...next, bindings: fact.to }
    case "TalkClosed": {
      const { complete, lastReplier, participants } = fact
      return {
        ...next,
        closedAt: at,
        closedBy: fact.by,
        closing: { lastReplier, participants, complete },
        waitingSince: null
      }
    }
    case "TalkReopened":
      return {
        ...next,
        closedAt: null,
        closedBy: null,
        closing: null,
        runSince: state.closedAt,
        messages: state.aside,
        aside: [],
        earlier: [...state.earlier, ...state.messages.map(known)],
        waitingSince: null
      }
    case "TalkResumed":
      return {
        ...next,
        closedAt: null,
        closedBy: null,
        closing: null,
        messages: [...state.messages, ...state.aside],
        aside: [],
        waitingSince: fact.waitsSince
      }
    case "TalkDeleted":
      return { ...next, deletedAt: at }
    case "TalkRestored":
      return { ...next, deletedAt: null }
    case "NpsAsked":
      return { ...next, survey: fact.survey }
    case "NpsAnswered":
      return {
        ...next,
        survey: state.survey === null ? null : { ...state.survey, answer: { at, score: fact.score } }
      }
  }
}

/** What a fact says of the time of its answers: the settings it was measured by are not looked at again. */
const measuredIn =
  ({ given }: { readonly given: ReadonlyArray<Reply> }): Measure =>
  (from, to) =>
    given.find(({ afterLast, at }) => at === to && at - afterLast === from)?.business ?? null

const known = ({ at, externalId, failed, from, id, userId }: Message): Earlier => ({
  id,
  externalId,
  at,
  from,
  userId,
  failed
})
