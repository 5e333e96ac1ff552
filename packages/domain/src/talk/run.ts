/** What do the messages of a run amount to? Answers with their times, since when the client waits, and how the run counts when it is closed (M3, M4). */
import type { UserId } from "../identity/Id.ts"
import type { Instant } from "../time/Instant.ts"
import type { Closing, Message, Opening, Reply } from "./Talk.ts"

/** A run after one of its messages was told or failed. */
export interface Revised {
  readonly messages: ReadonlyArray<Message>
  /** The answers that no longer hold, and those that hold now instead, each in the order of the messages. */
  readonly taken: ReadonlyArray<Reply>
  readonly given: ReadonlyArray<Reply>
  /** The first message of the client that nobody has answered; undefined where that is what it was. */
  readonly waitsSince: Instant | null | undefined
}

/** What of a stretch of time lies within business hours; null where there are none. */
export type Measure = (from: Instant, to: Instant) => number | null

/** The client's messages that nobody has answered: the first and the last of them. */
interface Waiting {
  readonly first: Instant
  readonly last: Instant
}

/** The run with one more message at its place: after all that were written before it or at the same instant. */
export const inserted = (messages: ReadonlyArray<Message>, message: Message, measure: Measure): Revised => {
  const place = messages.findLastIndex(({ at }) => at <= message.at) + 1
  if (place < messages.length) return answered(messages.toSpliced(place, 0, message), place, measure)
  // Mostly it is the latest: nothing was written after it that could change.
  const waiting = waitingAt(messages, place)
  const reply = replyOf(message, waiting, measure)
  return {
    messages: messages.toSpliced(place, 0, { ...message, reply }),
    taken: [],
    given: reply === null ? [] : [reply],
    waitsSince: after(message, waiting)?.first ?? null
  }
}

/** The run with one of its messages failed; unchanged where it is none of them. */
export const failed = (messages: ReadonlyArray<Message>, id: string, measure: Measure): Revised => {
  const place = messages.findIndex((message) => message.id === id)
  const message = messages[place]
  if (message === undefined) return { messages, taken: [], given: [], waitsSince: undefined }
  return answered(messages.with(place, { ...message, failed: true }), place, measure)
}

/**
 * Walks the messages from a place on, as far as what changed there reaches: up to the next message of a person, after which nothing that was
 * written before matters.
 *
 * A person's message answers when the message before it, between client and people, is the client's: the second of two in a row answers
 * nothing. Robot and channel do not count, nor does what failed. Both times run from a message that came before, so neither is negative.
 *
 *     afterLast  = answer - last message of the client before it
 *     afterFirst = answer - first message of the client that nobody had answered
 */
const answered = (before: ReadonlyArray<Message>, place: number, measure: Measure): Revised => {
  const changes: Array<Message> = []
  const taken: Array<Reply> = [],
    given: Array<Reply> = []
  let waiting = waitingAt(before, place)
  let ended = false
  for (let i = place; i < before.length && !ended; i++) {
    const message = before[i]!
    const reply = replyOf(message, waiting, measure)
    if (message.reply !== null && !same(message.reply, reply)) taken.push(message.reply)
    if (reply !== null && !same(message.reply, reply)) given.push(reply)
    changes.push(same(message.reply, reply) ? message : { ...message, reply })
    waiting = after(message, waiting)
    ended = i > place && counts(message) && message.from === "user"
  }
  const messages =
    taken.length + given.length === 0 ? before : before.toSpliced(place, changes.length, ...changes)
  return { messages, taken, given, waitsSince: ended ? undefined : (waiting?.first ?? null) }
}

/** Which of the client's messages before a place nobody had answered there. */
const waitingAt = (messages: ReadonlyArray<Message>, place: number): Waiting | null => {
  let first: Instant | null = null,
    last: Instant | null = null
  for (let i = place - 1; i >= 0; i--) {
    const message = messages[i]!
    if (!counts(message)) continue
    if (message.from === "user") break
    first = message.at
    last ??= message.at
  }
  return first === null || last === null ? null : { first, last }
}

/** Since when the client of a run waits once all of it was said. */
export const waitingSince = (messages: ReadonlyArray<Message>): Instant | null =>
  waitingAt(messages, messages.length)?.first ?? null

const counts = ({ failed, from }: Message): boolean => !failed && (from === "client" || from === "user")

const after = (message: Message, waiting: Waiting | null): Waiting | null => {
  if (!counts(message)) return waiting
  return message.from === "user" ? null : { first: waiting?.first ?? message.at, last: message.at }
}

/** What was measured stays as it was while the time is the same. */
const replyOf = (message: Message, waiting: Waiting | null, measure: Measure): Reply | null => {
  const { at, from, userId } = message
  if (!counts(message) || from !== "user" || userId === null || waiting === null) return null
  const afterLast = at - waiting.last
  const business = message.reply?.afterLast === afterLast ? message.reply.business : measure(waiting.last, at)
  return { at, userId, afterLast, afterFirst: at - waiting.first, business }
}

const same = (one: Reply | null, other: Reply | null): boolean =>
  one === other ||
  (one !== null &&
    other !== null &&
    one.at === other.at &&
    one.userId === other.userId &&
    one.afterLast === other.afterLast &&
    one.afterFirst === other.afterFirst)

/** Who began a run of these messages, and when; null while neither client nor a person has written. */
export const openingOf = (messages: ReadonlyArray<Message>): Opening | null => {
  const first = messages.find(counts)
  return first === undefined ? null : { at: first.at, from: first.from === "client" ? "client" : "user" }
}

/** How a run of these messages counts when it is closed. */
export const closingOf = (messages: ReadonlyArray<Message>): Closing => {
  const people = messages.flatMap(({ failed, from, userId }): ReadonlyArray<UserId> =>
    from === "user" && !failed && userId !== null ? [userId] : []
  )
  return {
    lastReplier: people.at(-1) ?? null,
    participants: [...new Set(people)],
    complete: people.length > 0 && messages.some(({ from }) => from === "client")
  }
}
