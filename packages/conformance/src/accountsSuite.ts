/** What must a store of accounts do? Know who may sign in and who is signed in, and forget whom it is told to. */
import { assert } from "@effect/vitest"
import { Accounts, type Credential, type Session } from "@weir/application/ports/Accounts"
import type { UserId, WorkspaceId } from "@weir/domain/identity/Id"
import * as Instant from "@weir/domain/time/Instant"
import { Cause, Effect, Exit } from "effect"
import { openedAt, openOffice, person } from "./office.ts"
import { run, type Suite } from "./suite.ts"

const someEmail = (): string => `${crypto.randomUUID()}@example.com`

const hash = (): string => `${crypto.randomUUID()}${crypto.randomUUID()}`.replaceAll("-", "")

const credential = (workspaceId: WorkspaceId, userId: UserId): Credential => ({
  workspaceId,
  userId,
  email: someEmail(),
  passwordHash: "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA"
})

const session = (workspaceId: WorkspaceId, userId: UserId, expiresAt = Instant.MAX): Session => ({
  tokenHash: hash(),
  workspaceId,
  userId,
  createdAt: openedAt,
  seenAt: openedAt,
  expiresAt
})

export const accounts: Suite = {
  title: "Accounts",
  laws: ({ test }) => {
    test("a credential is found by its address, and by no other", () =>
      Effect.gen(function* () {
        const accounts = yield* Accounts
        const { workspaceId } = yield* openOffice()
        const mine = credential(workspaceId, person(0))
        assert.isNull(yield* accounts.byEmail(mine.email))
        yield* accounts.put(mine)
        assert.deepStrictEqual(yield* accounts.byEmail(mine.email), mine)
        assert.isNull(yield* accounts.byEmail(someEmail()))
        assert.isNull(yield* accounts.byEmail(mine.email.slice(1)))
        assert.isTrue(yield* accounts.any)
      }))

    test("a new credential of the same person replaces the old one, of the same id elsewhere it does not", () =>
      Effect.gen(function* () {
        const accounts = yield* Accounts
        const [one, two] = [yield* openOffice(), yield* openOffice()]
        const [old, elsewhere] = [
          credential(one.workspaceId, person(0)),
          credential(two.workspaceId, person(0))
        ]
        yield* accounts.put(old)
        yield* accounts.put(elsewhere)
        const fresh = { ...credential(one.workspaceId, person(0)), passwordHash: "$argon2id$other" }
        yield* accounts.put(fresh)
        assert.isNull(yield* accounts.byEmail(old.email))
        assert.deepStrictEqual(yield* accounts.byEmail(fresh.email), fresh)
        assert.deepStrictEqual(yield* accounts.byEmail(elsewhere.email), elsewhere)
      }))

    test("an address belongs to one person of all workspaces", () =>
      Effect.gen(function* () {
        const accounts = yield* Accounts
        const [one, two] = [yield* openOffice(), yield* openOffice()]
        const mine = credential(one.workspaceId, person(0))
        yield* accounts.put(mine)
        for (const thief of [
          credential(one.workspaceId, person(1)),
          credential(two.workspaceId, person(0))
        ]) {
          const exit = yield* Effect.exit(accounts.put({ ...thief, email: mine.email }))
          assert.isTrue(
            Exit.isFailure(exit) && Cause.hasDies(exit.cause),
            "the address of somebody else was taken"
          )
        }
        assert.deepStrictEqual(yield* accounts.byEmail(mine.email), mine)
      }))

    test("a session is known by the hash of its token until it is dropped, and shows when it was last seen", () =>
      Effect.gen(function* () {
        const accounts = yield* Accounts
        const { workspaceId } = yield* openOffice()
        const mine = session(workspaceId, person(0))
        assert.isNull(yield* accounts.session(mine.tokenHash))
        yield* accounts.putSession(mine)
        const seen = {
          ...mine,
          seenAt: Instant.make(openedAt + 60_000),
          expiresAt: Instant.make(Instant.MAX - 1)
        }
        yield* accounts.putSession(seen)
        assert.deepStrictEqual(yield* accounts.session(mine.tokenHash), seen)
        yield* accounts.dropSession(mine.tokenHash)
        assert.isNull(yield* accounts.session(mine.tokenHash))
        yield* accounts.dropSession(mine.tokenHash)
      }))

    test("ending the sessions of a person ends all of them and every expired one, and nobody else's", () =>
      Effect.gen(function* () {
        const accounts = yield* Accounts
        const [one, two] = [yield* openOffice(), yield* openOffice()]
        const own = [session(one.workspaceId, person(0)), session(one.workspaceId, person(0))]
        const expired = session(one.workspaceId, person(1), Instant.make(1))
        const others = [session(one.workspaceId, person(1)), session(two.workspaceId, person(0))]
        for (const each of [...own, expired, ...others]) yield* accounts.putSession(each)
        yield* accounts.dropSessionsOf(one.workspaceId, person(0))
        for (const each of [...own, expired]) assert.isNull(yield* accounts.session(each.tokenHash))
        for (const each of others) assert.deepStrictEqual(yield* accounts.session(each.tokenHash), each)
      }))
  }
}

/** Holds an adapter to the laws of accounts. */
export const accountsSuite = run(accounts)
