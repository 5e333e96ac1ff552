/**
 * How are credentials and sessions stored?
 *
 * These two tables belong to the installation, not to a workspace: somebody who signs in brings an e-mail address, and
 * somebody who is signed in brings a token, before it is known which workspace either is of. So these are the only keys
 * that do not start with the workspace: the address of a credential, and the token of a session.
 */
import { defineEntity } from "@mikro-orm/core"
import { instant, text, uuid, workspaceId } from "./columns.ts"

export const CredentialTable = defineEntity({
  name: "CredentialRow",
  tableName: "credential",
  properties: {
    workspaceId: workspaceId(),
    userId: uuid().primary(),
    email: text(),
    passwordHash: text()
  },
  uniques: [{ name: "credential_email", properties: ["email"] }]
})

export const SessionTable = defineEntity({
  name: "SessionRow",
  tableName: "session",
  properties: {
    tokenHash: text().primary(),
    workspaceId: uuid(),
    userId: uuid(),
    createdAt: instant(),
    seenAt: instant(),
    expiresAt: instant()
  },
  indexes: [{ name: "session_by_user", properties: ["workspaceId", "userId"] }]
})
