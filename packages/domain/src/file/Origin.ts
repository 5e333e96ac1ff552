/** What does a file hang on, and what becomes of it when that goes and comes back (F1)? */
import type { Fact } from "../log/Event.ts"
import type { Command } from "../workbook/Act.ts"
import type { Whole } from "../record/Whole.ts"
import { type File, FileFact } from "./File.ts"

const kinds = { note: "note", task: "activity", chat: "talk" } as const

/** The note, activity or talk that a file hangs on. */
export const wholeOf = ({ origin, originId }: Pick<File, "origin" | "originId">): Whole => ({
  kind: kinds[origin],
  id: originId
})

/** What a fact or command deletes or restores that files may hang on; null for any other. */
export const goingOf = (one: Fact | Command): Whole | null => {
  switch (one._tag) {
    case "NoteDeleted":
    case "NoteRestored":
    case "DeleteNote":
    case "RestoreNote":
      return { kind: "note", id: one.noteId }
    case "ActivityDeleted":
    case "ActivityRestored":
    case "DeleteActivity":
    case "RestoreActivity":
      return { kind: "activity", id: one.activityId }
    case "TalkDeleted":
    case "TalkRestored":
    case "DeleteTalk":
    case "RestoreTalk":
      return { kind: "talk", id: one.talkId }
    default:
      return null
  }
}

/**
 * What happens to files when this happens to what they hang on: they go with it, and come back with it.
 *
 * A file that was deleted by itself before stays deleted.
 */
export const goingAlong = (fact: Fact, files: Iterable<File>): ReadonlyArray<FileFact> => {
  const whole = goingOf(fact)
  if (whole === null) return []
  const goes = fact._tag.endsWith("Deleted")
  return [...files].flatMap((file): ReadonlyArray<FileFact> => {
    const { id, kind } = wholeOf(file)
    if (id !== whole.id || kind !== whole.kind) return []
    if (goes)
      return file.deletedAt === null
        ? [FileFact.cases.FileDeleted.make({ fileId: file.id, withOrigin: true })]
        : []
    return file.deletedAt !== null && file.deletedWithOrigin
      ? [FileFact.cases.FileRestored.make({ fileId: file.id })]
      : []
  })
}
