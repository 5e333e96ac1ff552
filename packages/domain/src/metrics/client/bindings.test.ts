import { assert, it } from "vitest"
import type { EventDraft } from "../../log/Event.ts"
import { bindingsBook } from "./bindings.ts"

const posted = (fact: object) =>
  bindingsBook
    .post({ occurredAt: 50, fact } as unknown as EventDraft)
    .map(({ at, key, subject, tally }) => [at, key.of, subject, key.to, key.id, tally.n])

const dora = { kind: "contact", id: "dora" }
const mill = { kind: "deal", id: "mill" }
const dam = { kind: "deal", id: "dam" }

it("a new record is bound to all it is about, by what it is", () => {
  const kinds = {
    ActivityAdded: "activity",
    CallRecorded: "call",
    TalkOpened: "talk",
    NoteAdded: "note",
    FileAdded: "file"
  }
  for (const [_tag, of] of Object.entries(kinds))
    assert.deepStrictEqual(posted({ _tag, [`${of}Id`]: "x", bindings: [mill, dora] }), [
      [50, of, "x", "deal", "mill", 1],
      [50, of, "x", "contact", "dora", 1]
    ])
  assert.deepStrictEqual(
    posted({ _tag: "DealCreated", dealId: "mill", contactId: "dora", companyId: null }),
    [[50, "deal", "mill", "contact", "dora", 1]]
  )
  assert.deepStrictEqual(posted({ _tag: "DealCreated", dealId: "mill", contactId: null, companyId: "oil" }), [
    [50, "deal", "mill", "company", "oil", 1]
  ])
})

it("what a record stays bound to is not entered again", () => {
  const [from, to] = [
    [mill, dora],
    [dora, dam]
  ]
  const changed = (of: string) => [
    [50, of, "x", "deal", "mill", -1],
    [50, of, "x", "deal", "dam", 1]
  ]
  for (const [_tag, of] of Object.entries({
    CallRebound: "call",
    TalkRebound: "talk",
    NoteRebound: "note",
    FileRebound: "file"
  }))
    assert.deepStrictEqual(posted({ _tag, [`${of}Id`]: "x", from, to }), changed(of))
  assert.deepStrictEqual(
    posted({ _tag: "ActivityChanged", activityId: "x", from: { bindings: from }, to: { bindings: to } }),
    changed("activity")
  )
  assert.deepStrictEqual(
    posted({
      _tag: "DealDetailsChanged",
      dealId: "x",
      from: { contactId: "dora", companyId: null },
      to: { contactId: "dora", companyId: "oil" }
    }),
    [[50, "deal", "x", "company", "oil", 1]]
  )
})

it("things of another kind under the same id, or of the same kind under another, are others", () => {
  const other = { kind: "company", id: "dora" }
  assert.deepStrictEqual(posted({ _tag: "CallRebound", callId: "x", from: [dora], to: [other] }), [
    [50, "call", "x", "contact", "dora", -1],
    [50, "call", "x", "company", "dora", 1]
  ])
  assert.deepStrictEqual(posted({ _tag: "CallHandled", callId: "x" }), [])
})
