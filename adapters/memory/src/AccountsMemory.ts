/** How are credentials and sessions kept in memory? */
import type { Accounts, Credential } from "@weir/application/ports/Accounts"
import { Clock, Effect } from "effect"
import type { Store } from "./Shelf.ts"

export const accounts = ({ credentials, sessions }: Store): typeof Accounts.Service => ({
  byEmail: (email) =>
    Effect.sync(() => [...credentials.values()].find((credential) => credential.email === email) ?? null),
  put: (credential) =>
    Effect.sync(() => {
      const own = keyOf(credential)
      for (const [key, { email }] of credentials) {
        if (key !== own && email === credential.email)
          throw new Error("the e-mail address belongs to somebody else")
      }
      credentials.set(own, credential)
    }),
  session: (tokenHash) => Effect.sync(() => sessions.get(tokenHash) ?? null),
  putSession: (session) => Effect.sync(() => void sessions.set(session.tokenHash, session)),
  dropSession: (tokenHash) => Effect.sync(() => void sessions.delete(tokenHash)),
  dropSessionsOf: (workspaceId, userId) =>
    Effect.map(Clock.currentTimeMillis, (now) => {
      for (const [tokenHash, session] of sessions) {
        const own = session.workspaceId === workspaceId && session.userId === userId
        if (own || session.expiresAt <= now) sessions.delete(tokenHash)
      }
    }),
  any: Effect.sync(() => credentials.size > 0)
})

const keyOf = ({ userId, workspaceId }: Credential): string => `${workspaceId} ${userId}`
