/** What do the messages of a run amount to? Answers with their times, since when the client waits, and how the run counts when it is closed (M3, M4). */
import { Equal } from "effect"
import type { UserId } from "../identity/Id.ts"
import type { Instant } from "../time/Instant.ts"
import type { Closing, Message, Reply } from "./Talk.ts"

/** Messages in the order they were written, of equal instants in the order they were told, each with what it answers. */
export interface Run {
  readonly messages: ReadonlyArray<Message>
  /** The first message of the client that nobody has answered. */
  readonly waitingSince: Instant | null
}

/**
 * Walks the messages in order.
 *
 * A person's message answers when the message before it, between client and people, is the client's: the second of two in a row answers
 * nothing. Robot and channel do not count, nor does what failed. Both times run from a message that came before, so neither is negative.
 *
 *     afterLast  = answer - last message of the client before it
 *     afterFirst = answer - first message of the client that nobody had answered
 */
export const walk = (messages: ReadonlyArray<Message>): Run => {
  let first: Instant | null = null,
    last: Instant | null = null
  const walked = messages.map((message): Message => {
    const { at, failed, from, userId } = message
    if (failed || from === "robot" || from === "system") return answering(message, null)
    if (from === "client") {
      first ??= at
      last = at
      return answering(message, null)
    }
    if (first === null || last === null || userId === null) return answering(message, null)
    const reply = { at, userId, afterLast: at - last, afterFirst: at - first }
    first = last = null
    return answering(message, reply)
  })
  return { messages: walked, waitingSince: first }
}

const answering = (message: Message, reply: Reply | null): Message =>
  Equal.equals(message.reply, reply) ? message : { ...message, reply }

/** The messages with one more at its place: after all that were written before it or at the same instant. */
export const inserted = (messages: ReadonlyArray<Message>, message: Message): ReadonlyArray<Message> => {
  const place = messages.findLastIndex(({ at }) => at <= message.at) + 1
  return [...messages.slice(0, place), message, ...messages.slice(place)]
}

/** The messages with one of them failed. */
export const failed = (messages: ReadonlyArray<Message>, id: string): ReadonlyArray<Message> =>
  messages.map((message) => (message.id === id ? { ...message, failed: true } : message))

/** The answers that one walk has and the other has not, message by message. */
export const differences = (
  before: ReadonlyArray<Message>,
  after: ReadonlyArray<Message>
): { readonly taken: ReadonlyArray<Reply>; readonly given: ReadonlyArray<Reply> } => ({
  taken: answersMissing(before, after),
  given: answersMissing(after, before)
})

const answersMissing = (
  these: ReadonlyArray<Message>,
  those: ReadonlyArray<Message>
): ReadonlyArray<Reply> => {
  const replies = new Map(those.map(({ id, reply }) => [id, reply]))
  return these.flatMap(({ id, reply }) =>
    reply === null || Equal.equals(replies.get(id) ?? null, reply) ? [] : [reply]
  )
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
