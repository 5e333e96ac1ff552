/** Contacts and companies beyond their names, what is bound to them, and the beats of open windows. */
import { changeRecord } from "@weir/application/record/changeRecord"
import { oneRecord, timeline } from "@weir/application/record/findRecords"
import { Api } from "@weir/contract/Api"
import { SignedInUser } from "@weir/contract/Permission"
import { Effect } from "effect"
import { HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import { who } from "../auth/who.ts"
import { onlyShown } from "../http/onlyShown.ts"
import { answering } from "../http/problem.ts"
import type { Services } from "../Services.ts"
import { askOne, shown, shownPage } from "./records.ts"

export const clientsGroup = HttpApiBuilder.group(
  Api,
  "clients",
  Effect.fn(function* (handlers) {
    const services = yield* Effect.context<Services>()
    const answer = <A, E, R>(work: Effect.Effect<A, E, R>) => Effect.provideContext(answering(work), services)
    return handlers.handleAll({
      get: ({ params }) =>
        answer(
          Effect.gen(function* () {
            return shown(yield* oneRecord(yield* who, "client", params.id))
          })
        ),
      ask: (asked) => answer(askOne(asked)),
      timeline: ({ params, query }) =>
        answer(
          onlyShown(
            Effect.gen(function* () {
              const { after, limit } = query
              return shownPage(
                yield* timeline(yield* who, params, { after: after ?? null, limit: limit ?? 50 })
              )
            })
          )
        ),
      beat: ({ payload }) =>
        answer(
          Effect.gen(function* () {
            const { userId } = yield* SignedInUser
            // Counted by the time it is received: what a window says late is not made up for (Y1).
            const beat = changeRecord(yield* who, { _tag: "Beat", userId, ...payload })
            // Nothing is kept of somebody of whom there is nothing to say: hidden from the start, or not counted here.
            yield* Effect.catchTag(beat, "RecordNotFound", () => Effect.void)
            return HttpServerResponse.empty({ status: 204 })
          })
        )
    })
  })
)
