/** Who tries what with dashboards in tests? Ann, an admin, and Ben, who is none. */
import { Result } from "effect"
import { assert } from "vitest"
import { DashboardId, TeamId, UserId } from "../../identity/Id.ts"
import type { Around } from "../../record/Family.ts"
import * as Instant from "../../time/Instant.ts"
import { robot, type User } from "../../user/User.ts"
import { type Arrangement, type Dashboard, DashboardCommand } from "../Dashboard.ts"
import { decide } from "../DashboardDecision.ts"
import { evolve } from "../evolve.ts"
import { standard } from "../standard.ts"
import type { Widget } from "../Widget.ts"

export const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`
export const [ann, ben, gone, nobody] = [1, 2, 3, 4].map((n) => UserId.make(uuid(n))) as [
  UserId,
  UserId,
  UserId,
  UserId
]
export const workspaceId = uuid(100)
const people = new Map<string, Partial<User>>([
  [ann, { id: ann, name: "Ann", role: "admin", disabled: false }],
  [ben, { id: ben, name: "Ben", role: "manager", disabled: false }],
  [gone, { id: gone, name: "Gil", role: "admin", disabled: true }],
  [robot.id, robot]
])
export const team = TeamId.make(uuid(50))
export const around = (everybodys: Dashboard | null = null) =>
  ({
    workspace: { id: workspaceId },
    user: (id: string) => people.get(id),
    team: (id: string) => (id === team ? { id } : undefined),
    pipeline: (id: string) => (id === uuid(60) ? { id } : undefined),
    holderOfKey: (key: string) => (key === "everybody" ? everybodys : null)
  }) as unknown as Around

const { cases } = DashboardCommand
const minute = 60_000
export const at = (n: number) => Instant.make(Instant.iso("2026-11-02T09:00Z") + n * minute)

export const widget = (n: number, over: Partial<Widget> = {}): Widget => ({
  id: uuid(200 + n),
  type: "won-deals",
  x: 0,
  y: 5 * n,
  w: 3,
  h: 5,
  settings: {},
  ...over
})
export const arranged = (...layout: ReadonlyArray<Widget>): Arrangement => ({ layout, theme: standard.theme })
export const titled = (title: string, ...layout: ReadonlyArray<Widget>): Arrangement => ({
  layout,
  theme: { ...standard.theme, title }
})
export const save = (of: Arrangement, ownerId = ben) =>
  cases.SaveDashboard.make({ dashboardId: DashboardId.make(ownerId), ownerId, ...of })
export const apply = (of: Arrangement, locked = false, byId = ann) =>
  cases.ApplyDashboard.make({ dashboardId: DashboardId.make(workspaceId), byId, ...of, locked, people: 2 })
export const restore = (id: string, revision: number, byId = ben) =>
  cases.RestoreDashboard.make({ dashboardId: DashboardId.make(id), revision, byId, people: 2 })

export const facts = (
  state: Dashboard | null,
  command: DashboardCommand,
  when = 0,
  everybodys: Dashboard | null = null
) => Result.getOrThrow(decide(state, command, at(when), around(everybodys)))
export const did = (
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
export const refused = (
  state: Dashboard | null,
  command: DashboardCommand,
  when = 0,
  everybodys: Dashboard | null = null
) => {
  const made = decide(state, command, at(when), around(everybodys))
  return Result.isFailure(made) ? made.failure : assert.fail("it was carried out")
}
export const problems = (state: Dashboard | null, of: Arrangement, everybodys: Dashboard | null = null) => {
  const refusal = refused(state, save(of), 99, everybodys)
  return refusal._tag === "LayoutRefused"
    ? refusal.problems.map(({ field, widget: id }) => `${Number(id.slice(-3)) - 200} ${field}`)
    : assert.fail(refusal._tag)
}
