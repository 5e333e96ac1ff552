/** Laws of people: time online is counted once and adds up, goals have achieved what was won, and what is decided stays decided. */
import { GoalId, UserId } from "@weir/domain/identity/Id"
import { decodeTally } from "@weir/domain/ledger/Book"
import { type Presence, PresenceCommand } from "@weir/domain/presence/Presence"
import { type Recorded } from "@weir/domain/record/Family"
import { dayOf } from "@weir/domain/time/Calendar"
import * as Instant from "@weir/domain/time/Instant"
import * as LocalDate from "@weir/domain/time/LocalDate"
import { id } from "@weir/domain/workbook/ids"
import { askOf, explained, read } from "@weir/domain/workbook/evaluate"
import { around } from "@weir/domain/workbook/perform"
import { Result, Schema } from "effect"
import { assert } from "vitest"
import type { Law, Trial } from "./Law.ts"

const total = (numbers: ReadonlyArray<number>): number => numbers.reduce((sum, n) => sum + n, 0)

const onlineAddsUp: Law = {
  name: "time online over people, and over days, adds up to all of it",
  proves: ["Y1", "usage.online", "D7"],
  holds: ({ reading }) => {
    const { days, rows, total: all } = reading("systemUsage")
    for (const when of ["now", "before", "beforeFull"] as const)
      assert.strictEqual(total(rows.map(({ online }) => online[when])), all[when], when)
    assert.strictEqual(total(days.map(({ ms }) => ms)), all.now)
  }
}

const onlineOnce: Law = {
  name: "nobody is online twice at once, for longer than a beat vouches for, or across a midnight",
  proves: ["Y1", "G1", "X10"],
  holds: ({ ask, core, ledger, played }) => {
    const book = core.books.find((b) => b.id === "usage")
    if (book === undefined) throw new Error("there is a book of time online")
    for (const user of played.state.users.keys()) {
      const stretches = ledger
        .filter((e) => e.book === "usage" && e.subject === user)
        .map((e) => ({ at: e.at, ms: decodeTally(book, e.tally)["ms"] ?? 0 }))
        .sort((a, b) => a.at - b.at)
      for (const [i, { at, ms }] of stretches.entries()) {
        assert.isTrue(0 < ms && ms <= 45_000, `${ms} ms on one beat`)
        const last = Instant.make(at + ms - 1)
        assert.strictEqual(dayOf(ask.workspace.zone, last), dayOf(ask.workspace.zone, at))
        assert.isAtMost(at + ms, stretches[i + 1]?.at ?? Instant.MAX)
      }
    }
  }
}

const onlineIsPrivate: Law = {
  name: "the time people were online is seen by admins, and by everybody else of themselves alone, however far they see",
  proves: ["Y1", "G16"],
  holds: ({ core, events, ledger, played, question }) => {
    const seenBy = (viewer: UserId | null) => {
      const ask = askOf(events, { ...question, viewer }, undefined, core)
      return { ask, rows: read("systemUsage", ledger, ask, core).rows }
    }
    const everybody = seenBy(null).rows
    for (const { id: viewer, role } of played.state.users.values()) {
      const { ask, rows } = seenBy(viewer)
      const theirs = role === "admin" ? everybody : everybody.filter((row) => row.id === viewer)
      assert.deepStrictEqual(rows, theirs)
      const behind = explained("systemUsage", "now", ledger, ask, core)?.entries ?? []
      for (const { subject } of behind)
        assert.isTrue(
          theirs.some(({ id: of }) => of === subject),
          subject
        )
    }
  }
}

const beatsAgain: Law = {
  name: "the beats of a person, decided once more, credit the same time",
  proves: ["Y1", "G12"],
  holds: ({ core, events, played }) => {
    const { presence } = core.families
    // Switching presence off makes no beats happen; those that did are decided as if it was on.
    const { settings, ...workspace } = played.state.workspace ?? assert.fail("a workspace was opened")
    const there = {
      ...around(played.state),
      workspace: { ...workspace, settings: { ...settings, presence: true } },
      user: (of: string) => ({ id: UserId.make(of), name: "", disabled: false }) as never
    }
    const states = new Map<string, Presence>()
    for (const { fact, occurredAt } of events) {
      if (fact._tag !== "UserSeen") continue
      const { userId, visible, window } = fact
      const state = states.get(userId) ?? null
      const beat = PresenceCommand.cases.Beat.make({ userId, visible, window })
      const decided = presence.decide(state, beat, occurredAt, there)
      assert.deepStrictEqual(decided, Result.succeed([fact]))
      states.set(userId, presence.evolve(state, fact, occurredAt))
    }
  }
}

const kinds = ["team", "goal", "presence"] as const

