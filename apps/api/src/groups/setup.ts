/** The first run: a workspace and its admin, while nobody can sign in. */
import { Accounts } from "@weir/application/ports/Accounts"
import { openWorkspace } from "@weir/application/workspace/openWorkspace"
import { Api } from "@weir/contract/Api"
import { Effect, Schema, Semaphore } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { hashedNew } from "../auth/Passwords.ts"
import { Sessions } from "../auth/Sessions.ts"
import { SignInLimits } from "../auth/signIn.ts"
import { Place } from "../http/Place.ts"
import { answering } from "../http/problem.ts"
import type { Services } from "../Services.ts"
import { addressOf } from "../http/clientAddress.ts"
import { begun } from "./session.ts"

/** Somebody can sign in already: further people are added by an admin. */
class AlreadySetUp extends Schema.TaggedError<AlreadySetUp>()("AlreadySetUp", {}, { httpApiStatus: 409 }) {
  override get message(): string {
    return "the installation has an admin already: sign in"
  }
}

export const setupGroup = HttpApiBuilder.group(
  Api,
  "setup",
  Effect.fn(function* (handlers) {
    const services = yield* Effect.context<Services | Sessions | SignInLimits | Place>()
    const oneAtATime = Semaphore.makeUnsafe(1)
    return handlers.handleAll({
      needed: () =>
        Effect.gen(function* () {
          return { needed: !(yield* (yield* Accounts).any) }
        }).pipe(Effect.provideContext(services)),
      setUp: ({ payload, request }) =>
        answering(
          oneAtATime.withPermits(1)(
            Effect.gen(function* () {
              const accounts = yield* Accounts
              yield* (yield* SignInLimits).byAddress.take(addressOf(request, yield* Place))
              if (yield* accounts.any) return yield* new AlreadySetUp({})
              const passwordHash = yield* hashedNew(payload.password)
              const { adminName, baseCurrency, weekStart, workspaceName, zone } = payload
              const email = payload.email.toLowerCase()
              const { adminId, workspaceId } = yield* openWorkspace({
                name: workspaceName,
                zone,
                weekStart,
                baseCurrency,
                admin: { name: adminName, email }
              })
              yield* accounts.put({ workspaceId, userId: adminId, email, passwordHash })
              return yield* begun(yield* (yield* Sessions).start(workspaceId, adminId))
            })
          )
        ).pipe(Effect.provideContext(services))
    })
  })
)
