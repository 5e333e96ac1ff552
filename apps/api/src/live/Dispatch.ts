/**
 * Does everybody hear of every commit? Most are told of as they are written, here or as another process announces them; this looks
 * after the rest, again and again: what nobody announced, and what was written by somebody who ended before telling.
 */
import { Feed } from "@weir/application/live/Feed"
import { tellUntold } from "@weir/application/live/tellUntold"
import { EventLog } from "@weir/application/ports/EventLog"
import { type Note, Outbox, type Waiting } from "@weir/application/ports/Outbox"
import { present } from "@weir/application/present"
import { lookedUp } from "@weir/application/watch/meters"
import type * as Instant from "@weir/domain/time/Instant"
import { Clock, Context, type Duration, Effect, Layer, Schedule } from "effect"

/** How late news may come that nobody announced. */
const usually = "2 seconds"

export class Dispatch extends Context.Service<
  Dispatch,
  {
    /** Looks once. `others` says that other processes may write, too. */
    readonly round: (options: { readonly others: boolean }) => Effect.Effect<void>
    /** Looks for as long as it runs, every two seconds when left out. A database that does not answer for a moment is asked again. */
    readonly keepOn: (options: {
      readonly others: boolean
      readonly every?: Duration.Input
    }) => Effect.Effect<void>
    /** When it last looked with success; null before the first time. */
    readonly lookedAt: () => Instant.Instant | null
  }
>()("@weir/api/live/Dispatch") {}

export const layer: Layer.Layer<Dispatch, never, Feed | EventLog | Outbox> = Layer.effect(
  Dispatch,
  Effect.gen(function* () {
    const feed = yield* Feed
    const log = yield* EventLog
    const outbox = yield* Outbox
    const context = yield* Effect.context<Feed | Outbox>()
    const { currentTimeMillisUnsafe: now } = yield* Clock.Clock
    let waiting: Waiting = { commits: 0, oldest: null }
    let lookedAt: Instant.Instant | null = null
    const since = (at: Instant.Instant | null) => (at === null ? 0 : Math.max(0, now() - at) / 1000)
    lookedUp(context, "weir_outbox_untold", "Commits that nobody was told of yet.", () => waiting.commits)
    lookedUp(context, "weir_outbox_oldest_seconds", "How long the oldest of them has waited.", () =>
      since(waiting.oldest)
    )
    lookedUp(context, "weir_dispatch_age_seconds", "How long ago the outbox was last gone through.", () =>
      since(lookedAt)
    )

    /** Logs may have grown elsewhere; only those that somebody listens to are looked at. */
    const hearOthers = Effect.gen(function* () {
      for (const workspaceId of feed.listened()) {
        const seq = yield* log.last(workspaceId)
        if (seq > feed.toldTo(workspaceId)) yield* feed.tell({ workspaceId, seq, events: [] })
      }
    })
    const round = Effect.fnUntraced(function* ({ others }: { readonly others: boolean }) {
      // First, so that what cannot be handed on is seen to wait.
      waiting = yield* outbox.waiting
      if (others) yield* hearOthers
      if (waiting.commits > 0) {
        yield* Effect.provideContext(tellUntold(), context)
        waiting = yield* outbox.waiting
      }
      lookedAt = yield* present
    })
    let failing = false
    const told = (options: { readonly others: boolean }) =>
      round(options).pipe(
        Effect.tap(() => {
          if (!failing) return Effect.void
          failing = false
          return Effect.logInfo("news get through again")
        }),
        Effect.catchCause((cause) => {
          if (failing) return Effect.void
          failing = true
          return Effect.logWarning("news do not get through; it is tried again", cause)
        })
      )
    /** What another process announces is told at once, to those who listen. */
    const heard = (note: Note | null) =>
      Effect.suspend(() => {
        if (note === null) return told({ others: true })
        const { seq, workspaceId } = note
        const isNew = seq > feed.toldTo(workspaceId) && feed.listened().includes(workspaceId)
        return isNew ? feed.tell({ workspaceId, seq, events: [] }) : Effect.void
      })
    return Dispatch.of({
      round,
      keepOn: ({ every = usually, others }) => {
        const look = Effect.asVoid(Effect.repeat(told({ others }), Schedule.spaced(every)))
        return Effect.withTracerEnabled(
          others ? Effect.raceFirst(look, outbox.announced(heard)) : look,
          false
        )
      },
      lookedAt: () => lookedAt
    })
  })
)
