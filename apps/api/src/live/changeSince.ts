/** What is said of what happened between two states to somebody who may not read everything? The last change that they may read, and how many more there were. */
import { readableEvents } from "@weir/application/access/readableEvents"
import type { News } from "@weir/application/live/Feed"
import { Directory } from "@weir/application/ports/Directory"
import { EventLog } from "@weir/application/ports/EventLog"
import type { Who } from "@weir/application/Who"
import { Change } from "@weir/contract/Readings"
import type { Event } from "@weir/domain/log/Event"
import { Effect, Schema } from "effect"
import { subjectNames } from "../groups/events.ts"
import { namesOf, stepOf } from "../groups/explanation.ts"

/** Of a longer absence or a larger commit only the newest are looked at. */
const most = 500

const encode = Schema.encodeSync(Schema.fromJsonString(Change))

/** Beats of presence are no change of the records, and whose they are is told to nobody here. */
const isChange = ({ fact }: Event): boolean => fact._tag !== "UserSeen"

/** What came as news lately. What is too much to keep is read from the log again. */
export class Lately {
  #events: ReadonlyArray<Event> = []

  add({ events }: News): void {
    if (events.length > 0) this.#events = [...this.#events, ...events].slice(-most)
  }

  /** The events after one place up to another, where all of them came as news; null where some did not. */
  between(after: number, upTo: number): ReadonlyArray<Event> | null {
    const found = new Map(
      this.#events.flatMap((event) => (event.seq > after && event.seq <= upTo ? [[event.seq, event]] : []))
    )
    return found.size === upTo - after ? [...found.values()].sort((a, b) => a.seq - b.seq) : null
  }
}

/** As JSON; null where nothing happened that this person may read. */
export const changeSince = Effect.fn("changeSince")(function* (
  asking: Who,
  after: number,
  upTo: number,
  lately: Lately
) {
  const { workspaceId } = asking
  if (after >= upTo) return null
  const all =
    lately.between(after, upTo) ??
    (yield* (yield* EventLog).after(workspaceId, Math.max(after, upTo - most), most)).filter(
      ({ seq }) => seq <= upTo
    )
  const events = yield* readableEvents(asking, all.filter(isChange))
  const last = events.at(-1)
  if (last === undefined) return null
  const directory = yield* (yield* Directory).get(workspaceId)
  const names = yield* subjectNames(workspaceId, [last])
  const { fact } = last
  const change: Change = {
    seq: last.seq,
    at: last.occurredAt,
    what: fact._tag,
    events: events.filter(({ transaction }) => transaction === last.transaction).length,
    more: new Set(events.map(({ transaction }) => transaction)).size - 1,
    who: namesOf(directory).person(last.actor.userId),
    deal: "dealId" in fact ? { id: fact.dealId, title: names.get(fact.dealId) ?? null } : null,
    ...stepOf(last)
  }
  return encode(change)
})
