/** How do open dashboards learn of what another process wrote to the same server: a second node, the command line? By looking. */
import { Feed } from "@weir/application/live/Feed"
import { Directory } from "@weir/application/ports/Directory"
import { EventLog } from "@weir/application/ports/EventLog"
import { Effect, Schedule } from "effect"

/** How late such news may come. */
const every = "2 seconds"

/** Looks at the ends of all logs for as long as it runs. News of our own commits came earlier; hearing it twice changes nothing. */
export const tellOfOthersCommits = Effect.gen(function* () {
  const directory = yield* Directory
  const log = yield* EventLog
  const feed = yield* Feed
  const seen = new Map<string, number>()
  const look = Effect.gen(function* () {
    for (const { id } of yield* directory.workspaces) {
      const seq = yield* log.last(id)
      const before = seen.get(id)
      seen.set(id, seq)
      if (before !== undefined && seq > before) yield* feed.tell({ workspaceId: id, seq, events: [] })
    }
  })
  // A database that does not answer for a moment is asked again; whoever waits for readings is told elsewhere.
  yield* Effect.repeat(Effect.ignoreCause(look), Schedule.spaced(every))
})
