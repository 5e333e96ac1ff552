/** How are credentials and sessions kept? */
import { Accounts, type Credential, type Session } from "@weir/application/ports/Accounts"
import { isStorable } from "@weir/domain/text/Text"
import { Clock, Effect, Layer } from "effect"
import { type RawBuilder, sql } from "kysely"
import { Orm } from "./Orm.ts"
import { instant, type StoredInteger } from "./rows/numbers.ts"
import type { LookUp } from "./sql/lookUp.ts"
import { select } from "./sql/select.ts"

interface CredentialRow {
  readonly workspace_id: Credential["workspaceId"]
  readonly user_id: Credential["userId"]
  readonly email: string
  readonly password_hash: string
}

interface SessionRow {
  readonly token_hash: string
  readonly workspace_id: Session["workspaceId"]
  readonly user_id: Session["userId"]
  readonly created_at: StoredInteger
  readonly seen_at: StoredInteger
  readonly expires_at: StoredInteger
}

const sessionsByToken: LookUp<SessionRow> = {
  key: ["text"],
  rows: (asked) => sql`
    select asked.nth, token_hash, workspace_id, user_id, created_at, seen_at, expires_at
    from ${asked} join session on token_hash = asked.k0`
}

export const layer: Layer.Layer<Accounts, never, Orm> = Layer.effect(
  Accounts,
  Effect.gen(function* () {
    const orm = yield* Orm
    const ask = <Row>(query: RawBuilder<Row>) => orm.read((db) => select(db, query))
    const change = (statement: RawBuilder<unknown>) => Effect.asVoid(orm.read((db) => statement.execute(db)))
    const none = Effect.succeed(null)
    return Accounts.of({
      byEmail: (email) =>
        !isStorable(email)
          ? none
          : Effect.map(
              ask(
                sql<CredentialRow>`select workspace_id, user_id, email, password_hash from credential where email = ${email}`
              ),
              ([row]) => (row === undefined ? null : credentialOf(row))
            ),
      put: ({ email, passwordHash, userId, workspaceId }) =>
        change(sql`
        insert into credential (workspace_id, user_id, email, password_hash) values (${workspaceId}, ${userId}, ${email}, ${passwordHash})
        on conflict (workspace_id, user_id) do update set email = excluded.email, password_hash = excluded.password_hash`),
      session: (tokenHash) =>
        Effect.map(orm.find(sessionsByToken, [[tokenHash]]), ([row]) =>
          row === undefined ? null : sessionOf(row)
        ),
      putSession: (s) =>
        change(sql`
        insert into session (token_hash, workspace_id, user_id, created_at, seen_at, expires_at)
        values (${s.tokenHash}, ${s.workspaceId}, ${s.userId}, ${s.createdAt}, ${s.seenAt}, ${s.expiresAt})
        on conflict (token_hash) do update set
          workspace_id = excluded.workspace_id, user_id = excluded.user_id, created_at = excluded.created_at,
          seen_at = excluded.seen_at, expires_at = excluded.expires_at`),
      dropSession: (tokenHash) =>
        isStorable(tokenHash)
          ? change(sql`delete from session where token_hash = ${tokenHash}`)
          : Effect.void,
      dropSessionsOf: (workspaceId, userId) =>
        Effect.flatMap(Clock.currentTimeMillis, (now) =>
          change(sql`
          delete from session where (workspace_id = ${workspaceId} and user_id = ${userId}) or expires_at <= ${now}`)
        ),
      any: Effect.map(
        ask(sql<{ any: boolean }>`select exists (select 1 from credential) as any`),
        ([row]) => row?.any === true
      )
    })
  })
)

const credentialOf = (row: CredentialRow): Credential => ({
  workspaceId: row.workspace_id,
  userId: row.user_id,
  email: row.email,
  passwordHash: row.password_hash
})

const sessionOf = (row: SessionRow): Session => ({
  tokenHash: row.token_hash,
  workspaceId: row.workspace_id,
  userId: row.user_id,
  createdAt: instant(row.created_at),
  seenAt: instant(row.seen_at),
  expiresAt: instant(row.expires_at)
})
