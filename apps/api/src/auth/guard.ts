/** May this request pass? It needs a session that holds, the CSRF token when it changes something, and a role with the permission. */
import { Directory } from "@weir/application/ports/Directory"
import { Recent } from "@weir/application/Recent"
import { holdersFor } from "@weir/domain/access/Viewer"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { may, Permission, SignedIn, SignedInUser } from "@weir/contract/Permission"
import { Context, Effect, Layer, Option, Redacted } from "effect"
import { HttpServerRequest } from "effect/http"
import { problem } from "../http/problem.ts"
import { hashOf, isCsrfOf, Sessions } from "./Sessions.ts"

const unknown = problem({ status: 401, name: "NotSignedIn", detail: "sign in first" })
const forged = problem({
  status: 403,
  name: "CsrfTokenMissing",
  detail: "a change needs the header X-CSRF-Token with the token of the session",
  errors: [{ field: "x-csrf-token", reason: "it is missing or not the one of this session" }]
})
const notAllowed = problem({ status: 403, name: "NotAllowed", detail: "your role does not allow this" })

export const layer = Layer.effect(
  SignedIn,
  Effect.gen(function* () {
    const sessions = yield* Sessions
    const directory = yield* Directory
    const lookedUp = (id: WorkspaceId) => Effect.option(directory.get(id))
    /** Whose workspace a token was for when it came last: asked about on the same way as whether it still holds. */
    const workspaces = new Recent<string, WorkspaceId>(10_000)
    return SignedIn.of({
      session: Effect.fnUntraced(function* (httpEffect, { credential, endpoint, group }) {
        const token = Redacted.value(credential)
        if (token === "") return yield* unknown
        const hash = hashOf(token)
        const expected = workspaces.get(hash)
        const [session, ahead] = yield* Effect.all(
          [sessions.of(token), expected === undefined ? Effect.succeedNone : lookedUp(expected)],
          { concurrency: 2 }
        )
        if (session === null) return yield* unknown
        workspaces.put(hash, session.workspaceId)
        const known = session.workspaceId === expected ? ahead : yield* lookedUp(session.workspaceId)
        const user = Option.isSome(known) ? known.value.users.find((u) => u.id === session.userId) : undefined
        if (user === undefined || user.disabled) return yield* unknown
        const request = yield* HttpServerRequest.HttpServerRequest
        if (
          !["GET", "HEAD"].includes(request.method) &&
          !isCsrfOf(token, request.headers["x-csrf-token"] ?? "")
        )
          return yield* forged
        const permission = Context.getOption(
          Context.merge(group.annotations, endpoint.annotations),
          Permission
        )
        if (Option.isNone(permission) || !may(user.role, permission.value)) return yield* notAllowed
        const { name, role } = user
        const { tokenHash, userId, workspaceId } = session
        return yield* Effect.provideService(httpEffect, SignedInUser, {
          workspaceId,
          userId,
          name,
          role,
          holders: Option.isSome(known) ? holdersFor(user, known.value.teams) : [],
          tokenHash
        })
      })
    })
  })
)
