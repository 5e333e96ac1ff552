/** How does a log go on hypothetically? Acts done on top of it, and written nowhere (8.3). */
import { EventId, TransactionId } from "../identity/Id.ts"
import type { Event } from "../log/Event.ts"
import { replaying } from "../log/replay.ts"
import { Result } from "effect"
import type { Act } from "./Act.ts"
import { id } from "./ids.ts"
import { perform, type Refused } from "./perform.ts"

/** A log that goes on hypothetically. */
export interface Branch {
  /** The events of the log, and those that the acts would make. */
  readonly events: ReadonlyArray<Event>
  /** The hypothetical ones alone. */
  readonly added: ReadonlyArray<Event>
  /** Acts that were refused, by their position: they made nothing, and later ones were tried all the same. */
  readonly refused: ReadonlyArray<{ readonly act: number; readonly refusal: Refused }>
}

/**
 * A log with some acts done on top of it, in order.
 *
 * The log is not changed. Without acts the branch is the log. What the acts make is what they would make if they were carried out:
 * only ids of events and transactions are made up.
 */
export const branch = (events: ReadonlyArray<Event>, acts: ReadonlyArray<Act>): Branch => {
  const first = events[0]
  if (first === undefined) throw new Error("the events do not begin with the opening of a workspace")
  const { state, take } = replaying()
  for (const event of events) take(event)
  const added: Array<Event> = []
  const refused: Array<Branch["refused"][number]> = []
  let seq = events.at(-1)?.seq ?? 0
  for (const [number, act] of acts.entries()) {
    const made = perform(state, act)
    if (Result.isFailure(made)) {
      refused.push({ act: number, refusal: made.failure })
      continue
    }
    for (const fact of made.success) {
      seq += 1
      const event: Event = {
        seq,
        id: EventId.make(id("event", seq)),
        workspaceId: first.workspaceId,
        occurredAt: act.at,
        recordedAt: act.recordedAt,
        actor: act.actor,
        cause: act.cause,
        transaction: TransactionId.make(id("transaction", seq)),
        fact
      }
      take(event)
      added.push(event)
    }
  }
  return { events: added.length === 0 ? events : [...events, ...added], added, refused }
}
