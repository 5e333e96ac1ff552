/** What is said of a failure that nobody foresaw? What it is called and where it happened; nothing that anybody had typed. */
import { Cause, Schema, SchemaIssue } from "effect"

const issuesOf = SchemaIssue.makeFormatterStandardSchemaV1()

/** The message of an error without the values that it may quote. */
const messageOf = (error: Error): string => {
  if (Schema.isSchemaError(error)) {
    const paths = issuesOf(error.issue).issues.map(({ path = [] }) =>
      path.map((part) => String(typeof part === "object" ? part.key : part)).join(".")
    )
    return `it does not fit its schema at ${[...new Set(paths)].slice(0, 10).join(", ") || "its root"}`
  }
  // Refusals carry facts: their name says enough.
  if ("_tag" in error && typeof error._tag === "string") return error._tag
  // The parser of JSON quotes what it could not read.
  return error instanceof SyntaxError ? (error.message.split(/["'`]/)[0] ?? "") : error.message
}

const framesOf = ({ stack = "" }: Error): ReadonlyArray<string> =>
  stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim())

const asError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error(`something was thrown that is no error: a ${typeof thrown}`)

const errorsIn = (cause: Cause.Cause<unknown>): ReadonlyArray<Error> =>
  cause.reasons.flatMap((reason) => {
    if (Cause.isInterruptReason(reason)) return []
    return [asError(Cause.isFailReason(reason) ? reason.error : reason.defect)]
  })

const nameOf = (error: Error): string =>
  "_tag" in error && typeof error._tag === "string" ? error._tag : error.name

/** Its errors in words: names, messages without values, and where each came from. */
export const inWords = (cause: Cause.Cause<unknown>): string =>
  errorsIn(cause)
    .map((error) => [`${nameOf(error)}: ${messageOf(error)}`, ...framesOf(error)].join("\n  "))
    .join("\n") || "it was interrupted"

/** The same cause as it may leave the process: errors of its errors' names, with the places and without a message. */
export const nameless = (cause: Cause.Cause<unknown>): Cause.Cause<unknown> =>
  Cause.fromReasons(
    cause.reasons.map((reason) => {
      if (Cause.isInterruptReason(reason)) return reason
      const error = asError(Cause.isFailReason(reason) ? reason.error : reason.defect)
      const bare = new Error("see the log")
      bare.name = nameOf(error)
      bare.stack = [bare.name, ...framesOf(error)].join("\n    ")
      return Cause.makeDieReason(bare)
    })
  )
