// Does a link say everything that was recorded, and is its form what it always was?
import { hash } from "node:crypto"
import { assert, describe, test } from "vitest"
import { DealId, EventId, ImportId, TransactionId, UserId, WorkspaceId } from "../identity/Id.ts"
import * as Instant from "../time/Instant.ts"
import type { Event } from "./Event.ts"
import { linked, linkOf, noLink } from "./link.ts"

const digest = (text: string) => hash("sha256", text, "hex")
const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`

const event: Event = {
  seq: 1,
  id: EventId.make(id(1)),
  workspaceId: WorkspaceId.make(id(2)),
  occurredAt: Instant.iso("2026-03-01T10:00:00Z"),
  recordedAt: Instant.iso("2026-03-01T10:00:01Z"),
  actor: { kind: "user", userId: UserId.make(id(3)) },
  cause: { kind: "user" },
  transaction: TransactionId.make(id(4)),
  fact: { _tag: "DealDeleted", dealId: DealId.make(id(5)) } as Event["fact"]
}
const of = (changed: Partial<Event>, before = noLink) => {
  const one = { ...event, ...changed }
  return linkOf(digest, before, one, one.fact)
}

describe("a link", () => {
  test("is what it was when the first log was linked: another form would make every log look tampered with", () => {
    const told: Array<string> = []
    linkOf((text) => (told.push(text), ""), "before", event, event.fact)
    assert.deepStrictEqual(told, [
      `before\n[1,"${id(1)}","${id(2)}",1772359200000,1772359201000,"user","${id(3)}","user",null,"${id(4)}"]\n` +
        `{"_tag":"DealDeleted","dealId":"${id(5)}"}`
    ])
  })

  test("is another when anything is", () => {
    const others: ReadonlyArray<Partial<Event>> = [
      { seq: 2 },
      { id: EventId.make(id(6)) },
      { workspaceId: WorkspaceId.make(id(6)) },
      { occurredAt: Instant.iso("2026-03-01T10:00:00.001Z") },
      { recordedAt: Instant.iso("2026-03-01T10:00:01.001Z") },
      { actor: { kind: "robot", userId: UserId.make(id(3)) } },
      { actor: { kind: "user", userId: UserId.make(id(6)) } },
      { cause: { kind: "admin" } },
      { cause: { kind: "import", importId: ImportId.make(id(6)) } },
      { cause: { kind: "undo", importId: ImportId.make(id(6)) } },
      { cause: { kind: "undo", importId: ImportId.make(id(7)) } },
      { transaction: TransactionId.make(id(6)) },
      { fact: { ...event.fact, dealId: DealId.make(id(6)) } as Event["fact"] }
    ]
    const links = [{}, ...others].map((changed) => of(changed))
    assert.strictEqual(new Set([...links, of({}, "before")]).size, others.length + 2)
  })

  test("is made of the one before", () => {
    const [first, second] = linked(digest, noLink, [event, { ...event, seq: 2 }])
    assert.strictEqual(first?.link, of({}))
    assert.strictEqual(second?.link, of({ seq: 2 }, first?.link))
  })
})
