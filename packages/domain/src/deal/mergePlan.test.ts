import { assert, describe, it } from "vitest"
import { ContactId, NoteId, UserId } from "../identity/Id.ts"
import type { Note } from "../note/Note.ts"
import type { StateOf } from "../record/families.ts"
import * as Instant from "../time/Instant.ts"
import { rebinding, reboundOf, returning } from "./mergePlan.ts"

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`
const [winner, loser] = [uuid(1), uuid(2)]
const deal = (id: string) => ({ kind: "deal" as const, id })
const dora = { kind: "contact" as const, id: ContactId.make(uuid(3)) }

const note = (n: number, bindings: Note["bindings"], deletedAt: number | null = null): StateOf =>
  ({
    kind: "note",
    id: NoteId.make(uuid(n)),
    bindings,
    authorId: UserId.make(uuid(4)),
    deletedAt: deletedAt === null ? null : Instant.make(deletedAt)
  }) as unknown as StateOf

describe("when a deal becomes a part of another", () => {
  it("what was bound to it goes over, and keeps whatever else it was bound to", () => {
    assert.deepStrictEqual(rebinding([note(10, [deal(loser), dora])], loser, winner), [
      { _tag: "RebindNote", noteId: NoteId.make(uuid(10)), to: [deal(winner), dora] }
    ])
  })

  it("what was bound to both is bound to the other once", () => {
    assert.deepStrictEqual(
      rebinding([note(10, [deal(winner), deal(loser)])], loser, winner).map((one) => "to" in one && one.to),
      [[deal(winner)]]
    )
  })

  it("and comes back from where it is still bound, beside the other where it was bound to both", () => {
    const [own, both] = [note(10, [deal(loser), dora]), note(11, [deal(winner), deal(loser)])]
    const rebound = reboundOf([own, both], loser, winner)
    assert.deepStrictEqual(
      rebound.map((one) => one.both),
      [false, true]
    )
    const after = [note(10, [deal(winner), dora]), note(11, [deal(winner)])]
    assert.deepStrictEqual(
      returning(after, rebound, loser, winner).map((one) => "to" in one && one.to),
      [
        [deal(loser), dora],
        [deal(winner), deal(loser)]
      ]
    )
    const elsewhere = [note(10, [dora]), note(11, [deal(winner)], 5), note(12, [deal(winner)])]
    assert.deepStrictEqual(returning(elsewhere, rebound, loser, winner), [])
  })

  it("what is deleted, or about something else, stays", () => {
    assert.deepStrictEqual(rebinding([note(10, [deal(loser)], 5), note(11, [dora])], loser, winner), [])
  })
})
