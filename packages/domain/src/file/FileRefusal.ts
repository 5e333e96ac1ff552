/** Why may a command on a file be refused, besides what holds for every record? */
import { Schema } from "effect"
import { Uuid } from "../identity/Id.ts"
import type { CommonRefusal } from "../record/RecordRefusal.ts"

/** What the file is said to hang on is not there, or deleted. */
export class OriginNotFound extends Schema.TaggedError<OriginNotFound>()(
  "OriginNotFound",
  { kind: Schema.Literals(["note", "activity", "talk"]), id: Uuid },
  { httpApiStatus: 422 }
) {}

/** Every reason for which a command about a file is refused. */
export type FileRefusal = CommonRefusal | OriginNotFound
