/** How are passwords kept and checked? As argon2id in PHC form, two at a time, so that a storm of sign-ins cannot stop the server. */
import { argon2, randomBytes, timingSafeEqual } from "node:crypto"
import { Effect, Schema, Semaphore } from "effect"
import { isCommon } from "./commonPasswords.ts"

const memory = 19_456
const passes = 2
const parallelism = 1
const tagLength = 32
/** How many may wait for their turn before others are sent away. */
const queue = 32

/** Too many passwords are being checked at this moment. */
export class SignInBusy extends Schema.TaggedError<SignInBusy>()(
  "SignInBusy",
  { retryAfterSeconds: Schema.Int },
  { httpApiStatus: 429 }
) {
  override get message(): string {
    return "too many sign-ins at the same time: try again in a moment"
  }
}

/** A password that others guess first. */
export class PasswordTooCommon extends Schema.TaggedError<PasswordTooCommon>()(
  "PasswordTooCommon",
  { field: Schema.Literal("password"), reason: Schema.String },
  { httpApiStatus: 422 }
) {}

const turn = Semaphore.makeUnsafe(2)
let waiting = 0

const digest = (
  password: string,
  salt: Buffer,
  cost: { memory: number; passes: number; parallelism: number },
  length: number
) =>
  Effect.callback<Buffer>((resume) => {
    const message = Buffer.from(password, "utf8")
    argon2(
      "argon2id",
      {
        message,
        nonce: salt,
        parallelism: cost.parallelism,
        tagLength: length,
        memory: cost.memory,
        passes: cost.passes
      },
      (error, tag) => resume(error === null ? Effect.succeed(tag) : Effect.die(error))
    )
  })

const inTurn = <A>(work: Effect.Effect<A>): Effect.Effect<A, SignInBusy> =>
  Effect.suspend(() => {
    if (waiting >= queue) return Effect.fail(new SignInBusy({ retryAfterSeconds: 5 }))
    waiting++
    return Effect.ensuring(
      turn.withPermits(1)(work),
      Effect.sync(() => void waiting--)
    )
  })

const base64 = (bytes: Buffer): string => bytes.toString("base64").replace(/=+$/, "")

/** The PHC string of a password: `$argon2id$v=19$m=...,t=...,p=...$salt$hash`. Nothing about the password is changed first. */
export const hashed = (password: string): Effect.Effect<string, SignInBusy> =>
  inTurn(
    Effect.gen(function* () {
      const salt = randomBytes(16)
      const tag = yield* digest(password, salt, { memory, passes, parallelism }, tagLength)
      return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`
    })
  )

/** The same, refusing passwords that are among the most common ones. */
export const hashedNew = (password: string): Effect.Effect<string, SignInBusy | PasswordTooCommon> =>
  isCommon(password)
    ? Effect.fail(
        new PasswordTooCommon({
          field: "password",
          reason: "it is among the most common ones: choose a longer or less usual one"
        })
      )
    : hashed(password)

const phc = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

// Checked when there is no such account, so that the answer takes as long as for a wrong password.
const decoy = `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(Buffer.alloc(16, 7))}$${base64(Buffer.alloc(tagLength, 7))}`

/** Whether a password is the one behind a PHC string; null stands for an account that does not exist and takes as long. */
export const matches = (password: string, stored: string | null): Effect.Effect<boolean, SignInBusy> =>
  inTurn(
    Effect.gen(function* () {
      const parts = phc.exec(stored ?? decoy)
      if (parts === null) return false
      const [, m, t, p, salt, tag] = parts
      const expected = Buffer.from(tag!, "base64")
      const cost = { memory: Number(m), passes: Number(t), parallelism: Number(p) }
      const found = yield* digest(password, Buffer.from(salt!, "base64"), cost, expected.length)
      return timingSafeEqual(found, expected) && stored !== null
    })
  )
