/** Views of the log that somebody keeps: listed, saved under a name, removed. */
import { saveView } from "@weir/application/log/saveView"
import { Views } from "@weir/application/ports/Views"
import { Api } from "@weir/contract/Api"
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { who } from "../auth/who.ts"
import { answering } from "../http/problem.ts"
import type { Services } from "../Services.ts"

export const viewsGroup = HttpApiBuilder.group(
  Api,
  "views",
  Effect.fn(function* (handlers) {
    const services = yield* Effect.context<Services>()
    const answer = <A, E, R>(work: Effect.Effect<A, E, R>) => Effect.provideContext(answering(work), services)
    return handlers.handleAll({
      list: () =>
        answer(
          Effect.gen(function* () {
            const { actor, workspaceId } = yield* who
            return { items: yield* (yield* Views).of(workspaceId, actor.userId) }
          })
        ),
      save: ({ payload }) =>
        answer(
          Effect.gen(function* () {
            return { items: yield* saveView(yield* who, payload) }
          })
        ),
      remove: ({ query }) =>
        answer(
          Effect.gen(function* () {
            const { actor, workspaceId } = yield* who
            const views = yield* Views
            yield* views.forget(workspaceId, actor.userId, query.name)
            return { items: yield* views.of(workspaceId, actor.userId) }
          })
        )
    })
  })
)
