/** What is an import? A job with a file, a mapping and a count of what became of each row, kept so that it can be resumed and undone. */
import { Schema } from "effect"
import { ImportId, UserId } from "../identity/Id.ts"
import { LongText, text } from "../text/Text.ts"
import { InstantFromIso } from "../time/Instant.ts"

/** `uploaded` waits for a mapping, `ready` for the word to run, `failed` says why and can be run again. */
export const ImportState = Schema.Literals([
  "uploaded",
  "ready",
  "running",
  "finished",
  "failed",
  "undoing",
  "undone"
])
export type ImportState = typeof ImportState.Type

/** `rows = created + updated + skipped + failed` holds at every moment for the rows that are done. */
export const ImportCounts = Schema.Struct({
  created: Schema.Int,
  updated: Schema.Int,
  skipped: Schema.Int,
  failed: Schema.Int
})
export type ImportCounts = typeof ImportCounts.Type

/** An import as it stands: its file, its mapping, and how far it has come. */
export const ImportJob = Schema.Struct({
  id: ImportId,
  fileName: text(255),
  /** SHA-256 of the file's bytes, in hex. */
  fileHash: text(64),
  bytes: Schema.Int,
  /** The mapping as a person saved it; null until one is chosen. */
  mapping: Schema.NullOr(Schema.Json),
  state: ImportState,
  startedBy: UserId,
  createdAt: InstantFromIso,
  changedAt: InstantFromIso,
  finishedAt: Schema.NullOr(InstantFromIso),
  /** All rows of the file, known after the first reading. */
  rows: Schema.NullOr(Schema.Int),
  /** Rows that are done: the run goes on after this one. */
  done: Schema.Int,
  counts: ImportCounts,
  /** Why it failed, in words. */
  problem: Schema.NullOr(LongText),
  version: Schema.Int
})
export type ImportJob = typeof ImportJob.Type

/** What can become of a row. */
export const RowOutcome = Schema.Literals(["created", "updated", "skipped", "failed"])
export type RowOutcome = typeof RowOutcome.Type

/** What became of one row of the file. */
export const ImportRow = Schema.Struct({
  /** The row's number in the file as a person counts it, header included. */
  row: Schema.Int,
  outcome: RowOutcome,
  reason: Schema.NullOr(LongText),
  /** The record it made or changed. */
  subject: Schema.NullOr(Schema.String)
})
export type ImportRow = typeof ImportRow.Type
