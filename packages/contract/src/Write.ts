/** What may accompany a change? A key that makes repeating it harmless, and the version it was made against. */
import { CommandKey } from "@weir/domain/identity/Id"
import { Schema } from "effect"

/** `Idempotency-Key`: 1 to 128 printable characters. The same key with the same request gives the first answer again; with another, 422. */
export const writeHeaders = {
  "idempotency-key": Schema.optionalKey(CommandKey),
  "x-csrf-token": Schema.optionalKey(Schema.String)
}

/** `If-Match: "v7"`: the version that the change was made against. 428 when it is missing, 412 when it is stale. */
export const changeHeaders = {
  ...writeHeaders,
  "if-match": Schema.optionalKey(
    Schema.String.annotate({
      description:
        'Needed: the version that the change was made against, such as "v7" in quotes, as the ETag of the record gives it. Without it the answer is 428, with a stale one 412.'
    })
  )
}

/** For records that are no deals: only what would replace somebody's work needs a version, everything else is decided again. */
export const recordHeaders = {
  ...writeHeaders,
  "if-match": Schema.optionalKey(
    Schema.String.annotate({
      description:
        'The version that the change was made against, such as "v7" in quotes, as the ETag of the record gives it; 412 when it is stale. Without one a command that replaces a text, a date, an owner or the like is answered with 428.'
    })
  )
}

/** `ETag: "v7"`, the version of a record. */
export const versionTag = (version: number): string => `"v${version}"`

/** The version in an `If-Match`, or null when it is none of ours. */
export const versionIn = (tag: string): number | null => {
  const match = /^"v(\d{1,15})"$/.exec(tag.trim())
  return match === null ? null : Number(match[1])
}
