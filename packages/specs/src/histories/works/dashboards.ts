/** What is wanted of dashboards? Saved, given to everybody and had again, some as they may not be. */
import { type Arrangement, DashboardCommand } from "@weir/domain/dashboard/Dashboard"
import { standard } from "@weir/domain/dashboard/standard"
import type { Widget } from "@weir/domain/dashboard/Widget"
import { DashboardId, ROBOT, type UserId } from "@weir/domain/identity/Id"
import type { State } from "@weir/domain/log/replay"
import { id } from "@weir/domain/workbook/ids"
import type { Pick } from "../intents.ts"
import type { Wanted, Work } from "./Work.ts"

export const dashboards: Work = {
  // No number counts what becomes of dashboards: they happen beside everything else.
  aside: true,
  wishes: { saveDashboard: 1, applyDashboard: 1, restoreDashboard: 1 },
  wanted: (state, wish, pick) => {
    switch (wish) {
      case "saveDashboard":
        return save(state, pick)
      case "applyDashboard":
        return apply(state, pick)
      default:
        return restore(state, pick)
    }
  }
}

const { cases } = DashboardCommand

const save = (state: State, pick: Pick): Wanted | null => {
  const ownerId = somebody(state, pick)
  if (ownerId === undefined) return null
  const dashboardId = DashboardId.make(ownerId)
  return {
    command: cases.SaveDashboard.make({ dashboardId, ownerId, ...arrangement(pick) }),
    earliest: state.records.dashboard.get(dashboardId)?.changedAt ?? null
  }
}

const apply = (state: State, pick: Pick): Wanted | null => {
  const byId = admin(state, pick)
  if (state.workspace === null || byId === undefined) return null
  const dashboardId = DashboardId.make(state.workspace.id)
  const locked = pick(3, [false, false, false, true]) ?? false
  return {
    command: cases.ApplyDashboard.make({
      dashboardId,
      byId,
      ...arrangement(pick),
      locked,
      people: active(state)
    }),
    earliest: state.records.dashboard.get(dashboardId)?.changedAt ?? null
  }
}

const restore = (state: State, pick: Pick): Wanted | null => {
  const known = pick(0, [...state.records.dashboard.values()])
  const byId = known?.ownerId ?? admin(state, pick)
  if (known === undefined || byId === undefined) return null
  const numbers = [known.current, ...known.earlier].map(({ number }) => number)
  const revision = pick(1, [...numbers, ...numbers, known.current.number + 1]) ?? 1
  return {
    command: cases.RestoreDashboard.make({ dashboardId: known.id, revision, byId, people: active(state) }),
    earliest: known.changedAt
  }
}

const somebody = (state: State, pick: Pick): UserId | undefined => {
  const users = [...state.users.values()].map((user) => user.id)
  return pick(0, [...users, ...users, ...users, ROBOT])
}

/** Mostly an admin. */
const admin = (state: State, pick: Pick): UserId | undefined => {
  const users = [...state.users.values()]
  const admins = users.filter(({ disabled, role }) => role === "admin" && !disabled)
  return pick(4, [...admins, ...admins, ...admins, ...users])?.id
}

const active = (state: State): number => [...state.users.values()].filter(({ disabled }) => !disabled).length

const widget = (n: number, over: Partial<Widget> = {}): Widget => ({
  id: id("entry", 700 + n),
  type: "won-deals",
  x: 3 * n,
  y: 0,
  w: 3,
  h: 7,
  settings: {},
  ...over
})

/** Some that may be saved, and two that may not: widgets one upon another, and a kind that nobody knows. */
const layouts: ReadonlyArray<Arrangement["layout"]> = [
  standard.layout,
  [],
  [widget(0), widget(1, { type: "nps" })],
  [
    widget(0, { settings: { top: 5, title: "Won" } }),
    widget(1, { type: "calls-in", settings: { format: "list" } })
  ],
  [widget(1), widget(0, { x: 6, y: 9 }), widget(2, { type: "success-rate" })],
  [widget(0), widget(1, { x: 2 })],
  [widget(0, { type: "weather" })]
]

const arrangement = (pick: Pick): Arrangement => ({
  layout: pick(1, [...layouts.slice(0, 5), ...layouts]) ?? [],
  theme: { ...standard.theme, title: pick(2, ["", "Ours", "Halden sales"]) ?? "" }
})
