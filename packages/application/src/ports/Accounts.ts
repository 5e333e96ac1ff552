/** Who may sign in, and who is signed in? Credentials and sessions: no facts of the business, so not in the log. */
import type { UserId, WorkspaceId } from "@weir/domain/identity/Id"
import type { Instant } from "@weir/domain/time/Instant"
import { Context, type Effect } from "effect"

export interface Credential {
  readonly workspaceId: WorkspaceId
  readonly userId: UserId
  /** In lower case; unique over all workspaces of an installation. */
  readonly email: string
  /** argon2id in PHC form. */
  readonly passwordHash: string
}

export interface Session {
  /** SHA-256 of the token, in hex: the token itself is only in the cookie. */
  readonly tokenHash: string
  readonly workspaceId: WorkspaceId
  readonly userId: UserId
  readonly createdAt: Instant
  readonly seenAt: Instant
  readonly expiresAt: Instant
}

export class Accounts extends Context.Service<
  Accounts,
  {
    readonly byEmail: (email: string) => Effect.Effect<Credential | null>
    /** Adds or replaces a user's credential. */
    readonly put: (credential: Credential) => Effect.Effect<void>
    readonly session: (tokenHash: string) => Effect.Effect<Session | null>
    readonly putSession: (session: Session) => Effect.Effect<void>
    readonly dropSession: (tokenHash: string) => Effect.Effect<void>
    /** Ends all sessions of a user, and those that have expired. */
    readonly dropSessionsOf: (workspaceId: WorkspaceId, userId: UserId) => Effect.Effect<void>
    /** Whether anybody can sign in at all; the first-run page is shown while not. */
    readonly any: Effect.Effect<boolean>
  }
>()("@weir/application/ports/Accounts") {}
