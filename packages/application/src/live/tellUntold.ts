/** What becomes of commits that nobody was told of: those of the command line, and of whoever ended between writing and telling? They are told of. */
import { Effect } from "effect"
import { Outbox } from "../ports/Outbox.ts"
import { present } from "../present.ts"
import { Feed } from "./Feed.ts"

/** Notes that are taken up at once. */
const slice = 500

/** Tells of all that waits, oldest first, and gives how many commits that were. */
export const tellUntold = Effect.fn("tellUntold")(function* () {
  const outbox = yield* Outbox
  const feed = yield* Feed
  let total = 0
  for (;;) {
    const notes = yield* outbox.untold(slice)
    if (notes.length === 0) return total
    for (const { seq, workspaceId } of notes)
      if (seq > feed.toldTo(workspaceId)) yield* feed.tell({ workspaceId, seq, events: [] })
    yield* outbox.told(notes, yield* present)
    total += notes.length
    if (notes.length < slice) return total
  }
})
