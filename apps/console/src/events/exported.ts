// What is in the file of an export? The lines of the log as they are shown, with instants in UTC; the newest five thousand events.
import { type EventsAsk, readEvents } from "../api/events.ts"
import { linesOf, noTail } from "./lines.ts"
import type { useWords } from "./useWords.ts"

const columns = ["at", "author", "object", "title", "event", "before", "after", "record", "seq"]
const most = 5000

export const csvOf = async (
  ask: EventsAsk,
  words: ReturnType<typeof useWords>
): Promise<{ readonly rows: ReadonlyArray<ReadonlyArray<string | number>>; readonly all: boolean }> => {
  const rows: Array<ReadonlyArray<string | number>> = [columns]
  let before: number | undefined
  for (let read = 0; read < most;) {
    const page = await readEvents(ask, { before, limit: 200 })
    read += page.items.length
    for (const line of linesOf(page, noTail, { dayOf: () => "", unfolded: true }).lines) {
      if (line.kind === "day") continue
      rows.push([
        new Date(line.at).toISOString(),
        words.author(line),
        words.object(line.object.kind),
        words.named(line.object.id, line.names),
        words.what(line),
        words.value(line.before, line.names),
        words.after(line),
        line.object.id,
        line.seq
      ])
    }
    if (page.next === null) return { rows, all: true }
    before = page.next
  }
  return { rows, all: false }
}
