import { assert, describe, it } from "vitest"
import { shown } from "./shown.ts"
import { standard } from "./standard.ts"
import { titled, save, apply, did } from "./testing/people.ts"

describe("what a person sees", () => {
  const own = did(null, save(titled("Own")))
  const given = did(null, apply(titled("Given")), 1)

  it("is the dashboard that comes with Weir until something is saved", () => {
    assert.deepStrictEqual(shown(null, null), { ...standard, source: "default", revision: 0, locked: false })
  })

  it("is whichever was saved last of their own and everybody's, whatever the clocks said", () => {
    assert.deepInclude(shown(own, null), { source: "own", revision: 1 })
    assert.deepInclude(shown(own, given), { source: "everybody", revision: 1, locked: false })
    const since = did(own, save(titled("Own again")), 0, given)
    assert.strictEqual(shown(since, given).theme.title, "Own again")
    const later = did(given, apply(titled("Given again")), 1)
    assert.strictEqual(shown(since, later).theme.title, "Given again")
  })

  it("is everybody's where they are new", () => {
    assert.deepInclude(shown(null, given), { source: "everybody", theme: given.current.theme })
  })

  it("is everybody's while it is locked, whatever they have", () => {
    const locked = did(null, apply(titled("Given"), true))
    assert.deepInclude(shown({ ...own, over: 7 }, locked), { source: "everybody", locked: true })
  })
})