const replayed: Law = {
  name: "replaying the events of a team, a goal or a presence gives the state that was decided on",
  proves: ["G17", "E6"],
  holds: ({ core, events, played }) => {
    for (const kind of kinds) {
      const family = core.families[kind]
      const told = new Map<string, Recorded>()
      for (const { fact, occurredAt } of events) {
        if (!(fact._tag in family.Fact.cases)) continue
        const of = family.idOf(fact as never)
        told.set(of, family.evolve((told.get(of) ?? null) as never, fact as never, occurredAt))
      }
      assert.deepStrictEqual([...told], [...played.state.records[kind]] as never, kind)
      for (const record of told.values()) assert.isTrue(Schema.is(Schema.toType(family.State))(record), kind)
    }
  }
}

const later = ({ events }: Trial): Instant.Instant =>
  Instant.make((events.at(-1)?.recordedAt ?? 0) + 86_400_000)

const settled: Law = {
  name: "setting a goal or a team as it is makes nothing happen, and no aim gets a second goal",
  proves: ["O1", "G19", "O2"],
  holds: (trial) => {
    const { core, played } = trial
    const { goal, team } = core.families
    const at = later(trial)
    for (const {
      deletedAt,
      id: goalId,
      measure,
      month,
      pipelineId,
      scope,
      target
    } of played.state.records.goal.values()) {
      if (deletedAt !== null) continue
      const there = around(played.state, goal as never)
      const own = played.state.records.goal.get(goalId) ?? null
      const set = { _tag: "SetGoal" as const, goalId, scope, pipelineId, month, measure, target }
      assert.deepStrictEqual(goal.decide(own, set, at, there), Result.succeed([]))
      const second = goal.decide(null, { ...set, goalId: GoalId.make(id("goal", 9999)) }, at, there)
      assert.strictEqual(Result.isFailure(second) ? second.failure._tag : null, "RecordExists")
    }
    for (const one of played.state.records.team.values()) {
      if (one.deletedAt !== null) continue
      const { id: teamId, members, name } = one
      const there = around(played.state, team as never)
      for (const command of [
        { _tag: "AddTeam" as const, teamId, name, members: members.toReversed() },
        { _tag: "ChangeMembers" as const, teamId, to: members.toReversed() },
        { _tag: "RenameTeam" as const, teamId, to: name }
      ])
        assert.deepStrictEqual(team.decide(one, command, at, there), Result.succeed([]), command._tag)
    }
  }
}

/** Who is in a team when the period ends, as its events tell. */
const membersAtTheEnd = (
  events: Trial["events"],
  teamId: string,
  { asOf, window }: Trial["ask"]
): ReadonlyArray<string> => {
  const said = events.flatMap(({ fact, occurredAt, recordedAt }) =>
    (fact._tag === "TeamAdded" || fact._tag === "TeamMembersChanged") &&
    fact.teamId === teamId &&
    (asOf === null || recordedAt <= asOf)
      ? [{ at: occurredAt, members: fact._tag === "TeamAdded" ? fact.members : fact.to }]
      : []
  )
  return (said.findLast(({ at }) => at < window.to) ?? said[0])?.members ?? []
}

const achieved: Law = {
  name: "what a goal has achieved is what was won in its month, by everybody, the team or the person",
  proves: ["O1", "goal.progress", "L8"],
  holds: ({ ask, core, events, ledger, question, reading }) => {
    const { goals, month } = reading("goalProgress")
    const first = LocalDate.make(`${month}-01`)
    const period = {
      kind: "custom" as const,
      from: first,
      to: LocalDate.addDays(LocalDate.addMonths(first, 1), -1)
    }
    for (const { id: goalId, measure, progress, target, won } of goals) {
      const goal = ask.goals.find((one) => one.id === goalId) ?? assert.fail(`no goal ${goalId} was set`)
      const asked = askOf(events, { ...question, period, pipelineId: goal.pipelineId })
      const { scope } = goal
      if (scope.of === "workspace")
        assert.deepStrictEqual(won, read("wonDeals", ledger, asked, core).now, "everybody")
      const sellers = read("wonByOwner", ledger, asked, core)
      const members =
        scope.of === "user"
          ? [scope.id]
          : scope.of === "team"
            ? membersAtTheEnd(events, scope.id, asked)
            : null
      if (members !== null && sellers.more === 0) {
        const theirs = sellers.rows.filter((row) => (members as ReadonlyArray<string>).includes(row.id))
        assert.strictEqual(won.deals, total(theirs.map((row) => row.deals.deals)), scope.of)
        assert.strictEqual(won.converted, total(theirs.map((row) => row.deals.converted)), scope.of)
      }
      const reached = measure === "count" ? won.deals : won.converted
      assert.deepStrictEqual(progress, { num: reached, den: target })
      assert.isAbove(target, 0)
    }
  }
}

export const laws: ReadonlyArray<Law> = [
  onlineAddsUp,
  onlineOnce,
  onlineIsPrivate,
  beatsAgain,
  replayed,
  settled,
  achieved
]
