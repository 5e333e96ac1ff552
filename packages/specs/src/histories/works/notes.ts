/** What is wanted of notes and files? */
import { FileCommand } from "@weir/domain/file/File"
import { FileId, NoteId, ROBOT } from "@weir/domain/identity/Id"
import type { State } from "@weir/domain/log/replay"
import { NoteCommand } from "@weir/domain/note/Note"
import { id } from "@weir/domain/workbook/ids"
import type { Pick } from "../intents.ts"
import { about } from "./about.ts"
import type { Wanted, Work } from "./Work.ts"

export const notes: Work = {
  wishes: {
    addNote: 10,
    editNote: 2,
    rebindNote: 1,
    dropNote: 4,
    bringNote: 6,
    addFile: 10,
    rebindFile: 1,
    dropFile: 4,
    bringFile: 6
  },
  wanted: (state, wish, pick) =>
    wish.endsWith("Note") ? ofNote(state, wish, pick) : ofFile(state, wish, pick)
}

const ofNote = (state: State, wish: string, pick: Pick): Wanted | null => {
  const all = [...state.records.note.values()]
  const bindings = about(state, pick)
  // Who wants something of a note where there is none begins with one.
  if (wish === "addNote" || all.length === 0) {
    const author = pick(0, [...state.users.values()])?.id
    if (author === undefined || bindings.length === 0) return null
    const sort = pick(1, ["common", "common", "common", "service"] as const) ?? "common"
    const authorId = pick(4, [author, author, author, author, ROBOT]) ?? author
    const noteId = NoteId.make(id("note", all.length))
    const text = `Note ${all.length}`
    return {
      command: NoteCommand.cases.AddNote.make({ noteId, sort, authorId, text, bindings: [...bindings] }),
      earliest: null
    }
  }
  const note = pick(0, preferred(all, wish === "bringNote"))
  if (note === undefined) return null
  const { changedAt: earliest, id: noteId } = note
  switch (wish) {
    case "editNote":
      return {
        command: NoteCommand.cases.EditNote.make({ noteId, to: pick(1, ["Better", note.text]) ?? "Better" }),
        earliest
      }
    case "rebindNote":
      return bindings.length === 0
        ? null
        : { command: NoteCommand.cases.RebindNote.make({ noteId, to: [...bindings] }), earliest }
    case "dropNote":
      return { command: NoteCommand.cases.DeleteNote.make({ noteId }), earliest }
    default:
      return { command: NoteCommand.cases.RestoreNote.make({ noteId }), earliest }
  }
}

const ofFile = (state: State, wish: string, pick: Pick): Wanted | null => {
  const all = [...state.records.file.values()]
  const bindings = about(state, pick)
  if (wish === "addFile" || all.length === 0) {
    const user = pick(0, [...state.users.values()])?.id
    if (user === undefined || bindings.length === 0) return null
    const command = FileCommand.cases.AddFile.make({
      fileId: FileId.make(id("file", all.length)),
      name: `file-${all.length}.pdf`,
      mediaType: "application/pdf",
      bytes: 1000 + all.length,
      ...origin(state, pick),
      // Null is a client.
      uploaderId: pick(4, [user, user, user, null, ROBOT]) ?? null,
      bindings: [...bindings]
    })
    return { command, earliest: null }
  }
  const file = pick(0, preferred(all, wish === "bringFile"))
  if (file === undefined) return null
  const { changedAt: earliest, id: fileId } = file
  switch (wish) {
    case "rebindFile":
      return bindings.length === 0
        ? null
        : { command: FileCommand.cases.RebindFile.make({ fileId, to: [...bindings] }), earliest }
    case "dropFile":
      return { command: FileCommand.cases.DeleteFile.make({ fileId }), earliest }
    default:
      return { command: FileCommand.cases.RestoreFile.make({ fileId }), earliest }
  }
}

/** Something to hang on, mostly what is there; now and then nothing is. */
const origin = (state: State, pick: Pick) => {
  const { activity, note, talk } = state.records
  const wholes = [
    ...[...note.keys()].map((originId) => ({ origin: "note" as const, originId })),
    ...[...activity.keys()].map((originId) => ({ origin: "task" as const, originId })),
    ...[...talk.keys()].map((originId) => ({ origin: "chat" as const, originId }))
  ]
  const nothing = { origin: "note" as const, originId: id("note", 9999) }
  return pick(1, wholes.length === 0 ? [nothing] : [...wholes, ...wholes, ...wholes, nothing]) ?? nothing
}

/** Those that stand, or those that are gone; any when there is none. */
const preferred = <A extends { readonly deletedAt: unknown }>(
  all: ReadonlyArray<A>,
  gone: boolean
): ReadonlyArray<A> => {
  const fitting = all.filter((one) => (one.deletedAt !== null) === gone)
  return fitting.length > 0 ? fitting : all
}
