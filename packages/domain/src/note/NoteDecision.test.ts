import { Result } from "effect"
import { assert, describe, it } from "vitest"
import { NoteId, ROBOT, UserId } from "../identity/Id.ts"
import type { Around } from "../record/Family.ts"
import * as Instant from "../time/Instant.ts"
import { robot, type User } from "../user/User.ts"
import { type Note, NoteCommand } from "./Note.ts"
import { decide } from "./NoteDecision.ts"
import { evolve } from "./evolve.ts"

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`
const ann = UserId.make(uuid(1))
const author = { id: ann, name: "Ann", disabled: false } as User
const around = {
  user: (id: UserId) => (id === ROBOT ? robot : id === ann ? author : undefined),
  has: (_: string, id: string) => id === uuid(10)
} as unknown as Around

const noteId = NoteId.make(uuid(5))
const { cases } = NoteCommand
const add = cases.AddNote.make({
  noteId,
  sort: "common",
  authorId: ann,
  text: "They like red",
  bindings: [{ kind: "deal", id: uuid(10) }]
})
const [monday, tuesday] = [Instant.iso("2024-03-04T09:00Z"), Instant.iso("2024-03-05T09:00Z")]
const did = (state: Note | null, command: NoteCommand, at = monday): Note => {
  const after = Result.getOrThrow(decide(state, command, at, around)).reduce<Note | null>(
    (s, fact) => evolve(s, fact, at),
    state
  )
  if (after === null) throw new Error("nothing came of it")
  return after
}
const refused = (state: Note | null, command: NoteCommand, at = monday) => {
  const made = decide(state, command, at, around)
  return Result.isFailure(made) ? made.failure._tag : "carried out"
}
const added = did(null, add)

describe("a note", () => {
  it("counts its edits, and the log keeps every version", () => {
    const edit = cases.EditNote.make({ noteId, to: "They like blue" })
    assert.deepInclude(Result.getOrThrow(decide(added, edit, tuesday, around))[0], {
      from: "They like red",
      to: "They like blue"
    })
    assert.deepInclude(did(added, edit, tuesday), { text: "They like blue", edits: 1, addedAt: monday })
    assert.deepStrictEqual(
      decide(added, cases.EditNote.make({ noteId, to: "They like red" }), tuesday, around),
      Result.succeed([])
    )
  })

  it("of people is written by a person, one of the system may be the robot's", () => {
    assert.strictEqual(refused(null, { ...add, authorId: ROBOT }), "UserNotFound")
    assert.strictEqual(refused(null, { ...add, authorId: UserId.make(uuid(2)) }), "UserNotFound")
    assert.strictEqual(did(null, { ...add, authorId: ROBOT, sort: "service" }).authorId, ROBOT)
  })

  it("told again with the same contents is the same note, with others it is refused", () => {
    assert.deepStrictEqual(decide(added, add, tuesday, around), Result.succeed([]))
    assert.strictEqual(refused(added, { ...add, sort: "service" }), "RecordExists")
  })

  it("told again after it was edited, bound elsewhere or deleted, is still the same note", () => {
    const edited = did(added, cases.EditNote.make({ noteId, to: "They like blue" }), tuesday)
    const to = [{ kind: "contact" as const, id: uuid(10) }]
    const moved = did(edited, cases.RebindNote.make({ noteId, to }), tuesday)
    const gone = did(moved, cases.DeleteNote.make({ noteId }), tuesday)
    for (const state of [edited, moved, gone])
      assert.deepStrictEqual(decide(state, add, tuesday, around), Result.succeed([]))
    assert.strictEqual(refused(moved, { ...add, text: "They like blue", bindings: to }), "RecordExists")
  })

  it("is about something that is there, but keeps what has gone since", () => {
    const lost = [{ kind: "deal" as const, id: uuid(11) }]
    assert.strictEqual(refused(null, { ...add, bindings: lost }), "BindingNotFound")
    const to = [...add.bindings, ...lost]
    assert.strictEqual(refused(added, cases.RebindNote.make({ noteId, to }), tuesday), "BindingNotFound")
    const kept = { ...added, bindings: to }
    assert.deepStrictEqual(did(kept, cases.RebindNote.make({ noteId, to: lost }), tuesday).bindings, lost)
    assert.deepStrictEqual(
      decide(kept, cases.RebindNote.make({ noteId, to }), tuesday, around),
      Result.succeed([])
    )
  })

  it("can be deleted and restored, and not edited meanwhile, nor before its last change", () => {
    const gone = did(added, cases.DeleteNote.make({ noteId }), tuesday)
    assert.strictEqual(refused(gone, cases.EditNote.make({ noteId, to: "x" }), tuesday), "RecordIsDeleted")
    assert.isNull(did(gone, cases.RestoreNote.make({ noteId }), tuesday).deletedAt)
    assert.strictEqual(refused(added, cases.RestoreNote.make({ noteId })), "RecordIsNotDeleted")
    assert.strictEqual(refused(gone, cases.RestoreNote.make({ noteId }), monday), "HappenedBeforeLastChange")
    assert.strictEqual(refused(null, cases.DeleteNote.make({ noteId })), "RecordNotFound")
  })
})
