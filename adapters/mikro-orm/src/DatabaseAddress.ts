/** Can the database server be reached, and if not, why? Told without ever showing the password. */
import { Effect, Schema } from "effect"
import { codeOf } from "./StorageFailure.ts"

/** No connection to the server could be made, or not one that may do what it has to. */
export class DatabaseUnreachable extends Schema.TaggedError<DatabaseUnreachable>()("DatabaseUnreachable", {
  address: Schema.String,
  reason: Schema.String
}) {
  override get message(): string {
    return `The database at ${this.address} cannot be used: ${this.reason}.`
  }
}

/** The server is older than what Weir is tested with. */
export class DatabaseTooOld extends Schema.TaggedError<DatabaseTooOld>()("DatabaseTooOld", {
  address: Schema.String,
  version: Schema.Int
}) {
  override get message(): string {
    return `The database at ${this.address} is PostgreSQL ${this.version}. Weir needs version 15 or later.`
  }
}

/** The tables were made by a later version of Weir. */
export class DatabaseOfLaterVersion extends Schema.TaggedError<DatabaseOfLaterVersion>()(
  "DatabaseOfLaterVersion",
  { database: Schema.String, migrations: Schema.Array(Schema.String) }
) {
  override get message(): string {
    return `${this.database} was used with a later version of Weir, which changed its tables (${this.migrations.join(", ")}). Start that version, or restore a backup.`
  }
}

/** The name of the database an address leads to, if it is an address. */
export const reachable = (url: string): Effect.Effect<{ readonly database: string }, DatabaseUnreachable> => {
  const parsed = parse(url)
  if (parsed === null) {
    return Effect.fail(
      new DatabaseUnreachable({
        address: displayed(url),
        reason: "an address looks like postgres://user:password@host:5432/name"
      })
    )
  }
  return Effect.succeed({ database: decodeURIComponent(parsed.pathname.slice(1)) || "postgres" })
}

/** The address as it may be shown: without password and options. */
export const displayed = (url: string): string => {
  const parsed = parse(url)
  if (parsed === null) return "(not an address)"
  return `postgres://${parsed.username === "" ? "" : `${parsed.username}@`}${parsed.host}${parsed.pathname}`
}

export const unreachable = (url: string, error: unknown): DatabaseUnreachable => {
  const cause = error instanceof AggregateError ? error.errors[0] : error
  const reason =
    reasons[codeOf(error) ?? codeOf(cause) ?? ""] ??
    withoutPassword(url, cause instanceof Error ? cause.message : String(cause))
  return new DatabaseUnreachable({ address: displayed(url), reason })
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "the name of the host cannot be looked up",
  ETIMEDOUT: "the host does not answer",
  EHOSTUNREACH: "there is no way to that host",
  ECONNRESET: "the host closed the connection",
  "28P01": "it refuses this user and password",
  "28000": "it refuses this user",
  "3D000": "it has no database of that name",
  "53300": "all its connections are taken",
  "57P03": "it is still starting",
  "42501": "this user may not create tables in it"
}

const withoutPassword = (url: string, text: string): string => {
  const password = parse(url)?.password ?? ""
  if (password === "") return text
  return text.replaceAll(password, "***").replaceAll(decodeURIComponent(password), "***")
}

const parse = (url: string): URL | null => {
  const parsed = URL.parse(url)
  return parsed !== null && ["postgres:", "postgresql:"].includes(parsed.protocol) ? parsed : null
}
