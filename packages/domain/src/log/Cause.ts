/** Who made an event happen, and why: kept in the envelope of every event. */
import { Schema } from "effect"
import { ImportId, UserId } from "../identity/Id.ts"

/** A person of the workspace, or the built-in robot. The label "(disabled)" is a matter of display: actors are never deleted. */
export const Actor = Schema.Struct({ kind: Schema.Literals(["user", "robot"]), userId: UserId })
export type Actor = typeof Actor.Type

/**
 * Why the event happened.
 *
 * - `user`: somebody acted.
 * - `automation`: a rule acted.
 * - `import`: a row of a file said so; `importId` names the import.
 * - `undo`: an import was taken back.
 * - `admin`: a stage was archived or a user disabled, and records had to move. Left out of deal dynamics by default (G9).
 */
export const Cause = Schema.Union([
  Schema.Struct({ kind: Schema.Literals(["user", "automation", "admin"]) }),
  Schema.Struct({ kind: Schema.Literals(["import", "undo"]), importId: ImportId })
])
export type Cause = typeof Cause.Type
