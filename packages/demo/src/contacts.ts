/** How do sellers and clients speak with each other? By telephone, in chats that end with a score, and with notes and files on the way. */
import { CallId, FileId, MessageId, NoteId, TalkId, type UserId } from "@weir/domain/identity/Id"
import * as Instant from "@weir/domain/time/Instant"
import type { Intention } from "./Diary.ts"
import type { Setting } from "./opening.ts"
import type { Order, States, Step } from "./Recorder.ts"
import { laterBy } from "./rhythm.ts"
import { bindingsOf, inWork } from "./tasks.ts"

const remarks = [
  "Wants everything before the summer.",
  "The budget is decided by their head office.",
  "Prefers light oak to the dark one.",
  "Asked for references of other offices.",
  "Moves to a new building next quarter.",
  "Compares us with two others."
]
const papers = ["Offer.pdf", "Floor plan.pdf", "Samples.jpg", "Contract draft.docx"]

const minute = 60_000
const after = (at: Instant.Instant, minutes: number): Instant.Instant =>
  Instant.make(at + Math.floor(minutes * minute))

/** Does something at an instant if the deal is still worked on, as its owner. */
const asOwner = (
  dealId: string,
  at: Instant.Instant,
  orders: (owner: UserId, bindings: ReturnType<typeof bindingsOf>, states: States) => ReadonlyArray<Order>
): Intention => ({
  at,
  act: (states): Step | null => {
    const deal = inWork(states, dealId)
    if (deal === null) return null
    const made = orders(deal.ownerId, bindingsOf(deal), states)
    return made.length === 0 ? null : { at, by: deal.ownerId, cause: "user", orders: made }
  }
})

/** Calls about a deal: out and in, some of them missed and called back. */
export const calls = ({ random, zone }: Setting, dealId: string, from: Instant.Instant): Intention[] =>
  Array.from({ length: random.count(0.9) }, () => {
    const startedAt = laterBy(random, zone, from, 0.2 + 12 * random.next())
    const outcome = random.weighted([
      ["answered", 72],
      ["missed", 20],
      ["voicemail", 8]
    ] as const)
    const direction = random.chance(0.45) ? "in" : "out"
    const seconds = outcome === "answered" ? Math.round(140 * random.spread(0.8)) : 0
    const callId = CallId.make(random.uuid())
    const [externalId, phone] = [`c${random.between(100_000, 999_999)}-${callId.slice(0, 8)}`, number(random)]
    const handled = direction === "in" && outcome !== "answered" && random.chance(0.7)
    return asOwner(dealId, after(startedAt, seconds / 60), (userId, bindings) => [
      {
        _tag: "RecordCall",
        callId,
        provider: "switchboard",
        externalId,
        direction,
        outcome,
        startedAt,
        durationMs: seconds * 1000,
        userId,
        phone,
        bindings
      },
      ...(handled ? [{ _tag: "HandleCall", callId, by: userId } as const] : [])
    ])
  })

const number = (random: Setting["random"]): string => `+3519${random.between(10_000_000, 69_999_999)}`

/** One conversation in a channel: questions, answers after some while, and most often a score at the end. */
export const talk = (
  { random }: Setting,
  dealId: string,
  start: Instant.Instant,
  channel: string
): Intention[] => {
  const talkId = TalkId.make(random.uuid())
  const externalId = `t-${talkId.slice(0, 13)}`
  const message = (from: "client" | "user", userId: UserId | null): Order => ({
    _tag: "RecordMessage",
    talkId,
    messageId: MessageId.make(random.uuid()),
    externalId: random.uuid(),
    from,
    userId,
    failed: false
  })
  const going = (states: States) => states.records.talk.get(talkId)?.closedAt === null
  const intentions = [
    asOwner(dealId, start, (ownerId, bindings) => [
      { _tag: "OpenTalk", talkId, channel, provider: "inbox", externalId, ownerId, bindings },
      message("client", null)
    ])
  ]
  let at = start
  for (let n = random.between(1, 3); n > 0; n--) {
    at = after(at, 1 + 9 * random.spread(1))
    intentions.push(
      asOwner(dealId, at, (owner, _, states) => (going(states) ? [message("user", owner)] : []))
    )
    if (n === 1) break
    at = after(at, 1 + 6 * random.spread(0.8))
    intentions.push(asOwner(dealId, at, (_, __, states) => (going(states) ? [message("client", null)] : [])))
  }
  at = after(at, 20)
  intentions.push(
    asOwner(dealId, at, (by, _, states) => (going(states) ? [{ _tag: "CloseTalk", talkId, by }] : []))
  )
  if (random.chance(0.62)) {
    at = after(at, 2 + 60 * random.next())
    const score = random.weighted([
      [10, 26],
      [9, 30],
      [8, 18],
      [7, 10],
      [6, 6],
      [4, 5],
      [2, 5]
    ])
    intentions.push(
      asOwner(dealId, at, (_, __, states) =>
        states.records.talk.get(talkId)?.survey?.answer === null ? [{ _tag: "AnswerNps", talkId, score }] : []
      )
    )
  }
  return intentions
}

/** A remark about a deal, now and then with a paper. */
export const notes = ({ random, zone }: Setting, dealId: string, from: Instant.Instant): Intention[] => {
  if (!random.chance(0.45)) return []
  const [noteId, text] = [NoteId.make(random.uuid()), random.pick(remarks)]
  const paper = random.chance(0.4) ? random.pick(papers) : null
  const [fileId, bytes] = [FileId.make(random.uuid()), random.between(20_000, 4_000_000)]
  return [
    asOwner(dealId, laterBy(random, zone, from, 0.1 + 8 * random.next()), (owner, bindings) => [
      { _tag: "AddNote", noteId, sort: "common", authorId: owner, text, bindings },
      ...(paper === null
        ? []
        : [
            {
              _tag: "AddFile",
              fileId,
              name: paper,
              mediaType: paper.endsWith("pdf") ? "application/pdf" : "application/octet-stream",
              bytes,
              origin: "note",
              originId: noteId,
              uploaderId: owner,
              bindings
            } as const
          ])
    ])
  ]
}
