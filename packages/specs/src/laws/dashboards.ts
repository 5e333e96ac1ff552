/** Laws of dashboards: what was saved can be had again as it was, everybody's takes nothing away, and nobody sees anything but what was saved last. */
import type { Arrangement, Dashboard, DashboardCommand } from "@weir/domain/dashboard/Dashboard"
import { columns } from "@weir/domain/dashboard/Grid"
import { shown } from "@weir/domain/dashboard/shown"
import { standard } from "@weir/domain/dashboard/standard"
import type { Widget } from "@weir/domain/dashboard/Widget"
import { kindOf, options, widgetTypes } from "@weir/domain/dashboard/widgetKinds"
import { DashboardId, type UserId } from "@weir/domain/identity/Id"
import * as Instant from "@weir/domain/time/Instant"
import { around } from "@weir/domain/workbook/perform"
import { id } from "@weir/domain/workbook/ids"
import { Result } from "effect"
import { assert } from "vitest"
import type { Law, Trial } from "./Law.ts"

/** A dashboard after each of its facts in turn, as the log has them: the n-th is its revision n. */
const told = ({ events }: Trial): ReadonlyMap<string, ReadonlyArray<Arrangement>> => {
  const all = new Map<string, Array<Arrangement>>()
  for (const { fact } of events) {
    if (fact._tag !== "DashboardSaved" && fact._tag !== "DashboardTemplateApplied") continue
    const { dashboardId, layout, theme } = fact
    const own = all.get(dashboardId) ?? []
    all.set(dashboardId, own)
    own.push({ layout, theme })
  }
  return all
}

const replayed = ({ core, events }: Trial): ReadonlyMap<string, Dashboard> => {
  const { dashboard } = core.families
  const all = new Map<string, Dashboard>()
  for (const { fact, occurredAt } of events)
    if (fact._tag === "DashboardSaved" || fact._tag === "DashboardTemplateApplied")
      all.set(fact.dashboardId, dashboard.evolve(all.get(fact.dashboardId) ?? null, fact, occurredAt))
  return all
}

/** What people go on to do with their dashboards after a history: an office in which everything may be tried. */
const office = (trial: Trial) => {
  const { core, events, picks, played } = trial
  const { dashboard } = core.families
  const kept = new Map(replayed(trial))
  const users = [...played.state.users.values()].filter(({ disabled }) => !disabled)
  const admin = users.find(({ role }) => role === "admin") ?? assert.fail("there always is an admin")
  const everybodys = DashboardId.make(played.state.workspace?.id ?? assert.fail("a workspace was opened"))
  let now = Instant.make((events.at(-1)?.recordedAt ?? 0) + 86_400_000)
  const ask = (command: DashboardCommand) => {
    now = Instant.make(now + 1000)
    const there = { ...around(played.state), holderOfKey: () => kept.get(everybodys) ?? null }
    const made = dashboard.decide(kept.get(command.dashboardId) ?? null, command, now, there)
    if (Result.isSuccess(made))
      for (const fact of made.success)
        kept.set(fact.dashboardId, dashboard.evolve(kept.get(fact.dashboardId) ?? null, fact, now))
    return made
  }
  const carryOut = (command: DashboardCommand) => {
    const made = ask(command)
    return Result.isSuccess(made) ? made.success : assert.fail(`${command._tag}: ${made.failure._tag}`)
  }
  const refused = (command: DashboardCommand): string => {
    const made = ask(command)
    return Result.isFailure(made) ? made.failure._tag : "carried out"
  }
  const people = users.length
  return {
    admin: admin.id,
    user: users[(picks[0] ?? 0) % users.length] ?? admin,
    seen: (userId: UserId) => shown(kept.get(userId) ?? null, kept.get(everybodys) ?? null),
    own: (userId: UserId) => kept.get(userId) ?? null,
    do: carryOut,
    refused,
    save: (ownerId: UserId, of: Arrangement): DashboardCommand => ({
      _tag: "SaveDashboard",
      dashboardId: DashboardId.make(ownerId),
      ownerId,
      ...of
    }),
    apply: (of: Arrangement, locked: boolean, byId: UserId = admin.id): DashboardCommand => ({
      _tag: "ApplyDashboard",
      dashboardId: everybodys,
      byId,
      ...of,
      locked,
      people
    }),
    restore: (dashboardId: string, revision: number, byId: UserId): DashboardCommand => ({
      _tag: "RestoreDashboard",
      dashboardId: DashboardId.make(dashboardId),
      revision,
      byId,
      people
    })
  }
}

