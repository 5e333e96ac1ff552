/** Signing in, out, and asking who is signed in. */
import { Directory } from "@weir/application/ports/Directory"
import { Api } from "@weir/contract/Api"
import { SignedInUser } from "@weir/contract/Permission"
import { Session } from "@weir/contract/Session"
import type { UserId, WorkspaceId } from "@weir/domain/identity/Id"
import { Effect, Schema } from "effect"
import { HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import { cookieName, withoutSession, withSession } from "../auth/cookie.ts"
import { csrfOf, Sessions, type Started } from "../auth/Sessions.ts"
import { signIn, type SignInLimits } from "../auth/signIn.ts"
import { Place } from "../http/Place.ts"
import { addressOf } from "../http/clientAddress.ts"
import { answering } from "../http/problem.ts"
import type { Services } from "../Services.ts"

/** What a browser learns about its session. */
const sessionOf = Effect.fn("sessionOf")(function* (workspaceId: WorkspaceId, userId: UserId, csrf: string) {
  const { users, workspace } = yield* (yield* Directory).get(workspaceId)
  const user = users.find((u) => u.id === userId)!
  const { baseCurrency, demo, id, name, weekStart, zone } = workspace
  const session: Session = {
    user: { id: user.id, name: user.name, email: user.email ?? "", role: user.role },
    workspace: { id, name, zone, weekStart, baseCurrency, demo },
    csrf
  }
  return session
})

/** The answer that begins a session. */
export const begun = Effect.fn("begun")(function* (started: Started) {
  const sessions = yield* Sessions
  const session = (yield* sessions.of(started.token))!
  const body = yield* sessionOf(session.workspaceId, session.userId, started.csrf)
  return withSession(HttpServerResponse.jsonUnsafe(Schema.encodeSync(Session)(body)), started.token)
})

export const sessionGroup = HttpApiBuilder.group(
  Api,
  "session",
  Effect.fn(function* (handlers) {
    const services = yield* Effect.context<Services | SignInLimits | Sessions | Place>()
    return handlers.handleAll({
      who: ({ request }) =>
        answering(
          Effect.gen(function* () {
            const { userId, workspaceId } = yield* SignedInUser
            return yield* sessionOf(workspaceId, userId, csrfOf(request.cookies[cookieName] ?? ""))
          })
        ).pipe(Effect.provideContext(services)),
      signIn: ({ payload, request }) =>
        answering(
          Effect.gen(function* () {
            // Whoever signs in anew leaves the old session behind: a token never survives a sign-in.
            const before = request.cookies[cookieName]
            const started = yield* signIn(payload, addressOf(request, yield* Place))
            const sessions = yield* Sessions
            const old = before === undefined ? null : yield* sessions.of(before)
            if (old !== null) yield* sessions.end(old.tokenHash)
            return yield* begun(started)
          })
        ).pipe(Effect.provideContext(services)),
      signOut: () =>
        Effect.gen(function* () {
          yield* (yield* Sessions).end((yield* SignedInUser).tokenHash)
          return withoutSession(HttpServerResponse.empty({ status: 204 }))
        }).pipe(Effect.provideContext(services))
    })
  })
)
