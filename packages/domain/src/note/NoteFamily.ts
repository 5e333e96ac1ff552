/** How do notes belong among the records? */
import * as Family from "../record/Family.ts"
import { Note, NoteCommand, NoteFact } from "./Note.ts"
import { decide } from "./NoteDecision.ts"
import { evolve } from "./evolve.ts"

/** Everything the rest of the core needs to know about notes. */
export const notes = Family.make({
  kind: "note",
  Fact: NoteFact,
  Command: NoteCommand,
  State: Note,
  idOf: (fact) => fact.noteId,
  subjectOf: (command) => command.noteId,
  mentions: (c) =>
    c._tag === "AddNote" ? { bindings: c.bindings } : c._tag === "RebindNote" ? { bindings: c.to } : {},
  decide,
  evolve,
  placed: (s) => ({ key: null, ownerId: s.authorId, bindings: s.bindings, at: s.addedAt, open: false })
})
