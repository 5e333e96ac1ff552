import { Result, Schema } from "effect"
import { assert, describe, it } from "vitest"
import { DashboardId, TeamId, UserId } from "../identity/Id.ts"
import type { Around } from "../record/Family.ts"
import * as Instant from "../time/Instant.ts"
import { robot, type User } from "../user/User.ts"
import { type Arrangement, Dashboard, DashboardCommand, keptRevisions } from "./Dashboard.ts"
import { decide } from "./DashboardDecision.ts"
import { dashboards } from "./DashboardFamily.ts"
import { evolve } from "./evolve.ts"
import { shown } from "./shown.ts"
import { standard } from "./standard.ts"
import type { Widget } from "./Widget.ts"

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`
const [ann, ben, gone, nobody] = [1, 2, 3, 4].map((n) => UserId.make(uuid(n))) as [
  UserId,
  UserId,
  UserId,
  UserId
]
const workspaceId = uuid(100)
const people = new Map<string, Partial<User>>([
  [ann, { id: ann, name: "Ann", role: "admin", disabled: false }],
  [ben, { id: ben, name: "Ben", role: "manager", disabled: false }],
  [gone, { id: gone, name: "Gil", role: "admin", disabled: true }],
  [robot.id, robot]
])
const team = TeamId.make(uuid(50))
const around = (everybodys: Dashboard | null = null) =>
  ({
    workspace: { id: workspaceId },
    user: (id: string) => people.get(id),
    team: (id: string) => (id === team ? { id } : undefined),
    pipeline: (id: string) => (id === uuid(60) ? { id } : undefined),
    holderOfKey: (key: string) => (key === "everybody" ? everybodys : null)
  }) as unknown as Around

const { cases } = DashboardCommand
const minute = 60_000
const at = (n: number) => Instant.make(Instant.iso("2026-11-02T09:00Z") + n * minute)

const widget = (n: number, over: Partial<Widget> = {}): Widget => ({
  id: uuid(200 + n),
  type: "won-deals",
  x: 0,
  y: 5 * n,
  w: 3,
  h: 5,
  settings: {},
  ...over
})
const arranged = (...layout: ReadonlyArray<Widget>): Arrangement => ({ layout, theme: standard.theme })
const titled = (title: string, ...layout: ReadonlyArray<Widget>): Arrangement => ({
  layout,
  theme: { ...standard.theme, title }
})
const save = (of: Arrangement, ownerId = ben) =>
  cases.SaveDashboard.make({ dashboardId: DashboardId.make(ownerId), ownerId, ...of })
const apply = (of: Arrangement, locked = false, byId = ann) =>
  cases.ApplyDashboard.make({ dashboardId: DashboardId.make(workspaceId), byId, ...of, locked, people: 2 })
const restore = (id: string, revision: number, byId = ben) =>
  cases.RestoreDashboard.make({ dashboardId: DashboardId.make(id), revision, byId, people: 2 })

const facts = (
  state: Dashboard | null,
  command: DashboardCommand,
  when = 0,
  everybodys: Dashboard | null = null
) => Result.getOrThrow(decide(state, command, at(when), around(everybodys)))
const did = (
  state: Dashboard | null,
  command: DashboardCommand,
  when = 0,
  everybodys: Dashboard | null = null
): Dashboard => {
  const after = facts(state, command, when, everybodys).reduce<Dashboard | null>(
    (s, fact) => evolve(s, fact, at(when)),
    state
  )
  return after ?? assert.fail("nothing came of it")
}
const refused = (
  state: Dashboard | null,
  command: DashboardCommand,
  when = 0,
  everybodys: Dashboard | null = null
) => {
  const made = decide(state, command, at(when), around(everybodys))
  return Result.isFailure(made) ? made.failure : assert.fail("it was carried out")
}
const problems = (state: Dashboard | null, of: Arrangement, everybodys: Dashboard | null = null) => {
  const refusal = refused(state, save(of), 99, everybodys)
  return refusal._tag === "LayoutRefused"
    ? refusal.problems.map(({ field, widget: id }) => `${Number(id.slice(-3)) - 200} ${field}`)
    : assert.fail(refusal._tag)
}

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

describe("a layout", () => {
  it("with widgets one upon another, beyond the columns, or with one id twice is refused, widget by widget", () => {
    assert.deepStrictEqual(problems(null, arranged(widget(0), widget(1, { y: 4 }))), ["1 layout.1.y"])
    assert.deepStrictEqual(problems(null, arranged(widget(0, { x: 10 }))), ["0 layout.0.x"])
    assert.deepStrictEqual(problems(null, arranged(widget(0), widget(1, { id: uuid(200) }))), [
      "0 layout.1.id"
    ])
  })

  it("with widgets smaller than they can be read on is refused", () => {
    assert.deepStrictEqual(problems(null, arranged(widget(0, { type: "deal-dynamics", w: 5, h: 5 }))), [
      "0 layout.0.w",
      "0 layout.0.h"
    ])
  })

  it("with settings that a kind has not is refused with widget, field and reason, all of them at once", () => {
    const wrong = arranged(
      widget(0, { settings: { measure: "count" } }),
      widget(1, { settings: { top: 51, format: "pie" } }),
      widget(2)
    )
    assert.deepStrictEqual(problems(null, wrong).sort(), [
      "0 layout.0.settings.measure",
      "1 layout.1.settings.format",
      "1 layout.1.settings.top"
    ])
  })

  it("may name pipelines, people and teams that are there, and no others", () => {
    const named = (pipeline: string, user: string, team_: string) =>
      arranged(widget(0, { settings: { pipeline, users: { users: [user], teams: [team_] } } }))
    assert.lengthOf(facts(null, save(named(uuid(60), ann, team))), 1)
    assert.deepStrictEqual(problems(null, named(uuid(61), nobody, uuid(51))), [
      "0 layout.0.settings.pipeline",
      "0 layout.0.settings.users.users.0",
      "0 layout.0.settings.users.teams.0"
    ])
  })

  it("cannot begin with a kind of widget that nobody knows", () => {
    for (const type of ["weather", "constructor"])
      assert.deepStrictEqual(problems(null, arranged(widget(0, { type }))), ["0 layout.0.type"])
  })

  it("keeps a widget of a later version as it was, wherever it is moved, and one that was had before", () => {
    const later = widget(0, { type: "weather", settings: { town: "Halden" } })
    const own = evolve(null, { ...facts(null, save(arranged()))[0]!, layout: [later] }, at(0))
    const moved = arranged({ ...later, x: 6, h: 1, w: 1 })
    const after = did(own, save(moved), 1)
    const without = did(after, save(arranged()), 2)
    assert.deepStrictEqual(did(without, save(moved), 3).current.layout, moved.layout)
    assert.deepStrictEqual(problems(own, arranged({ ...later, settings: { town: "Oslo" } })), [
      "0 layout.0.type"
    ])
    assert.deepStrictEqual(problems(own, arranged({ ...later, id: uuid(205) })), ["5 layout.0.type"])
    const everybodys = { ...own, id: DashboardId.make(workspaceId), ownerId: null }
    assert.deepStrictEqual(did(null, save(moved), 1, everybodys).current.layout, moved.layout)
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
