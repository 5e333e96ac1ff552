/** What is cleared away when it has served its time? Answers to commands after a day, notes of commits that were told of after a week. */
import * as Instant from "@weir/domain/time/Instant"
import { Effect } from "effect"
import { Housekeeping } from "./ports/Housekeeping.ts"
import { present } from "./present.ts"

const dayMs = 86_400_000

/** How long a repeated command gets its first answer, in milliseconds. */
export const answersKeptMs = dayMs
/** How long one can look up when a commit was told of, in milliseconds. */
export const notesKeptMs = 7 * dayMs

/** Cleared in one transaction: few enough not to hold anybody up. */
const slice = 1000

/** Clears all of it, slice by slice, and gives how much that was. */
export const keepHouse = Effect.fn("keepHouse")(function* () {
  const housekeeping = yield* Housekeeping
  const now = yield* present
  const before = {
    answers: Instant.clamp(now - answersKeptMs),
    notes: Instant.clamp(now - notesKeptMs)
  }
  let [answers, notes] = [0, 0]
  for (;;) {
    const cleared = yield* housekeeping.clear(before, slice)
    answers += cleared.answers
    notes += cleared.notes
    if (cleared.answers < slice && cleared.notes < slice) return { answers, notes }
    // Between slices others get their turn.
    yield* Effect.sleep("50 millis")
  }
})
