import { Result, Schema } from "effect"
import { assert, describe, it } from "vitest"
import { GoalId, PipelineId, ROBOT, TeamId, UserId } from "../identity/Id.ts"
import type { Around } from "../record/Family.ts"
import type { Team } from "../team/Team.ts"
import * as Instant from "../time/Instant.ts"
import { robot, type User } from "../user/User.ts"
import { aimOf } from "./aimOf.ts"
import { evolve } from "./evolve.ts"
import { Goal, GoalCommand } from "./Goal.ts"
import { decide } from "./GoalDecision.ts"
import { goals } from "./GoalFamily.ts"

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`
const goalId = GoalId.make(uuid(1))
const otherId = GoalId.make(uuid(2))
const [ana, gone] = [UserId.make(uuid(3)), UserId.make(uuid(4))]
const [north, south] = [TeamId.make(uuid(5)), TeamId.make(uuid(6))]
const sales = PipelineId.make(uuid(7))
const t = (n: number) => Instant.make(1_000_000 + n)
const user = (id: UserId): User => ({ ...robot, id, name: "U", disabled: id === gone })
const team = (id: TeamId): Team => ({
  kind: "team",
  id,
  name: "T",
  members: [],
  past: [],
  changedAt: t(0),
  deletedAt: id === south ? t(7) : null,
  version: 1
})
const around = (held: Goal | null = null) =>
  ({
    user: (id: string) => (id === ROBOT ? robot : [ana, gone].map(user).find((u) => u.id === id)),
    team: (id: string) => [north, south].map(team).find((one) => one.id === id),
    pipeline: (id: string) => (id === sales ? { id } : undefined),
    holderOfKey: (key: string) => (held !== null && goals.placed(held).key === key ? held : null)
  }) as unknown as Around
const set = (target: number, about: Partial<Extract<GoalCommand, { _tag: "SetGoal" }>> = {}): GoalCommand =>
  GoalCommand.cases.SetGoal.make({
    goalId,
    scope: { of: "workspace" },
    pipelineId: null,
    month: "2024-03",
    measure: "count",
    target,
    ...about
  })
const remove = GoalCommand.cases.RemoveGoal.make({ goalId })
const after = (...commands: ReadonlyArray<GoalCommand>): Goal | null =>
  commands.reduce(
    (state: Goal | null, command, i) =>
      Result.getOrThrow(decide(state, command, t(i), around())).reduce(
        (now: Goal | null, fact) => evolve(now, fact, t(i)),
        state
      ),
    null
  )
const failure = (state: Goal | null, command: GoalCommand, held: Goal | null = null, at = t(100)) => {
  const decided = decide(state, command, at, around(held))
  return Result.isFailure(decided) ? decided.failure : null
}

describe("a goal", () => {
  it("is set, gets another target, is removed, and comes back with the target it is set to", () => {
    const goal = after(set(4), set(6), remove, set(7))
    assert.deepStrictEqual(goal, {
      kind: "goal",
      id: goalId,
      scope: { of: "workspace" },
      pipelineId: null,
      month: "2024-03",
      measure: "count",
      target: 7,
      changedAt: t(3),
      deletedAt: null,
      version: 5
    })
    assert.isTrue(Schema.is(Schema.toType(Goal))(goal))
  })

  it("tells in its facts what the target was before", () => {
    const facts = Result.getOrThrow(decide(after(set(4)), set(6), t(5), around()))
    assert.deepInclude(facts[0], { _tag: "GoalSet", from: 4, to: 6 })
    const back = Result.getOrThrow(decide(after(set(4), remove), set(4), t(5), around()))
    assert.deepStrictEqual(
      back.map((fact) => fact._tag),
      ["GoalRestored"]
    )
  })

  it("set to what it is already is not set again", () =>
    assert.deepStrictEqual(decide(after(set(4)), set(4), t(5), around()), Result.succeed([])))

  it("of nothing, or of less, cannot be set", () => {
    for (const target of [0, -1, 0.5]) assert.throws(() => set(target))
  })

  it("has the only one of its aim: another is refused and named", () => {
    const held = after(set(4))
    assert.deepInclude(failure(null, set(9, { goalId: otherId }), held), {
      _tag: "RecordExists",
      kind: "goal",
      id: goalId
    })
    for (const about of [
      { month: "2024-04" },
      { measure: "budget" as const },
      { pipelineId: sales },
      { scope: { of: "user" as const, id: ana } }
    ])
      assert.isNull(failure(null, set(9, { goalId: otherId, ...about }), held), JSON.stringify(about))
  })

  it("that was removed leaves its aim to another, and cannot come back beside it", () => {
    const removed = after(set(4), remove)
    assert.isNull(failure(null, set(9, { goalId: otherId }), removed))
    const heir: Goal = { ...(after(set(9)) as Goal), id: otherId }
    assert.deepInclude(failure(removed, set(4), heir), { _tag: "RecordExists", id: otherId })
  })

  it("keeps what it is about", () =>
    assert.deepInclude(failure(after(set(4)), set(4, { month: "2024-04" })), {
      _tag: "RecordExists",
      id: goalId
    }))

  it("is for people who are there, teams that stand, and pipelines that exist", () => {
    const stranger = UserId.make(uuid(70))
    const refused = (about: Partial<Extract<GoalCommand, { _tag: "SetGoal" }>>) =>
      failure(null, set(1, about))
    assert.deepInclude(refused({ scope: { of: "user", id: stranger } }), {
      _tag: "UserNotFound",
      id: stranger
    })
    assert.deepInclude(refused({ scope: { of: "user", id: ROBOT } }), { _tag: "UserNotFound" })
    assert.deepInclude(refused({ scope: { of: "user", id: gone } }), { _tag: "UserIsDisabled", id: gone })
    const none = TeamId.make(uuid(71))
    assert.deepInclude(refused({ scope: { of: "team", id: none } }), {
      _tag: "RecordNotFound",
      kind: "team",
      id: none
    })
    assert.deepInclude(refused({ scope: { of: "team", id: south } }), { _tag: "RecordIsDeleted", id: south })
    const lost = PipelineId.make(uuid(72))
    assert.deepInclude(refused({ pipelineId: lost }), { _tag: "PipelineNotFound", id: lost })
    assert.isNull(refused({ scope: { of: "team", id: north }, pipelineId: sales }))
  })

  it("is removed once, not before it was set, and not before its last change", () => {
    assert.deepInclude(failure(null, remove), { _tag: "RecordNotFound" })
    assert.deepInclude(failure(after(set(4), remove), remove), { _tag: "RecordIsDeleted" })
    for (const late of [remove, set(5)])
      assert.deepInclude(failure(after(set(4)), late, null, Instant.make(3)), {
        _tag: "HappenedBeforeLastChange"
      })
  })

  it("tells its aim from every other, and begins with being set", () => {
    const base = after(set(1)) as Goal
    const aims = [
      base,
      { ...base, measure: "budget" as const },
      { ...base, pipelineId: sales },
      { ...base, scope: { of: "team" as const, id: north } },
      { ...base, scope: { of: "user" as const, id: ana } }
    ].map(aimOf)
    assert.strictEqual(new Set(aims).size, aims.length)
    assert.throws(() => evolve(null, { _tag: "GoalRemoved", goalId }, t(0)), "never set")
  })
})
