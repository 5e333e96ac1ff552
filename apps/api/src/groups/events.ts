/** The log, newest first, with the names of what its events are about. */
import { readableEvents } from "@weir/application/access/readableEvents"
import { Directory } from "@weir/application/ports/Directory"
import { EventLog } from "@weir/application/ports/EventLog"
import { Catalogue } from "@weir/application/ports/Catalogue"
import { Api } from "@weir/contract/Api"
import { EntryKind } from "@weir/domain/catalogue/Catalogue"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { subjects } from "@weir/application/record/subjects"
import { type Event, subjectOf } from "@weir/domain/log/Event"
import { robot } from "@weir/domain/user/User"
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { who } from "../auth/who.ts"
import { answering } from "../http/problem.ts"
import type { Services } from "../Services.ts"

/** The names of the records that events are about, by id. */
export const subjectNames = Effect.fn("subjectNames")(function* (
  workspaceId: WorkspaceId,
  events: ReadonlyArray<Event>
) {
  const { pipelines, users, workspace } = yield* (yield* Directory).get(workspaceId)
  const names = new Map<string, string>([
    [workspace.id, workspace.name],
    ...pipelines.map((p) => [p.id, p.name] as const),
    ...[...users, robot].map((u) => [u.id, u.name] as const)
  ])
  const unnamed = events.map(subjectOf).flatMap(({ id }) => (names.has(id) ? [] : [id]))
  for (const { id, title } of (yield* subjects(workspaceId, unnamed, null)).values()) names.set(id, title)
  const catalogue = yield* Catalogue
  for (const kind of EntryKind.literals) {
    const ids = [
      ...new Set(events.flatMap(({ fact }) => ("kind" in fact && fact.kind === kind ? [fact.id] : [])))
    ]
    if (ids.length > 0)
      for (const entry of yield* catalogue.some(workspaceId, kind, ids)) names.set(entry.id, entry.name)
  }
  for (const { fact } of events) if (fact._tag === "ImportStarted") names.set(fact.importId, fact.fileName)
  return names
})

/** So many windows of the log are looked through for one page. */
const mostLooks = 20

export const eventsGroup = HttpApiBuilder.group(
  Api,
  "events",
  Effect.fn(function* (handlers) {
    const services = yield* Effect.context<Services>()
    return handlers.handleAll({
      list: ({ query }) =>
        answering(
          Effect.gen(function* () {
            const asking = yield* who
            const { workspaceId } = asking
            const log = yield* EventLog
            const limit = query.limit ?? 50
            let before = Math.min(query.before ?? Infinity, (yield* log.last(workspaceId)) + 1)
            const found: Array<Event> = []
            // Whoever may read little of what happened gets a shorter page rather than a long wait.
            for (let i = 0; i < mostLooks && found.length < limit && before > 1; i++) {
              const size = Math.min(limit - found.length, before - 1)
              const events = yield* log.after(workspaceId, before - 1 - size, size)
              before -= size
              found.push(...(yield* readableEvents(asking, events)).toReversed())
            }
            const names = yield* subjectNames(workspaceId, found)
            const items = found.map((event) => {
              const subject = subjectOf(event)
              return { ...event, subject: { ...subject, name: names.get(subject.id) ?? null } }
            })
            return { items, next: before > 1 ? before : null }
          })
        ).pipe(Effect.provideContext(services))
    })
  })
)
