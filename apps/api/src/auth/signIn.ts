/** How does somebody get in? By e-mail and password, not too often, and with one answer for every wrong guess. */
import { Accounts } from "@weir/application/ports/Accounts"
import { Directory } from "@weir/application/ports/Directory"
import { Context, Effect, Layer, Schema } from "effect"
import { buckets } from "./Buckets.ts"
import { matches } from "./Passwords.ts"
import { Sessions } from "./Sessions.ts"

/** E-mail and password do not go together. It never says which of them is wrong. */
class SignInRefused extends Schema.TaggedError<SignInRefused>()("SignInRefused", {}, { httpApiStatus: 401 }) {
  override get message(): string {
    return "the e-mail address or the password is not right"
  }
}

/** How many attempts a minute are allowed for one account and from one address. */
export class SignInLimits extends Context.Service<
  SignInLimits,
  {
    readonly byAccount: ReturnType<typeof buckets>
    readonly byAddress: ReturnType<typeof buckets>
  }
>()("@weir/api/auth/SignInLimits") {}

export const limitsLayer = Layer.sync(SignInLimits, () => ({ byAccount: buckets(5), byAddress: buckets(20) }))

/** Starts a session and gives whose it is. */
export const signIn = Effect.fn("signIn")(function* (
  credentials: { readonly email: string; readonly password: string },
  address: string
) {
  const limits = yield* SignInLimits
  const email = credentials.email.trim().toLowerCase()
  yield* limits.byAddress.take(address)
  yield* limits.byAccount.take(email)
  const known = yield* (yield* Accounts).byEmail(email)
  const right = yield* matches(credentials.password, known?.passwordHash ?? null)
  if (!right || known === null) return yield* new SignInRefused({})
  const { users } = yield* Effect.orDie((yield* Directory).get(known.workspaceId))
  const user = users.find((u) => u.id === known.userId)
  if (user === undefined || user.disabled) return yield* new SignInRefused({})
  yield* limits.byAccount.forget(email)
  return yield* (yield* Sessions).start(known.workspaceId, known.userId)
})
