/** What happened, as far as somebody may know it? A page of the log, narrowed, with its lines and the names they speak of. */
import type { Event } from "@weir/domain/log/Event"
import type { EventFilter } from "@weir/domain/log/EventFilter"
import { type ActorKind, actorKindOf } from "@weir/domain/log/ActorKind"
import { rowsOf } from "@weir/domain/log/rows"
import type { Row } from "@weir/domain/log/Row"
import { Effect } from "effect"
import { readableEvents } from "../access/readableEvents.ts"
import { EventLog, type From } from "../ports/EventLog.ts"
import type { Who } from "../Who.ts"
import { type Named, namesIn } from "./namesIn.ts"
import { called } from "./called.ts"
import { titled } from "./titled.ts"

export interface ToldEvent {
  readonly event: Event
  readonly author: ActorKind
  readonly lines: ReadonlyArray<Row>
}

export interface EventsPage {
  readonly items: ReadonlyArray<ToldEvent>
  readonly names: ReadonlyMap<string, Named>
  readonly next: number | null
  /** The position of the log when it was read. */
  readonly seq: number
}

export interface EventsQuery {
  readonly filter: EventFilter
  /** Part of the name of the deal, contact or company it is about. */
  readonly text: string | null
  /** Part of the value before a change, or after it: as it is said, or as what it names is called. */
  readonly valueBefore: string | null
  readonly valueAfter: string | null
  /** Only events older than the one at a place, or newer than it, those nearest to it; newest first all the same. */
  readonly from: From
  readonly limit: number
}

/** The log is looked through so often for one page: whoever may read little of it gets a shorter page rather than a long wait. */
const mostLooks = 20

export const eventsPage = Effect.fn("eventsPage")(function* (who: Who, query: EventsQuery) {
  const { workspaceId } = who
  const log = yield* EventLog
  const { limit, text, valueAfter, valueBefore } = query
  const named = text === null ? query.filter : among(query.filter, yield* titled(who, text))
  const filter = {
    ...named,
    ...(valueBefore === null && valueAfter === null
      ? {}
      : {
          line: {
            ...named.line,
            ...(valueBefore === null ? {} : { before: yield* called(who, valueBefore) }),
            ...(valueAfter === null ? {} : { after: yield* called(who, valueAfter) })
          }
        })
  }
  const seq = yield* log.last(workspaceId)
  const older = "before" in query.from
  const begin = older ? query.from.before : query.from.newer
  // Nothing is newer than what does not exist yet.
  if (!older && begin !== null && begin > seq) return { items: [], names: new Map(), next: null, seq }
  let place = begin !== null && begin > seq ? null : begin
  const found: Array<Event> = []
  for (let look = 0; look < mostLooks && found.length < limit; look++) {
    const from: From = older ? { before: place } : { newer: place }
    const page = yield* log.page(workspaceId, filter, from, limit - found.length)
    found.push(...(yield* readableEvents(who, page.events)))
    place = page.next
    if (place === null) break
  }
  if (!older) found.reverse()
  const items = found.map((event) => ({ event, author: actorKindOf(event), lines: rowsOf(event) }))
  return { items, names: yield* namesIn(who, items), next: place, seq } satisfies EventsPage
})

const among = (filter: EventFilter, ids: ReadonlyArray<string>): EventFilter => ({
  ...filter,
  subjectIds: filter.subjectIds === undefined ? ids : filter.subjectIds.filter((id) => ids.includes(id))
})
