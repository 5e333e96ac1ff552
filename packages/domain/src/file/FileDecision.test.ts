import { Result } from "effect"
import { assert, describe, it } from "vitest"
import { FileId, NoteId, ROBOT, UserId } from "../identity/Id.ts"
import type { Fact } from "../log/Event.ts"
import type { Around } from "../record/Family.ts"
import type { Whole } from "../record/Whole.ts"
import * as Instant from "../time/Instant.ts"
import { robot, type User } from "../user/User.ts"
import { type File, FileCommand } from "./File.ts"
import { decide } from "./FileDecision.ts"
import { evolve } from "./evolve.ts"
import { goingAlong } from "./Origin.ts"

const [monday, tuesday] = [Instant.iso("2024-03-04T09:00Z"), Instant.iso("2024-03-05T09:00Z")]
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`
const ann = UserId.make(uuid(1))
const uploader = { id: ann, name: "Ann", disabled: false } as User
const around = {
  user: (id: UserId) => (id === ROBOT ? robot : id === ann ? uploader : undefined),
  has: (_: string, id: string) => id === uuid(10),
  whole: ({ id, kind }: Whole) =>
    kind === "note" && id === uuid(6)
      ? { deletedAt: null }
      : kind === "talk" && id === uuid(8)
        ? { deletedAt: monday }
        : undefined
} as unknown as Around

const fileId = FileId.make(uuid(5))
const { cases } = FileCommand
const add = cases.AddFile.make({
  fileId,
  name: "plan.pdf",
  mediaType: "application/pdf",
  bytes: 1200,
  origin: "note",
  originId: uuid(6),
  uploaderId: ann,
  bindings: [{ kind: "deal", id: uuid(10) }]
})
const did = (state: File | null, command: FileCommand, at = monday): File => {
  const after = Result.getOrThrow(decide(state, command, at, around)).reduce<File | null>(
    (s, fact) => evolve(s, fact, at),
    state
  )
  if (after === null) throw new Error("nothing came of it")
  return after
}
const refused = (state: File | null, command: FileCommand, at = monday) => {
  const made = decide(state, command, at, around)
  return Result.isFailure(made) ? made.failure._tag : "carried out"
}
const added = did(null, add)

describe("a file", () => {
  it("keeps its name, size and where it hangs", () => {
    assert.deepInclude(added, {
      name: "plan.pdf",
      bytes: 1200,
      origin: "note",
      uploadedAt: monday,
      version: 1
    })
  })

  it("is a client's when nobody here uploaded it, and never the robot's", () => {
    assert.isNull(did(null, { ...add, uploaderId: null }).uploaderId)
    assert.strictEqual(refused(null, { ...add, uploaderId: ROBOT }), "UserNotFound")
    assert.strictEqual(refused(null, { ...add, uploaderId: UserId.make(uuid(2)) }), "UserNotFound")
  })

  it("told again with the same contents is the same file, with others it is refused", () => {
    assert.deepStrictEqual(decide(added, { ...add }, tuesday, around), Result.succeed([]))
    assert.strictEqual(refused(added, { ...add, bytes: 1201 }), "RecordExists")
  })

  it("told again after it was bound elsewhere, or deleted, is still the same file", () => {
    const moved = { ...add, bindings: [{ kind: "contact" as const, id: uuid(10) }] }
    const rebound = did(added, cases.RebindFile.make({ fileId, to: moved.bindings }), tuesday)
    assert.deepStrictEqual(decide(rebound, add, tuesday, around), Result.succeed([]))
    assert.strictEqual(refused(rebound, moved), "RecordExists")
    const gone = did(rebound, cases.DeleteFile.make({ fileId }), tuesday)
    assert.deepStrictEqual(decide(gone, add, tuesday, around), Result.succeed([]))
  })

  it("hangs on a note, a task or a talk that is there", () => {
    assert.strictEqual(refused(null, { ...add, originId: uuid(7) }), "OriginNotFound")
    assert.strictEqual(refused(null, { ...add, origin: "task" }), "OriginNotFound")
    assert.strictEqual(refused(null, { ...add, origin: "chat", originId: uuid(8) }), "OriginNotFound")
  })

  it("is about something that is there", () => {
    const to = [{ kind: "deal" as const, id: uuid(11) }]
    assert.strictEqual(refused(null, { ...add, bindings: to }), "BindingNotFound")
    assert.strictEqual(refused(added, cases.RebindFile.make({ fileId, to }), tuesday), "BindingNotFound")
    const same = cases.RebindFile.make({ fileId, to: [...add.bindings] })
    assert.deepStrictEqual(decide(added, same, tuesday, around), Result.succeed([]))
    const elsewhere = { ...added, bindings: to }
    assert.deepStrictEqual(did(elsewhere, same, tuesday).bindings, add.bindings)
  })

  it("can be deleted and restored, and nothing else meanwhile", () => {
    const gone = did(added, cases.DeleteFile.make({ fileId }), tuesday)
    assert.strictEqual(gone.deletedAt, tuesday)
    assert.strictEqual(refused(gone, cases.DeleteFile.make({ fileId }), tuesday), "RecordIsDeleted")
    assert.isNull(did(gone, cases.RestoreFile.make({ fileId }), tuesday).deletedAt)
    assert.strictEqual(refused(added, cases.RestoreFile.make({ fileId })), "RecordIsNotDeleted")
    assert.strictEqual(refused(null, cases.DeleteFile.make({ fileId })), "RecordNotFound")
  })
})

describe("what a file hangs on", () => {
  const noteId = NoteId.make(uuid(6))
  const gone: Fact = { _tag: "NoteDeleted", noteId }
  const back: Fact = { _tag: "NoteRestored", noteId }
  const follow = (fact: Fact, file: File, at = tuesday): File =>
    goingAlong(fact, [file]).reduce((state, one) => evolve(state, one, at), file)

  it("takes the file with it, and brings it back", () => {
    const hidden = follow(gone, added)
    assert.deepStrictEqual([hidden.deletedAt, hidden.deletedWithOrigin], [tuesday, true])
    const shown = follow(back, hidden)
    assert.deepStrictEqual([shown.deletedAt, shown.deletedWithOrigin], [null, false])
  })

  it("leaves a file deleted that was deleted by itself", () => {
    const dropped = did(added, cases.DeleteFile.make({ fileId }))
    assert.deepStrictEqual(follow(gone, dropped), dropped)
    assert.deepStrictEqual(follow(back, dropped), dropped)
  })

  it("keeps the file from being restored while it is gone itself", () => {
    const orphan = { ...did(added, cases.DeleteFile.make({ fileId })), originId: uuid(7) }
    assert.strictEqual(refused(orphan, cases.RestoreFile.make({ fileId })), "OriginNotFound")
  })

  it("is one record of one kind: what else has that id, or happens to the note, changes no file", () => {
    for (const fact of [
      { _tag: "ActivityDeleted", activityId: uuid(6) },
      { _tag: "NoteEdited", noteId },
      { _tag: "NoteDeleted", noteId: uuid(7) }
    ])
      assert.deepStrictEqual(goingAlong(fact as unknown as Fact, [added]), [])
  })

  it("never turns back the time at which the file last changed", () =>
    assert.strictEqual(follow(gone, added, Instant.make(monday - 1)).changedAt, monday))
})
