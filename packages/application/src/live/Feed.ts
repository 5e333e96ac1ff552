/** How do open dashboards learn of a commit? Each listener is told the newest place of the log; a slow one only ever misses older news. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { Event } from "@weir/domain/log/Event"
import { Context, Effect, Layer, PubSub, type Scope, Stream } from "effect"

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
  }
>()("@weir/application/live/Feed") {}

/** Within one process. The buffer is small on purpose: readings are whole states, so only the newest matters. */
export const layer = Layer.effect(
  Feed,
  Effect.gen(function* () {
    const pubsub = yield* PubSub.sliding<News>(256)
    return Feed.of({
      tell: (news) => Effect.asVoid(PubSub.publish(pubsub, news)),
      listen: (workspaceId) =>
        Effect.map(PubSub.subscribe(pubsub), (subscription) =>
          Stream.filter(Stream.fromSubscription(subscription), (news) => news.workspaceId === workspaceId)
        )
    })
  })
)
