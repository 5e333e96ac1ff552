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
  readonly notActor?: ReadonlyArray<string>
  readonly notActorKind?: ReadonlyArray<string>
  readonly type?: ReadonlyArray<string>
  readonly subject?: ReadonlyArray<string>
  readonly subjectId?: string | undefined
  readonly pipeline?: string | undefined
  readonly stageBefore?: ReadonlyArray<string>
  readonly stageAfter?: ReadonlyArray<string>
  readonly change?: ReadonlyArray<string>
  readonly field?: ReadonlyArray<string>
  readonly valueBefore?: string | undefined
  readonly valueAfter?: string | undefined
  readonly text?: string | undefined
}

export interface EventsRange {
  readonly before?: number | undefined
  readonly newer?: number | undefined
  readonly after?: number | undefined
  readonly limit?: number
}

/** A page, newest first: older than `before`, the nearest that are newer than `newer`, recorded after `after`. */
export const readEvents = (ask: EventsAsk, range: EventsRange, signal?: AbortSignal): Promise<EventsWire> =>
  request<EventsWire>("GET", "/events", {
    query: { limit: 100, ...ask, ...range },
    ...(signal ? { signal } : {})
  })
