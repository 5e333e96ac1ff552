/** Who is signed in, for how long, and who is told when that ends? */
import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto"
import { Accounts, type Session } from "@weir/application/ports/Accounts"
import { StorageFull } from "@weir/application/ports/StorageFull"
import { present } from "@weir/application/present"
import type { UserId, WorkspaceId } from "@weir/domain/identity/Id"
import * as Instant from "@weir/domain/time/Instant"
import { Context, Effect, Layer } from "effect"

const hour = 3_600_000
/** A session ends when it has not been used for this long, and after this long in any case. */
export const idleMs = 12 * hour
export const absoluteMs = 30 * 24 * hour
// Writing the last use on every request would make every read a write.
const noticeMs = 60_000

/** While there is no room left, people can go on reading: that they did is not noted. */
const orFull = (defect: unknown): Effect.Effect<void> =>
  defect instanceof StorageFull ? Effect.void : Effect.die(defect)

export interface Started {
  /** Only the browser keeps it. */
  readonly token: string
  readonly csrf: string
}

export class Sessions extends Context.Service<
  Sessions,
  {
    readonly start: (workspaceId: WorkspaceId, userId: UserId) => Effect.Effect<Started>
    /** The session of a token, if it still holds. */
    readonly of: (token: string) => Effect.Effect<Session | null>
    /** Whether the session of a hash still holds; does not count as use. */
    readonly holds: (tokenHash: string) => Effect.Effect<boolean>
    readonly end: (tokenHash: string) => Effect.Effect<void>
    readonly endAllOf: (workspaceId: WorkspaceId, userId: UserId) => Effect.Effect<void>
    /** Calls back when the session ends here; gives the way to stop listening. */
    readonly onEnd: (
      session: Pick<Session, "tokenHash" | "workspaceId" | "userId">,
      act: () => void
    ) => () => void
  }
>()("@weir/api/auth/Sessions") {}

export const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex")

/** The token that every change must bring along in a header: known only to pages that may read our answers. */
export const csrfOf = (token: string): string =>
  createHmac("sha256", token).update("csrf").digest("base64url")

export const isCsrfOf = (token: string, given: string): boolean => {
  const [a, b] = [Buffer.from(csrfOf(token)), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}

const isLive = (session: Session, now: number): boolean =>
  now < session.expiresAt && now - session.seenAt < idleMs

export const layer = Layer.effect(
  Sessions,
  Effect.gen(function* () {
    const accounts = yield* Accounts
    interface Listeners extends Pick<Session, "workspaceId" | "userId"> {
      readonly acts: Set<() => void>
    }
    const listeners = new Map<string, Listeners>()
    const told = (tokenHash: string) => {
      for (const act of listeners.get(tokenHash)?.acts ?? []) act()
      listeners.delete(tokenHash)
    }
    return Sessions.of({
      start: Effect.fn("Sessions.start")(function* (workspaceId, userId) {
        const token = randomBytes(32).toString("base64url")
        const now = yield* present
        const expiresAt = Instant.clamp(now + absoluteMs)
        yield* accounts.putSession({
          tokenHash: hashOf(token),
          workspaceId,
          userId,
          createdAt: now,
          seenAt: now,
          expiresAt
        })
        return { token, csrf: csrfOf(token) }
      }),
      of: Effect.fn("Sessions.of")(function* (token) {
        const session = yield* accounts.session(hashOf(token))
        if (session === null) return null
        const now = yield* present
        if (!isLive(session, now)) {
          yield* accounts.dropSession(session.tokenHash)
          told(session.tokenHash)
          return null
        }
        if (now - session.seenAt > noticeMs)
          yield* Effect.catchDefect(accounts.putSession({ ...session, seenAt: now }), orFull)
        return session
      }),
      holds: Effect.fn("Sessions.holds")(function* (tokenHash) {
        const session = yield* accounts.session(tokenHash)
        return session !== null && isLive(session, yield* present)
      }),
      end: (tokenHash) =>
        Effect.tap(accounts.dropSession(tokenHash), () => Effect.sync(() => told(tokenHash))),
      endAllOf: (workspaceId, userId) =>
        Effect.tap(accounts.dropSessionsOf(workspaceId, userId), () =>
          Effect.sync(() => {
            for (const [tokenHash, own] of listeners) {
              if (own.workspaceId === workspaceId && own.userId === userId) told(tokenHash)
            }
          })
        ),
      onEnd: ({ tokenHash, userId, workspaceId }, act) => {
        const own = listeners.get(tokenHash) ?? { workspaceId, userId, acts: new Set() }
        listeners.set(tokenHash, own)
        own.acts.add(act)
        return () => {
          own.acts.delete(act)
          if (own.acts.size === 0) listeners.delete(tokenHash)
        }
      }
    })
  })
)
