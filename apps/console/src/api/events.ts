// Which calls read the log of events?
import type { EventPage } from "@weir/contract/Events"
import { request } from "./client.ts"

export type EventsWire = (typeof EventPage)["Encoded"]
export type EventWire = EventsWire["items"][number]
export type LineWire = EventWire["lines"][number]
export type ValueWire = NonNullable<LineWire["before"]>
export type NamesWire = EventsWire["names"]

export interface EventsAsk {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly asOf?: string | undefined
  readonly actor?: ReadonlyArray<string>
  readonly actorKind?: ReadonlyArray<string>
  readonly type?: ReadonlyArray<string>
  readonly subject?: ReadonlyArray<string>
  readonly subjectId?: string | undefined
  readonly pipeline?: string | undefined
  readonly stageBefore?: ReadonlyArray<string>
  readonly stageAfter?: ReadonlyArray<string>
  readonly text?: string | undefined
}

/** A page, newest first: older than `before`, recorded after `after`. */
export const readEvents = (
  ask: EventsAsk,
  range: {
    readonly before?: number | undefined
    readonly after?: number | undefined
    readonly limit?: number
  },
  signal?: AbortSignal
): Promise<EventsWire> =>
  request<EventsWire>("GET", "/events", {
    query: { ...ask, before: range.before, after: range.after, limit: range.limit ?? 100 },
    ...(signal ? { signal } : {})
  })
