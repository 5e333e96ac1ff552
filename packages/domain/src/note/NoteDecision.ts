/** May this be done to a note, and what happens then? */
import { Equal, Result } from "effect"
import { ROBOT } from "../identity/Id.ts"
import type { Around } from "../record/Family.ts"
import { bound, type CommonRefusal, deleted, RecordExists, standing } from "../record/RecordRefusal.ts"
import type { Instant } from "../time/Instant.ts"
import { UserNotFound } from "../user/User.ts"
import { type Note, type NoteCommand, NoteFact } from "./Note.ts"

type Decision = Result.Result<ReadonlyArray<NoteFact>, CommonRefusal>

const { cases } = NoteFact
const nothing: Decision = Result.succeed([])
const happens = (fact: NoteFact): Decision => Result.succeed([fact])

/** What is asked of a note. Asking for what is already so makes nothing happen. */
export const decide = (state: Note | null, command: NoteCommand, at: Instant, around: Around): Decision => {
  const { noteId } = command
  if (command._tag === "AddNote") return add(state, command, around)
  if (command._tag === "RestoreNote")
    return Result.map(deleted("note", state, noteId, at), () => [cases.NoteRestored.make({ noteId })])
  return Result.flatMap(standing("note", state, noteId, at), (note) => {
    switch (command._tag) {
      case "EditNote":
        return command.to === note.text
          ? nothing
          : happens(cases.NoteEdited.make({ noteId, from: note.text, to: command.to }))
      case "RebindNote": {
        if (Equal.equals(command.to, note.bindings)) return nothing
        const added = command.to.filter((one) => !note.bindings.some((b) => Equal.equals(b, one)))
        return Result.map(bound(added, around), () => [
          cases.NoteRebound.make({ noteId, from: note.bindings, to: command.to })
        ])
      }
      case "DeleteNote":
        return happens(cases.NoteDeleted.make({ noteId }))
    }
  })
}

const add = (
  state: Note | null,
  { authorId, bindings, noteId, sort, text }: Extract<NoteCommand, { _tag: "AddNote" }>,
  around: Around
): Decision =>
  Result.gen(function* () {
    if (state !== null) {
      // What was first told counts, whatever has become of it since.
      const told = state.told ?? state
      const same = Equal.equals(
        [state.sort, state.authorId, told.text, told.bindings],
        [sort, authorId, text, bindings]
      )
      return same ? [] : yield* Result.fail(new RecordExists({ kind: "note", id: noteId }))
    }
    // What the system notes down may be the robot's; what counts was written by a person.
    if (around.user(authorId) === undefined || (sort === "common" && authorId === ROBOT))
      return yield* Result.fail(new UserNotFound({ id: authorId }))
    yield* bound(bindings, around)
    return [cases.NoteAdded.make({ noteId, sort, authorId, text, bindings })]
  })
