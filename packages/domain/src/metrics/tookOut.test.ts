import { assert, describe, it } from "vitest"
import type { Event } from "../log/Event.ts"
import { hows, tookOut } from "./tookOut.ts"

const event = (_tag: string, fact: object = {}): Event => ({ fact: { _tag, ...fact } }) as unknown as Event
const move = (from: string, to: string) => event("DealMoved", { from: { kind: from }, to: { kind: to } })

describe("the word for what took a record out of a number", () => {
  it("says of a move whether the deal was taken up again", () => {
    assert.strictEqual(tookOut(move("won", "open")), "reopened")
    assert.strictEqual(tookOut(move("lost", "incoming")), "reopened")
    assert.strictEqual(tookOut(move("won", "lost")), "movedOn")
    assert.strictEqual(tookOut(move("open", "open")), "movedOn")
    assert.strictEqual(tookOut(move("open", "won")), "movedOn")
  })

  it("is the same for records of every kind that were deleted or brought back", () => {
    for (const kind of ["Deal", "Activity", "Call", "Talk", "Note", "File"]) {
      assert.strictEqual(tookOut(event(`${kind}Deleted`)), "deleted")
      assert.strictEqual(tookOut(event(`${kind}Restored`)), "restored")
    }
    assert.strictEqual(tookOut(event("DealAbsorbed")), "merged")
    assert.strictEqual(tookOut(event("DealReleased")), "unmerged")
  })

  it("is a correction where nothing better is known, whatever the event is called", () => {
    for (const tag of ["DealSourceChanged", "DealBudgetChanged", "toString", "__proto__"])
      assert.strictEqual(tookOut(event(tag)), "corrected")
    assert.include(hows, tookOut(event("ActivityCompleted")))
  })
})
