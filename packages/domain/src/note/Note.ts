/** What is a note? Something a person, or the system, wrote down about a deal or a client (N1, B9). */
import { Schema } from "effect"
import { NoteId, UserId } from "../identity/Id.ts"
import { Bindings } from "../record/Binding.ts"
import { LongText } from "../text/Text.ts"
import { InstantFromIso } from "../time/Instant.ts"

/** `common` notes are written by people and counted; `service` notes come from the system and are not. */
export const NoteSort = Schema.Literals(["common", "service"])
export type NoteSort = typeof NoteSort.Type

/** What is told of a note when it is added. */
export const NoteDetails = { sort: NoteSort, authorId: UserId, text: LongText, bindings: Bindings }

/** A note as its facts have left it. */
export const Note = Schema.Struct({
  kind: Schema.Literal("note"),
  id: NoteId,
  ...NoteDetails,
  addedAt: InstantFromIso,
  edits: Schema.Int,
  /** What it was when it was added, where that has changed since: the same note told again is known by it. */
  told: Schema.NullOr(Schema.Struct({ text: LongText, bindings: Bindings })),
  changedAt: InstantFromIso,
  deletedAt: Schema.NullOr(InstantFromIso),
  version: Schema.Int
})
export type Note = typeof Note.Type

/** Everything that can happen to a note. */
export const NoteFact = Schema.TaggedUnion({
  NoteAdded: { noteId: NoteId, ...NoteDetails },
  /** The log keeps every version. */
  NoteEdited: { noteId: NoteId, from: LongText, to: LongText },
  NoteRebound: { noteId: NoteId, from: Bindings, to: Bindings },
  NoteDeleted: { noteId: NoteId },
  NoteRestored: { noteId: NoteId }
})
export type NoteFact = typeof NoteFact.Type

/** Everything that can be asked of a note. It is bound to at least one record. */
export const NoteCommand = Schema.TaggedUnion({
  AddNote: { noteId: NoteId, ...NoteDetails, bindings: Bindings.check(Schema.isMinLength(1)) },
  EditNote: { noteId: NoteId, to: LongText },
  RebindNote: { noteId: NoteId, to: Bindings.check(Schema.isMinLength(1)) },
  DeleteNote: { noteId: NoteId },
  RestoreNote: { noteId: NoteId }
})
export type NoteCommand = typeof NoteCommand.Type