const widget = (n: number, over: Partial<Widget> = {}): Widget => ({
  id: id("entry", 800 + n),
  type: widgetTypes[n % widgetTypes.length] ?? "nps",
  x: 0,
  y: 9 * n,
  w: columns,
  h: 9,
  settings: {},
  ...over
})

/** An arrangement that no history has. */
const arranged = (n: number, title: string): Arrangement => ({
  layout: [widget(n), widget(n + 1)],
  theme: { ...standard.theme, title }
})

const same = (a: Arrangement, b: Arrangement, what: string): void =>
  assert.deepStrictEqual({ layout: a.layout, theme: a.theme }, { layout: b.layout, theme: b.theme }, what)

const leftAmongRevisions: Law = {
  name: "A dashboard that everybody was given leaves everyone's own among the revisions",
  proves: ["D3"],
  holds: (trial) => {
    const { admin, apply, do: make, own, restore, save, seen, user } = office(trial)
    const had = [arranged(1, "First"), arranged(2, "Second"), arranged(3, "Third")]
    const given = arranged(4, "Given")
    make(apply(standard, false))
    for (const one of had) make(save(user.id, one))
    make(apply(given, true))
    same(seen(user.id), given, "everybody sees what everybody was given")
    assert.strictEqual(seen(user.id).source, "everybody")
    const mine = own(user.id) ?? assert.fail("their own is still there")
    make(apply(given, false, admin))
    for (const [n, one] of had.entries()) {
      make(restore(user.id, mine.current.number - 2 + n, user.id))
      same(seen(user.id), one, "what they had, they have again")
      assert.strictEqual(seen(user.id).source, "own")
    }
  }
}

const restoredIsWhatItWas: Law = {
  name: "A restored dashboard is what it was",
  proves: ["D1", "D2", "D3"],
  holds: (trial) => {
    const revisions = told(trial)
    for (const { fact } of trial.events) {
      if (fact._tag !== "DashboardSaved" && fact._tag !== "DashboardTemplateApplied") continue
      if (fact.restored === null) continue
      const was = revisions.get(fact.dashboardId)?.[fact.restored - 1] ?? assert.fail("it was never saved")
      same(fact, was, "in the log")
    }
    const { apply, do: make, own, restore, save, user } = office(trial)
    const wanted = [arranged(4, "One"), arranged(5, "Two"), arranged(6, "Three")]
    make(apply(standard, false))
    for (const one of wanted) make(save(user.id, one))
    const last = own(user.id)?.current.number ?? 0
    for (const [n, one] of wanted.entries()) {
      make(restore(user.id, last - 2 + n, user.id))
      same(own(user.id)?.current ?? standard, one, `revision ${last - 2 + n}`)
    }
  }
}

const lastIsShown: Law = {
  name: "Everybody sees what was saved last, their own or everybody's, and everybody's while it is locked",
  proves: ["D3", "G14"],
  holds: (trial) => {
    const kept = replayed(trial)
    const everybodys = kept.get(trial.played.state.workspace?.id ?? "") ?? null
    const given = trial.events.filter(({ fact }) => fact._tag === "DashboardTemplateApplied").at(-1)
    for (const { id: userId } of trial.played.state.users.values()) {
      const last = trial.events.findLast(
        ({ fact }) =>
          (fact._tag === "DashboardSaved" && fact.ownerId === userId) ||
          fact._tag === "DashboardTemplateApplied"
      )
      const locked = given?.fact._tag === "DashboardTemplateApplied" && given.fact.locked
      const due = locked ? given : last
      const seen = shown(kept.get(userId) ?? null, everybodys)
      if (due === undefined) assert.strictEqual(seen.source, "default")
      else if (due.fact._tag === "DashboardSaved" || due.fact._tag === "DashboardTemplateApplied")
        same(seen, due.fact, `${userId}`)
    }
    const { apply, do: make, save, seen, user } = office(trial)
    make(apply(arranged(7, "Given"), false))
    make(save(user.id, arranged(8, "Own")))
    assert.strictEqual(seen(user.id).source, "own")
    make(apply(arranged(7, "Given"), false))
    assert.strictEqual(seen(user.id).source, "everybody")
  }
}

