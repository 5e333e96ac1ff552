import { Result, Schema } from "effect"
import { assert, describe, it } from "vitest"
import { DashboardId } from "../identity/Id.ts"
import { robot } from "../user/User.ts"
import { Dashboard, keptRevisions } from "./Dashboard.ts"
import { decide } from "./DashboardDecision.ts"
import { dashboards } from "./DashboardFamily.ts"
import { standard } from "./standard.ts"
import {
  uuid,
  ann,
  ben,
  gone,
  nobody,
  workspaceId,
  around,
  at,
  widget,
  arranged,
  titled,
  save,
  apply,
  restore,
  facts,
  did,
  refused
} from "./testing/people.ts"

describe("a person's own dashboard", () => {
  it("is what they saved, and keeps what it was among its revisions", () => {
    const first = did(null, save(arranged(widget(0))))
    const second = did(first, save(titled("Mine", widget(0))), 1)
    assert.deepInclude(second, { ownerId: ben, version: 2, locked: false, over: 0 })
    assert.deepInclude(second.current, { number: 2, savedBy: ben, savedAt: at(1) })
    assert.strictEqual(second.current.theme.title, "Mine")
    assert.deepStrictEqual(second.earlier, [first.current])
    assert.isTrue(Schema.is(Schema.toType(Dashboard))(second))
  })

  it("may be empty, and may be the one that comes with Weir", () => {
    assert.strictEqual(did(null, save(arranged())).current.layout.length, 0)
    assert.deepStrictEqual(did(null, save(standard)).current.layout, standard.layout)
  })

  it("saved as it is makes nothing happen, unless everybody was given another since", () => {
    const own = did(null, save(arranged(widget(0))))
    assert.deepStrictEqual(facts(own, save(arranged(widget(0))), 1), [])
    const everybodys = did(null, apply(arranged(widget(1))), 2)
    const [again] = facts(own, save(arranged(widget(0))), 3, everybodys)
    assert.deepInclude(again, { _tag: "DashboardSaved", over: 1, restored: null })
  })

  it("is theirs alone: nobody saves or restores that of another, not even an admin", () => {
    const own = did(null, save(arranged(widget(0))))
    const other = { ...save(arranged(widget(0))), ownerId: ann }
    assert.strictEqual(refused(own, other, 1)._tag, "RecordNotFound")
    assert.strictEqual(refused(own, restore(ben, 1, ann), 1)._tag, "RecordNotFound")
    assert.strictEqual(refused(null, restore(ben, 1))._tag, "RecordNotFound")
  })

  it("belongs to somebody who is here: not the robot, nobody disabled or unknown", () => {
    assert.strictEqual(refused(null, save(arranged(), gone))._tag, "UserIsDisabled")
    assert.strictEqual(refused(null, save(arranged(), nobody))._tag, "UserNotFound")
    assert.strictEqual(refused(null, save(arranged(), robot.id))._tag, "UserNotFound")
  })

  it("cannot be saved before it was saved last", () => {
    const own = did(null, save(arranged(widget(0))), 5)
    assert.strictEqual(refused(own, save(arranged()), 4)._tag, "HappenedBeforeLastChange")
  })

  it("keeps so many revisions and no more", () => {
    let own: Dashboard | null = null
    for (let n = 0; n <= keptRevisions + 1; n++) own = did(own, save(titled(String(n))), n)
    assert.deepStrictEqual(
      own?.earlier.map(({ number }) => number),
      Array.from({ length: keptRevisions }, (_, n) => keptRevisions + 1 - n)
    )
  })
})

