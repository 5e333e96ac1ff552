/** What is a file? Something attached to a note, a task or a chat message: its name and size, not its bytes (F1). */
import { Schema } from "effect"
import { FileId, UserId, Uuid } from "../identity/Id.ts"
import { Bindings } from "../record/Binding.ts"
import { Name, text } from "../text/Text.ts"
import { InstantFromIso } from "../time/Instant.ts"

/** What is told of a file when it is added. `bytes` is its size; its content is kept elsewhere. */
export const FileDetails = {
  name: Name,
  mediaType: text(120),
  bytes: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)),
  origin: Schema.Literals(["note", "task", "chat"]),
  /** The note, activity or talk it hangs on. */
  originId: Uuid,
  /** Who uploaded it: a person, or null for a client in a chat. Client files are kept and not counted. */
  uploaderId: Schema.NullOr(UserId),
  bindings: Bindings
}

/** A file as its facts have left it. */
export const File = Schema.Struct({
  kind: Schema.Literal("file"),
  id: FileId,
  ...FileDetails,
  uploadedAt: InstantFromIso,
  /** What it was bound to when it was added, where that has changed since: the same file told again is known by it. */
  toldBindings: Schema.NullOr(Bindings),
  changedAt: InstantFromIso,
  deletedAt: Schema.NullOr(InstantFromIso),
  /** It went because what it hangs on was deleted, and comes back with that. */
  deletedWithOrigin: Schema.Boolean,
  version: Schema.Int
})
export type File = typeof File.Type

/** Everything that can happen to a file. */
export const FileFact = Schema.TaggedUnion({
  FileAdded: { fileId: FileId, ...FileDetails },
  FileRebound: { fileId: FileId, from: Bindings, to: Bindings },
  /** By itself, or along with what it hangs on. */
  FileDeleted: { fileId: FileId, withOrigin: Schema.Boolean },
  FileRestored: { fileId: FileId }
})
export type FileFact = typeof FileFact.Type

/** Everything that can be asked of a file. It is bound to at least one record. */
export const FileCommand = Schema.TaggedUnion({
  AddFile: { fileId: FileId, ...FileDetails, bindings: Bindings.check(Schema.isMinLength(1)) },
  RebindFile: { fileId: FileId, to: Bindings.check(Schema.isMinLength(1)) },
  DeleteFile: { fileId: FileId },
  RestoreFile: { fileId: FileId }
})
export type FileCommand = typeof FileCommand.Type
