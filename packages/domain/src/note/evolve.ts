/** What is a note after one more fact? */
import type { Instant } from "../time/Instant.ts"
import type { Note, NoteFact } from "./Note.ts"

/** The note after `fact`, which occurred at `at`. Only `NoteAdded` may meet none. */
export const evolve = (state: Note | null, fact: NoteFact, at: Instant): Note => {
  if (fact._tag === "NoteAdded") {
    const { _tag: _, noteId, ...kept } = fact
    return {
      ...kept,
      kind: "note",
      id: noteId,
      addedAt: at,
      edits: 0,
      told: null,
      changedAt: at,
      deletedAt: null,
      version: 1
    }
  }
  if (state === null) throw new Error(`note ${fact.noteId} was never added`)
  const told = state.told ?? { text: state.text, bindings: state.bindings }
  const next = { ...state, changedAt: at, version: state.version + 1 }
  switch (fact._tag) {
    case "NoteEdited":
      return { ...next, told, text: fact.to, edits: state.edits + 1 }
    case "NoteRebound":
      return { ...next, told, bindings: fact.to }
    case "NoteDeleted":
      return { ...next, deletedAt: at }
    case "NoteRestored":
      return { ...next, deletedAt: null }
  }
}