describe("a dashboard for everybody", () => {
  it("is given by admins only, whatever the command says", () => {
    assert.strictEqual(refused(null, apply(arranged(), false, ben))._tag, "OnlyAdminsApply")
    assert.strictEqual(refused(null, apply(arranged(), false, gone))._tag, "UserIsDisabled")
    const [fact] = facts(null, apply(arranged(widget(0)), true))
    assert.deepInclude(fact, { _tag: "DashboardTemplateApplied", people: 2, locked: true, byId: ann })
    assert.strictEqual(
      refused(did(null, apply(arranged())), restore(workspaceId, 1, ben), 1)._tag,
      "OnlyAdminsApply"
    )
  })

  it("is one, and nobody's own", () => {
    const asAnns = { ...apply(arranged()), dashboardId: DashboardId.make(ann) }
    assert.strictEqual(refused(null, asAnns)._tag, "RecordExists")
    const given = did(null, apply(arranged()))
    const second = { ...apply(arranged()), dashboardId: DashboardId.make(uuid(101)) }
    assert.strictEqual(refused(null, second, 1, given)._tag, "RecordExists")
    assert.strictEqual(did(given, apply(titled("Again")), 1, given).current.number, 2)
  })

  it("that is locked refuses to save or restore one's own, and lets it again once it is unlocked", () => {
    const own = did(did(null, save(arranged(widget(0)))), save(arranged(widget(1))), 1)
    const locked = did(null, apply(arranged(), true), 2)
    assert.deepInclude(refused(own, save(arranged(widget(0))), 3, locked), {
      _tag: "DashboardIsLocked",
      since: at(2)
    })
    assert.strictEqual(refused(own, restore(ben, 1), 3, locked)._tag, "DashboardIsLocked")
    assert.strictEqual(refused(null, save(arranged(), ann), 3, locked)._tag, "DashboardIsLocked")
    const unlocked = did(locked, apply(arranged(), false), 4)
    assert.strictEqual(did(own, restore(ben, 1), 5, unlocked).over, 2)
  })

  it("given again is given again, for those who changed theirs since; while it is locked nobody can have", () => {
    const open = did(null, apply(arranged(widget(0))))
    assert.lengthOf(facts(open, apply(arranged(widget(0))), 1), 1)
    const locked = did(open, apply(arranged(widget(0)), true), 1)
    assert.deepStrictEqual(facts(locked, apply(arranged(widget(0)), true), 2), [])
    assert.deepStrictEqual(facts(locked, restore(workspaceId, 2, ann), 2), [])
  })
})

describe("a revision", () => {
  it("that is taken back is what it was, as a new one", () => {
    const first = did(null, save(titled("One", widget(0))))
    const second = did(first, save(titled("Two")), 1)
    const back = did(second, restore(ben, 1), 2)
    assert.deepInclude(back.current, { layout: first.current.layout, theme: first.current.theme, number: 3 })
    assert.deepInclude(facts(second, restore(ben, 1), 2)[0], { restored: 1 })
    assert.deepStrictEqual(facts(back, restore(ben, 3), 3), [])
  })

  it("of everybody's is taken back for everybody, locked or not as it is", () => {
    const first = did(null, apply(titled("One"), false))
    const second = did(first, apply(titled("Two"), true), 1)
    const back = did(second, restore(workspaceId, 1, ann), 2)
    assert.strictEqual(back.current.theme.title, "One")
    assert.isTrue(back.locked)
  })

  it("that is not kept is refused, with those that are", () => {
    const own = did(did(null, save(arranged())), save(titled("Two")), 1)
    assert.deepInclude(refused(own, restore(ben, 3), 2), {
      _tag: "RevisionNotKept",
      revision: 3,
      kept: [2, 1]
    })
  })
})

describe("dashboards among the records", () => {
  it("are held by their owner, and everybody's is found by its name", () => {
    const own = dashboards.placed(did(null, save(arranged())))
    const everybodys = dashboards.placed(did(null, apply(arranged())))
    assert.deepInclude(own, { ownerId: ben, key: null, bindings: [] })
    assert.deepInclude(everybodys, { ownerId: null, key: "everybody" })
  })

  it("the one that comes with Weir can be saved as it is", () => {
    assert.deepStrictEqual(problemsOfStandard(), [])
  })
})

function problemsOfStandard() {
  const made = decide(null, save(standard), at(0), around())
  return Result.isFailure(made) ? [made.failure] : []
}
