/** What is said to one reader of what happened since they were last told? The last change that they may read, and how many more there were. */
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

/** News that came and of which nothing has been said yet. What is too much to keep is read from the log again. */
export class Unsaid {
  #events: Array<Event> = []

  add({ events }: News): void {
    if (this.#events.length + events.length > most) this.#events = []
    else this.#events.push(...events)
  }

  /** The events after one place up to another, where all of them came as news; null where some did not. */
  take(after: number, upTo: number): ReadonlyArray<Event> | null {
    const now = this.#events.filter(({ seq }) => seq > after && seq <= upTo)
    this.#events = this.#events.filter(({ seq }) => seq > upTo)
    return new Set(now.map(({ seq }) => seq)).size === upTo - after ? now : null
  }
}

/** As JSON; null where nothing happened that this person may read. */
export const changeSince = Effect.fn("changeSince")(function* (
  asking: Who,
  after: number,
  upTo: number,
  unsaid: Unsaid
) {
  const { workspaceId } = asking
  const came = unsaid.take(after, upTo)
  if (after >= upTo) return null
  const all =
    came ??
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
