/** Which command does a line of a story about notes and files mean? */
import { FileCommand } from "@weir/domain/file/File"
import { FileId, NoteId, ROBOT, UserId } from "@weir/domain/identity/Id"
import type { NoteLine } from "@weir/domain/metrics/lines/NoteLine"
import { NoteCommand } from "@weir/domain/note/Note"
import { aboutOf } from "./aboutOf.ts"
import type { Telling } from "./Telling.ts"

export const notes: Telling<NoteLine> = (line, scene): NoteCommand | FileCommand | null => {
  const { idOf, somebody } = scene
  const person = (name = somebody) => UserId.make(idOf(name))
  const noteId = (name: string) => NoteId.make(idOf(`n ${name}`))
  const fileId = (name: string) => FileId.make(idOf(`f ${name}`))
  if ("note" in line)
    return NoteCommand.cases.AddNote.make({
      noteId: noteId(line.note),
      sort: line.service === true ? "service" : "common",
      authorId: line.service === true ? ROBOT : person(line.by),
      text: line.note,
      bindings: [...aboutOf(line.for, scene)]
    })
  if ("edit" in line) return NoteCommand.cases.EditNote.make({ noteId: noteId(line.edit), to: line.text })
  if ("dropNote" in line) return NoteCommand.cases.DeleteNote.make({ noteId: noteId(line.dropNote) })
  if ("bringNote" in line) return NoteCommand.cases.RestoreNote.make({ noteId: noteId(line.bringNote) })
  if ("dropFile" in line) return FileCommand.cases.DeleteFile.make({ fileId: fileId(line.dropFile) })
  if ("file" in line)
    return FileCommand.cases.AddFile.make({
      fileId: fileId(line.file),
      name: line.file,
      mediaType: "application/octet-stream",
      bytes: 1,
      origin: line.origin,
      originId: idOf({ note: `n ${line.on}`, task: `t ${line.on}`, chat: line.on }[line.origin]),
      uploaderId: line.by === null ? null : person(line.by),
      bindings: [...aboutOf(line.for, scene)]
    })
  return null
}