const wholeOrRefused: Law = {
  name: "No dashboard has a widget upon another, beyond the columns, or with what its kind has not",
  proves: ["D1", "D6"],
  holds: (trial) => {
    for (const revisions of told(trial).values()) for (const { layout } of revisions) lawful(layout)
    const { apply, do: make, refused, save, user } = office(trial)
    make(apply(standard, false))
    const [n = 0, m = 0] = trial.picks
    const one = widget(n % 7)
    const strange =
      options.find((option) => !(kindOf(one.type)?.options ?? []).includes(option)) ?? "pipeline"
    for (const [layout, why] of [
      [[one, widget((n % 7) + 1, { y: one.y + (m % 9) })], "one lies upon another"],
      [[{ ...one, x: 1 + (m % 11) }], "it reaches beyond the columns"],
      [[one, { ...widget((n % 7) + 1), id: one.id }], "two have one id"],
      [[{ ...one, w: 1 }], "it is smaller than it can be read on"],
      [[{ ...one, settings: { [strange]: true } }], "its kind has no such setting"],
      [[{ ...one, type: "weather", id: id("entry", 899) }], "nobody knows its kind"]
    ] as const) {
      const of = { layout, theme: standard.theme }
      assert.strictEqual(refused(save(user.id, of)), "LayoutRefused", why)
      assert.strictEqual(refused(apply(of, false)), "LayoutRefused", why)
    }
  }
}

/** Every field of the grid is taken once. */
const lawful = (layout: Arrangement["layout"]): void => {
  const taken = new Set<string>()
  for (const { h, w, x, y } of layout) {
    assert.isAtMost(x + w, columns)
    for (let column = x; column < x + w; column++)
      for (let row = y; row < y + h; row++) {
        const field = `${column} ${row}`
        assert.isFalse(taken.has(field), `two widgets lie on ${field}`)
        taken.add(field)
      }
  }
}

const settled: Law = {
  name: "Saving the dashboard one sees makes nothing happen, and none is saved while everybody has the same",
  proves: ["D3", "G19"],
  holds: (trial) => {
    const { apply, do: make, own, refused, restore, save, user } = office(trial)
    make(apply(standard, false))
    make(save(user.id, arranged(9, "Own")))
    assert.isEmpty(make(save(user.id, arranged(9, "Own"))))
    assert.isEmpty(make(restore(user.id, own(user.id)?.current.number ?? 0, user.id)))
    make(apply(standard, true))
    assert.strictEqual(refused(save(user.id, arranged(10, "Own"))), "DashboardIsLocked")
    assert.strictEqual(
      refused(restore(user.id, own(user.id)?.current.number ?? 0, user.id)),
      "DashboardIsLocked"
    )
    assert.isEmpty(make(apply(standard, true)))
  }
}

const adminsOnly: Law = {
  name: "Nobody but an admin gives everybody a dashboard, and nobody saves another's",
  proves: ["D3", "G16"],
  holds: (trial) => {
    const { admin, apply, do: make, refused, restore, save } = office(trial)
    const users = [...trial.played.state.users.values()].filter(({ disabled }) => !disabled)
    make(apply(standard, false))
    make(save(admin, arranged(11, "Admin's")))
    for (const { id: userId, role } of users) {
      if (role === "admin") continue
      assert.strictEqual(refused(apply(arranged(12, "Mine"), false, userId)), "OnlyAdminsApply")
      const theirs = { ...save(userId, arranged(12, "Mine")), dashboardId: DashboardId.make(admin) }
      assert.strictEqual(refused(theirs as DashboardCommand), "RecordNotFound")
      assert.strictEqual(refused(restore(admin, 1, userId)), "RecordNotFound")
    }
  }
}

export const laws: ReadonlyArray<Law> = [
  leftAmongRevisions,
  restoredIsWhatItWas,
  lastIsShown,
  wholeOrRefused,
  settled,
  adminsOnly
]
