/** How do facts become a commit? They get their envelopes, are written, and open dashboards are told. */
import type { Cause } from "@weir/domain/log/Cause"
import { type EventDraft, type Fact, HappensInTheFuture, maxAheadMs } from "@weir/domain/log/Event"
import { EventId, TransactionId } from "@weir/domain/identity/Id"
import type { Instant } from "@weir/domain/time/Instant"
import { Effect } from "effect"
import { uuid } from "./Ids.ts"
import { Feed } from "./live/Feed.ts"
import type { WorkspaceDirectory } from "./ports/Directory.ts"
import { type Answer, type Changes, type Expected, Journal } from "./ports/Journal.ts"
import { present } from "./present.ts"
import { committed } from "./watch/counted.ts"
import type { Who } from "./Who.ts"

export interface Recording {
  readonly facts: ReadonlyArray<{ readonly fact: Fact; readonly at: Instant }>
  readonly expected: ReadonlyArray<Expected>
  readonly changes: Changes
  /** The workspace as it was when this was decided, where that leans on it: if it is changed by now, nothing is written. */
  readonly directory?: Pick<WorkspaceDirectory, "seq">
  readonly cause?: Cause
  readonly answer?: Answer | null
}

/** Writes facts of one transaction. Facts may lie in the past, but not more than five minutes ahead of the clock. */
export const record = Effect.fn("record")(function* (who: Who, recording: Recording) {
  const journal = yield* Journal
  const feed = yield* Feed
  const now = yield* present
  const transaction = TransactionId.make(yield* uuid)
  const events: Array<EventDraft> = []
  for (const { at, fact } of recording.facts) {
    if (at > now + maxAheadMs) return yield* new HappensInTheFuture({ at, now })
    events.push({
      id: EventId.make(yield* uuid),
      workspaceId: who.workspaceId,
      occurredAt: at,
      recordedAt: now,
      actor: who.actor,
      cause: recording.cause ?? { kind: "user" },
      transaction,
      fact
    })
  }
  const { changes, directory, expected } = recording
  const commit = {
    workspaceId: who.workspaceId,
    events,
    expected,
    changes,
    answer: recording.answer ?? null,
    ...(directory === undefined ? {} : { decidedOn: directory.seq })
  }
  const written = yield* committed(journal.commit(commit), commit)
  if (events.length > 0)
    yield* feed.tell({ workspaceId: who.workspaceId, seq: written.seq, events: written.events })
  return written
})
