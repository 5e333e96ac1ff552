/** Which version was a change made against? A change without one is not taken, so that nobody's work is overwritten unseen. */
import { versionIn } from "@weir/contract/Write"
import { Effect, Schema } from "effect"

export class VersionMissing extends Schema.TaggedError<VersionMissing>()(
  "VersionMissing",
  { field: Schema.Literal("if-match"), reason: Schema.String },
  { httpApiStatus: 428 }
) {}

export class VersionMalformed extends Schema.TaggedError<VersionMalformed>()(
  "VersionMalformed",
  { field: Schema.Literal("if-match"), reason: Schema.String },
  { httpApiStatus: 400 }
) {}

/** The version in an `If-Match` header. */
export const versionOf = (
  tag: string | undefined
): Effect.Effect<number, VersionMissing | VersionMalformed> => {
  if (tag === undefined) {
    return Effect.fail(
      new VersionMissing({
        field: "if-match",
        reason: 'send the ETag that the record was read with, such as "v3"'
      })
    )
  }
  const version = versionIn(tag)
  return version === null
    ? Effect.fail(
        new VersionMalformed({ field: "if-match", reason: 'it must be an ETag such as "v3", in quotes' })
      )
    : Effect.succeed(version)
}
