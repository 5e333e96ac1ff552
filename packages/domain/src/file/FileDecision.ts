/** May this be done to a file, and what happens then? */
import { Equal, Result } from "effect"
import { ROBOT } from "../identity/Id.ts"
import type { Around } from "../record/Family.ts"
import { bound, deleted, RecordExists, standing } from "../record/RecordRefusal.ts"
import type { Instant } from "../time/Instant.ts"
import { UserNotFound } from "../user/User.ts"
import { type File, type FileCommand, FileFact } from "./File.ts"
import { type FileRefusal, OriginNotFound } from "./FileRefusal.ts"
import { wholeOf } from "./Origin.ts"

type Decision = Result.Result<ReadonlyArray<FileFact>, FileRefusal>

const { cases } = FileFact

/** What is asked of a file. Asking for what is already so makes nothing happen. */
export const decide = (state: File | null, command: FileCommand, at: Instant, around: Around): Decision => {
  const { fileId } = command
  if (command._tag === "AddFile") return add(state, command, around)
  if (command._tag === "RestoreFile")
    return Result.gen(function* () {
      const file = yield* deleted("file", state, fileId, at)
      yield* there(file, around)
      return [cases.FileRestored.make({ fileId })]
    })
  return Result.flatMap(standing("file", state, fileId, at), (file): Decision => {
    if (command._tag === "DeleteFile")
      return Result.succeed([cases.FileDeleted.make({ fileId, withOrigin: false })])
    if (Equal.equals(command.to, file.bindings)) return Result.succeed([])
    const added = command.to.filter((one) => !file.bindings.some((b) => Equal.equals(b, one)))
    return Result.map(bound(added, around), () => [
      cases.FileRebound.make({ fileId, from: file.bindings, to: command.to })
    ])
  })
}

const add = (
  state: File | null,
  command: Extract<FileCommand, { _tag: "AddFile" }>,
  around: Around
): Decision =>
  Result.gen(function* () {
    const { _tag: _, fileId, ...details } = command
    if (state !== null) {
      const { bytes, mediaType, name, origin, originId, uploaderId } = state
      // What was first told counts, whatever has become of it since.
      const bindings = state.toldBindings ?? state.bindings
      const same = Equal.equals({ bindings, bytes, mediaType, name, origin, originId, uploaderId }, details)
      return same ? [] : yield* Result.fail(new RecordExists({ kind: "file", id: fileId }))
    }
    const { bindings, uploaderId } = details
    // A client's file has no uploader here; the robot uploads nothing.
    if (uploaderId !== null && (uploaderId === ROBOT || around.user(uploaderId) === undefined))
      return yield* Result.fail(new UserNotFound({ id: uploaderId }))
    yield* bound(bindings, around)
    yield* there(details, around)
    return [cases.FileAdded.make({ fileId, ...details })]
  })

/** Whether what a file hangs on is there. */
const there = (file: Pick<File, "origin" | "originId">, around: Around): Result.Result<void, FileRefusal> => {
  const whole = wholeOf(file)
  return around.whole(whole)?.deletedAt === null
    ? Result.succeed(undefined)
    : Result.fail(new OriginNotFound(whole))
}
