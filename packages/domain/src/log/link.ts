/**
 * What holds an event in its log? A link: a digest of the link before it and of everything that was recorded of the event.
 *
 * So an event that is changed, taken away, added or put elsewhere no longer fits the link of the one behind it. What is linked is
 * what was recorded, never what was made of it: entries, sums, state, and facts that a later version completed are not in it.
 */
import { canonical } from "../text/canonical.ts"
import type { Event } from "./Event.ts"

/** Gives the SHA-256 of a text in UTF-8, in lower-case hex. The core has none of its own. */
export type Digest = (text: string) => string

/** The link before the first event. */
export const noLink = ""

/** An event with its link. */
export interface Linked extends Event {
  readonly link: string
}

/** The link of an event whose fact was recorded as `fact`, after the one before it. The form of the text is never changed: old links stand on it. */
export const linkOf = (digest: Digest, before: string, event: Omit<Event, "fact">, fact: unknown): string => {
  const { actor, cause, id, occurredAt, recordedAt, seq, transaction, workspaceId } = event
  const importId = "importId" in cause ? cause.importId : null
  const envelope = [
    seq,
    id,
    workspaceId,
    occurredAt,
    recordedAt,
    actor.kind,
    actor.userId,
    cause.kind,
    importId,
    transaction
  ]
  return digest(`${before}\n${JSON.stringify(envelope)}\n${canonical(fact)}`)
}

/** Links events that are recorded one after the other behind a link. */
export const linked = (
  digest: Digest,
  before: string,
  events: ReadonlyArray<Event>
): ReadonlyArray<Linked> => {
  let link = before
  return events.map((event) => ({ ...event, link: (link = linkOf(digest, link, event, event.fact)) }))
}
