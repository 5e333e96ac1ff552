/** How is the log read from memory? */
import type { EventLog } from "@weir/application/ports/EventLog"
import { compare, type Event, subjectOf } from "@weir/domain/log/Event"
import { isWanted } from "@weir/domain/log/EventFilter"
import { linkOf, noLink } from "@weir/domain/log/link"
import { Effect } from "effect"
import { digest } from "./digest.ts"
import { look, type Store } from "./Shelf.ts"

export const eventLog = (store: Store): typeof EventLog.Service => ({
  after: (workspaceId, seq, limit) =>
    Effect.sync(() => look(store, workspaceId).events.slice(seq, seq + limit)),
  at: (workspaceId, seqs) =>
    Effect.sync(() => look(store, workspaceId).events.filter((event) => seqs.includes(event.seq))),
  about: (workspaceId, kind, id) =>
    Effect.sync(() =>
      look(store, workspaceId).events.filter((event) => {
        const subject = subjectOf(event)
        return subject.kind === kind && subject.id === id
      })
    ),
  known: (workspaceId, kinds, at) =>
    Effect.sync(() =>
      look(store, workspaceId).events.filter(
        (event) => event.recordedAt <= at && kinds.includes(subjectOf(event).kind)
      )
    ),
  ofImport: (workspaceId, importId, before, limit) =>
    Effect.sync(() =>
      look(store, workspaceId)
        .events.filter(
          ({ cause, seq }) =>
            cause.kind === "import" && cause.importId === importId && (before === null || seq < before)
        )
        .reverse()
        .slice(0, limit)
    ),
  page: (workspaceId, filter, from, limit) =>
    Effect.sync(() => {
      const { events } = look(store, workspaceId)
      const older = "before" in from
      const place = older ? from.before : from.newer
      const end = place === null ? undefined : events[place - 1]
      // The nearest first: the newest of the older ones, the oldest of the newer ones.
      const order = (a: Event, b: Event) => (older ? compare(b, a) : compare(a, b))
      const found = events
        .filter((event) => isWanted(filter, event) && (end === undefined || order(end, event) < 0))
        .sort(order)
      const page = found.slice(0, limit)
      return { events: page, next: found.length > limit ? (page.at(-1)?.seq ?? null) : null }
    }),
  recorded: (workspaceId, { link, seq }, limit) =>
    Effect.sync(() => {
      const { events, links } = look(store, workspaceId)
      let before = link
      return events.slice(seq, seq + limit).map((event) => {
        const own = links[event.seq - 1] ?? noLink
        const due = linkOf(digest, before, event, event.fact)
        before = own
        return { event, first: null, filed: { tag: event.fact._tag, ...subjectOf(event) }, link: own, due }
      })
    }),
  end: (workspaceId) =>
    Effect.sync(() => {
      const { events, links } = look(store, workspaceId)
      return { seq: events.length, link: links.at(-1) ?? noLink }
    }),
  last: (workspaceId) => Effect.sync(() => look(store, workspaceId).events.length)
})
