/** How does somebody sign in and out? */
import { Uuid } from "@weir/domain/identity/Id"
import { Role } from "@weir/domain/user/User"
import { WeekStart } from "@weir/domain/workspace/Workspace"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema } from "effect/http-api"
import { asks, SignedIn } from "./Permission.ts"
import { problems } from "./Problem.ts"

export const Session = Schema.Struct({
  user: Schema.Struct({ id: Uuid, name: Schema.String, email: Schema.String, role: Role }),
  workspace: Schema.Struct({
    id: Uuid,
    name: Schema.String,
    zone: Schema.String,
    weekStart: WeekStart,
    baseCurrency: Schema.String,
    demo: Schema.Boolean
  }),
  /** Goes into the header `X-CSRF-Token` of every request that changes something. */
  csrf: Schema.String
}).annotate({ identifier: "Session" })
export type Session = typeof Session.Type

/** Sign-in takes any text, so that a wrong guess is never told apart by its form. */
export const Credentials = Schema.Struct({
  email: Schema.String.check(Schema.isMaxLength(1000)),
  password: Schema.String.check(Schema.isMaxLength(1000))
})
export type Credentials = typeof Credentials.Type

const who = HttpApiEndpoint.get("who", "/session", { success: Session, error: problems(404) })
  .middleware(SignedIn)
  .annotateMerge(asks("read", "Who is signed in"))

const signIn = HttpApiEndpoint.post("signIn", "/session", {
  payload: Credentials,
  success: Session,
  error: problems(400, 401, 429, 507)
}).annotateMerge(
  asks(
    "public",
    "Sign in",
    "Starts a session, kept in a cookie. Five attempts a minute for an account, twenty from an address."
  )
)

const signOut = HttpApiEndpoint.delete("signOut", "/session", { success: HttpApiSchema.NoContent })
  .middleware(SignedIn)
  .annotateMerge(asks("read", "Sign out"))

export class SessionGroup extends HttpApiGroup.make("session").add(who, signIn, signOut) {}
