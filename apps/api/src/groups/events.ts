/** The log, newest first, with the names of what its events are about. */
import { eventsPage } from "@weir/application/log/eventsPage"
import { Directory } from "@weir/application/ports/Directory"
import { Catalogue } from "@weir/application/ports/Catalogue"
import { Api } from "@weir/contract/Api"
import type { EventQuery } from "@weir/contract/Events"
import { beat, type EventFilter } from "@weir/domain/log/EventFilter"
import { factsWith, type LineFilter } from "@weir/domain/log/LineFilter"
import { factTags, kindOfFact } from "@weir/domain/log/rows"
import { EntryKind } from "@weir/domain/catalogue/Catalogue"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { subjects } from "@weir/application/record/subjects"
import { type Event, subjectOf } from "@weir/domain/log/Event"
import { robot } from "@weir/domain/user/User"
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { who } from "../auth/who.ts"
import { onlyShown } from "../http/onlyShown.ts"
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

/** The page of 100 is the one that the console asks for (E1). */
const usual = 50

export const eventsGroup = HttpApiBuilder.group(
  Api,
  "events",
  Effect.fn(function* (handlers) {
    const services = yield* Effect.context<Services>()
    return handlers.handleAll({
      list: ({ query }) =>
        answering(
          onlyShown(
            Effect.gen(function* () {
              const page = yield* eventsPage(yield* who, {
                filter: filterOf(query),
                text: textOf(query.text),
                valueBefore: textOf(query.valueBefore),
                valueAfter: textOf(query.valueAfter),
                from:
                  query.newer === undefined
                    ? { before: query.before ?? null }
                    : { newer: query.newer === 0 ? null : query.newer },
                limit: query.limit ?? usual
              })
              const items = page.items.map(({ author, event, lines }) => {
                const subject = subjectOf(event)
                return {
                  ...event,
                  subject: { ...subject, name: page.names.get(subject.id)?.name ?? null },
                  author,
                  lines
                }
              })
              return { items, names: Object.fromEntries(page.names), next: page.next, seq: page.seq }
            })
          )
        ).pipe(Effect.provideContext(services))
    })
  })
)

/** What was typed; nothing where there is only space. */
const textOf = (typed: string | undefined): string | null => typed?.trim() || null

/** The conditions of a request, kinds of records told as the facts about them. */
const filterOf = (query: EventQuery): EventFilter => {
  const {
    actor,
    actorKind,
    after,
    asOf,
    change,
    field,
    from,
    notActor,
    notActorKind,
    pipeline,
    stageAfter,
    stageBefore,
    subject,
    subjectId,
    to,
    type
  } = query
  const line: LineFilter = {
    ...(change === undefined ? {} : { kinds: change }),
    ...(field === undefined ? {} : { fields: field })
  }
  const making = factsWith(line)
  const chosen = making === undefined ? type : making.filter((tag) => type?.includes(tag) ?? true)
  const tags =
    subject === undefined
      ? chosen
      : (chosen ?? factTags.filter((tag) => tag !== beat)).filter((tag) => subject.includes(kindOfFact(tag)))
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(after === undefined ? {} : { after }),
    ...(actor === undefined ? {} : { actorIds: actor }),
    ...(actorKind === undefined ? {} : { actorKinds: actorKind }),
    ...(notActor === undefined ? {} : { exceptActorIds: notActor }),
    ...(notActorKind === undefined ? {} : { exceptActorKinds: notActorKind }),
    ...(making === undefined ? {} : { line }),
    ...(tags === undefined ? {} : { tags }),
    ...(subjectId === undefined ? {} : { subjectIds: [subjectId] }),
    ...(pipeline === undefined ? {} : { pipelineId: pipeline }),
    ...(stageBefore === undefined ? {} : { stagesBefore: stageBefore }),
    ...(stageAfter === undefined ? {} : { stagesAfter: stageAfter })
  }
}
