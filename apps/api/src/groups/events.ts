/** The log, newest first, with the names of what its events are about. */
import { Deals } from "@weir/application/ports/Deals"
import { Directory } from "@weir/application/ports/Directory"
import { EventLog } from "@weir/application/ports/EventLog"
import { Catalogue } from "@weir/application/ports/Catalogue"
import { Api } from "@weir/contract/Api"
import { EntryKind } from "@weir/domain/catalogue/Catalogue"
import { DealId, type WorkspaceId } from "@weir/domain/identity/Id"
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
  const subjects = events.map(subjectOf)
  const dealIds = [...new Set(subjects.flatMap(({ id, kind }) => (kind === "deal" ? [DealId.make(id)] : [])))]
  if (dealIds.length > 0)
    for (const deal of yield* (yield* Deals).some(workspaceId, dealIds)) names.set(deal.id, deal.title)
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

export const eventsGroup = HttpApiBuilder.group(
  Api,
  "events",
  Effect.fn(function* (handlers) {
    const services = yield* Effect.context<Services>()
    return handlers.handleAll({
      list: ({ query }) =>
        answering(
          Effect.gen(function* () {
            const { workspaceId } = yield* who
            const log = yield* EventLog
            const last = yield* log.last(workspaceId)
            const before = Math.min(query.before ?? last + 1, last + 1)
            const limit = Math.min(query.limit ?? 50, before - 1)
            const events = limit <= 0 ? [] : yield* log.after(workspaceId, before - 1 - limit, limit)
            const names = yield* subjectNames(workspaceId, events)
            const items = events.toReversed().map((event) => {
              const subject = subjectOf(event)
              return { ...event, subject: { ...subject, name: names.get(subject.id) ?? null } }
            })
            const oldest = items.at(-1)?.seq ?? 1
            return { items, next: oldest > 1 ? oldest : null }
          })
        ).pipe(Effect.provideContext(services))
    })
  })
)
