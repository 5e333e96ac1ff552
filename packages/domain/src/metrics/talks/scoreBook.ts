/** What is kept of scores? One entry an answer, at the instant it was given (R1). */
import * as Book from "../../ledger/Book.ts"

/** Scores by who was responsible when the talk was closed, by channel, and by the score itself. */
export const scoreBook = Book.make({
  id: "scores",
  dims: ["user", "channel", "score"],
  measures: ["n"],
  post: ({ fact, occurredAt: at }) => {
    if (fact._tag !== "NpsAnswered") return []
    const { channel, ownerId, score, talkId } = fact
    return [{ at, key: { user: ownerId, channel, score: String(score) }, tally: { n: 1 }, subject: talkId }]
  }
})

/** The scores of promoters, passives and detractors. */
export const levels = {
  promoters: ["9", "10"],
  passives: ["7", "8"],
  detractors: ["0", "1", "2", "3", "4", "5", "6"]
} as const
