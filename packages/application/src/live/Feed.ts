/** How do open dashboards learn of a commit? Each listener is told the newest place of the log; a slow one only ever misses older news. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { Event } from "@weir/domain/log/Event"
import { Context, Effect, Layer, PubSub, type Scope, Stream } from "effect"
import { Recent } from "../Recent.ts"

/** What was committed, for those who show who did what. */
export interface News {
  readonly workspaceId: WorkspaceId
  readonly seq: number
  readonly events: ReadonlyArray<Event>
}

export class Feed extends Context.Service<
  Feed,
  {
    /** Never waits for a listener. */
    readonly tell: (news: News) => Effect.Effect<void>
    /** News of one workspace from now on. A listener that falls behind gets the newest only. */
    readonly listen: (workspaceId: WorkspaceId) => Effect.Effect<Stream.Stream<News>, never, Scope.Scope>
    /** The newest place of a log that was told here; 0 where none was, or long ago. */
    readonly toldTo: (workspaceId: WorkspaceId) => number
    /** The workspaces that somebody listens to. */
    readonly listened: () => ReadonlyArray<WorkspaceId>
  }
>()("@weir/application/live/Feed") {}

/** Workspaces whose newest place is remembered. */
const most = 10_000

/** Within one process. The buffer is small on purpose: readings are whole states, so only the newest matters. */
export const layer = Layer.effect(
  Feed,
  Effect.gen(function* () {
    const pubsub = yield* PubSub.sliding<News>(256)
    const newest = new Recent<WorkspaceId, number>(most)
    const listeners = new Map<WorkspaceId, number>()
    const counted = (workspaceId: WorkspaceId, more: 1 | -1) =>
      Effect.sync(() => {
        const left = (listeners.get(workspaceId) ?? 0) + more
        if (left > 0) listeners.set(workspaceId, left)
        else listeners.delete(workspaceId)
      })
    return Feed.of({
      tell: (news) =>
        Effect.suspend(() => {
          const { seq, workspaceId } = news
          newest.put(workspaceId, Math.max(newest.get(workspaceId) ?? 0, seq))
          return Effect.asVoid(PubSub.publish(pubsub, news))
        }),
      listen: (workspaceId) =>
        Effect.gen(function* () {
          yield* Effect.acquireRelease(counted(workspaceId, 1), () => counted(workspaceId, -1))
          const subscription = yield* PubSub.subscribe(pubsub)
          return Stream.filter(
            Stream.fromSubscription(subscription),
            (news) => news.workspaceId === workspaceId
          )
        }),
      toldTo: (workspaceId) => newest.get(workspaceId) ?? 0,
      listened: () => [...listeners.keys()]
    })
  })
)
