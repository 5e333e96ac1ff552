/** Laws of rights: a viewer's numbers are those of the records they may read, and of no others (G16, 4.6). */
import { holdersFor } from "@weir/domain/access/Viewer"
import type { Goal } from "@weir/domain/goal/Goal"
import type { Event } from "@weir/domain/log/Event"
import { subjectOf } from "@weir/domain/log/Event"
import type { Ask } from "@weir/domain/metrics/Ask"
import { metricNames } from "@weir/domain/workbook/Core"
import { type Asked, askOf, explained, ledgerOf, read } from "@weir/domain/workbook/evaluate"
import { assert } from "vitest"
import { visibleTo } from "../oracle/visible.ts"
import type { Law, Trial } from "./Law.ts"
import { shown, type Shown } from "./parts.ts"

type Sight = NonNullable<Ask["holders"]>

/** The eyes of somebody of the workspace, as if they saw their own only, or that of their teams. */
const eyes = ({ ask, picks, played }: Trial, sees: "own" | "team"): Sight => {
  if (ask.holders !== null) return ask.holders
  const users = [...played.state.users.values()]
  const user = users[(picks[3] ?? 0) % Math.max(1, users.length)]
  if (user === undefined) return []
  return holdersFor({ id: user.id, role: "manager", sees }, [...played.state.records.team.values()]) ?? []
}

/** The same question with other eyes. */
const seen = ({ core, events, question }: Trial, holders: Ask["holders"]): Asked =>
  askOf(events, { ...question, viewer: null, holders }, undefined, core)

const guarded = new Set<string>(["deal", "activity", "call", "talk", "note", "file", "presence"])

/** Whether a goal is about somebody whose records may be read: people, teams with one of them, or everybody. */
const mayReadGoal = ({ scope }: Goal, holders: Sight, teams: Ask["teams"]): boolean => {
  if (scope.of === "workspace") return true
  const people = scope.of === "user" ? [scope.id] : (teams.find((t) => t.id === scope.id)?.members ?? [])
  return people.some((id) => holders.includes(id))
}

const ofWhatIsRead: Law = {
  name: "a viewer's numbers are those of a log from which all they may not read is left out",
  proves: ["G16"],
  holds: (trial) => {
    const { ask, core, events, ledger, picks, question } = trial
    const holders = eyes(trial, (picks[4] ?? 0) % 2 === 0 ? "own" : "team")
    const may = visibleTo(events, { holders })
    const reads = (event: Event): boolean => {
      const { id, kind } = subjectOf(event)
      if (guarded.has(kind)) return may(id)
      const goal = kind === "goal" ? ask.goals.find((one) => one.id === id) : undefined
      return goal === undefined || mayReadGoal(goal, holders, ask.teams)
    }
    const theirs = events.filter(reads)
    const [whole, part] = [
      seen(trial, holders),
      askOf(theirs, { ...question, viewer: null }, undefined, core)
    ]
    const apart = ledgerOf(theirs, core)
    for (const name of metricNames) {
      // What was bound to a deal once and is not any more belongs to another past; so does a goal of those who were a team then.
      if (ask.asOf !== null && (core.metrics[name].about === "client" || name === "goalProgress")) continue
      assert.deepStrictEqual(read(name, ledger, whole, core), read(name, apart, part, core), name)
    }
  }
}

/** Numbers that only ever count up, record by record. */
const counts = (trial: Trial, holders: Ask["holders"]): Readonly<Record<string, number>> => {
  const { core, ledger } = trial
  const ask = seen(trial, holders)
  const incoming = read("incomingDeals", ledger, ask, core)
  return {
    "new deals": read("newDeals", ledger, ask, core).now.deals,
    "won deals": read("wonDeals", ledger, ask, core).now.deals,
    "lost deals before": read("lostDeals", ledger, ask, core).beforeFull.deals,
    "enquiries arrived": incoming.arrived.deals,
    "enquiries waiting": incoming.waiting.deals,
    "new deals by source": read("dealSources", ledger, ask, core).total.deals,
    "active deals": read("dealsByOwner", ledger, ask, core).total.deals,
    "won by owner": read("wonByOwner", ledger, ask, core).total.deals,
    "time online": read("systemUsage", ledger, ask, core).total.now,
    "time online before": read("systemUsage", ledger, ask, core).total.beforeFull,
    goals: read("goalProgress", ledger, ask, core).goals.length
  }
}

const neverLess: Law = {
  name: "whoever sees more never counts less: their own, then their teams', then all",
  proves: ["G16"],
  holds: (trial) => {
    if (trial.ask.holders !== null) return
    const [own, team, all] = [
      counts(trial, eyes(trial, "own")),
      counts(trial, eyes(trial, "team")),
      counts(trial, null)
    ]
    for (const [what, n] of Object.entries(own)) {
      assert.isAtMost(n, team[what] ?? 0, what)
      assert.isAtMost(team[what] ?? 0, all[what] ?? 0, what)
    }
  }
}

const behindNumbers: Law = {
  name: "behind no number of a viewer lies a record that they may not read",
  proves: ["G16", "D8"],
  holds: (trial) => {
    const { ask, core, events, ledger, reading } = trial
    if (ask.holders === null) return
    const may = visibleTo(events, ask)
    for (const name of metricNames) {
      for (const { part } of shown(name, reading(name) as never)) {
        const entries = explained(name, part, ledger, ask, core)?.entries ?? []
        for (const { subject } of entries) assert.isTrue(may(subject), `${name} ${part} shows ${subject}`)
      }
    }
  }
}

const isNothing = (number: Shown): boolean =>
  "figure" in number
    ? number.figure.deals === 0 && number.figure.money.length === 0
    : "counted" in number
      ? number.counted === 0
      : "deals" in number
        ? number.deals === 0
        : number.records === 0

const nothing: Law = {
  name: "who may read nothing reads nothing",
  proves: ["G16", "G20"],
  holds: (trial) => {
    const { core, ledger } = trial
    const ask = seen(trial, [])
    for (const name of metricNames)
      for (const number of shown(name, read(name, ledger, ask, core) as never))
        assert.isTrue(isNothing(number), `${name} ${number.part}`)
  }
}

export const laws: ReadonlyArray<Law> = [ofWhatIsRead, neverLess, behindNumbers, nothing]
