/** Arranging one's dashboard, giving everybody one, and having an earlier one again. */
import { applyToAll } from "@weir/application/dashboard/applyToAll"
import { myDashboard } from "@weir/application/dashboard/myDashboard"
import { restoreDashboard } from "@weir/application/dashboard/restoreDashboard"
import { saveMyDashboard } from "@weir/application/dashboard/saveMyDashboard"
import type { ChangeOptions, Kept } from "@weir/application/change/once"
import type { Who } from "@weir/application/Who"
import { Api } from "@weir/contract/Api"
import type { MyDashboard } from "@weir/contract/Dashboards"
import { Dashboard } from "@weir/domain/dashboard/Dashboard"
import type { CommandKey } from "@weir/domain/identity/Id"
import type { StateOf } from "@weir/domain/record/families"
import { Effect, Schema } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { who } from "../auth/who.ts"
import { keyOfRequest } from "../http/Once.ts"
import { answering } from "../http/problem.ts"
import type { Services } from "../Services.ts"
import { carriedOut } from "./repeats.ts"

const kept = Schema.fromJsonString(Dashboard) as unknown as Kept<StateOf>

/** What somebody sees, as it goes over the wire. */
const seen = Effect.fn("seen")(function* (asking: Who) {
  const { everybody, id, revisions, shown, version } = yield* myDashboard(asking)
  const { layout, locked, revision, source, theme } = shown
  const mine: MyDashboard = {
    id,
    shown: { layout, theme },
    source,
    locked,
    revision,
    version,
    everybody,
    revisions
  }
  return mine
})

export const dashboardsGroup = HttpApiBuilder.group(
  Api,
  "dashboards",
  Effect.fn(function* (handlers) {
    const services = yield* Effect.context<Services>()
    const answer = <A, E, R>(work: Effect.Effect<A, E, R>) => Effect.provideContext(answering(work), services)
    /** Carries out a change once and shows what its person sees afterwards. */
    const changing = <E, R>(
      {
        headers,
        payload
      }: {
        readonly headers: { readonly "idempotency-key"?: CommandKey }
        readonly payload: { readonly expectedVersion?: number }
      },
      change: (asking: Who, options: ChangeOptions) => Effect.Effect<StateOf, E, R>
    ) =>
      answer(
        Effect.gen(function* () {
          const asking = yield* who
          const once = yield* keyOfRequest(headers["idempotency-key"])
          const { expectedVersion } = payload
          const options: ChangeOptions = {
            ...(expectedVersion === undefined ? {} : { expectedVersion }),
            ...(once === undefined ? {} : { once })
          }
          yield* carriedOut(once, kept, change(asking, options))
          return yield* seen(asking)
        })
      )
    return handlers.handleAll({
      get: () =>
        answer(
          Effect.gen(function* () {
            return yield* seen(yield* who)
          })
        ),
      save: (asked) => changing(asked, (asking, options) => saveMyDashboard(asking, asked.payload, options)),
      restore: (asked) =>
        changing(asked, (asking, options) => restoreDashboard(asking, asked.payload, options)),
      apply: (asked) => changing(asked, (asking, options) => applyToAll(asking, asked.payload, options))
    })
  })
)
