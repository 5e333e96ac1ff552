import { Result, Schema } from "effect"
import { assert, describe, it } from "vitest"
import { ROBOT, TeamId, UserId } from "../identity/Id.ts"
import type { Around } from "../record/Family.ts"
import * as Instant from "../time/Instant.ts"
import { robot, type User } from "../user/User.ts"
import { evolve } from "./evolve.ts"
import { membersBefore } from "./membersBefore.ts"
import { Team, TeamCommand } from "./Team.ts"
import { decide } from "./TeamDecision.ts"

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`
const [ana, ben, cyd] = [1, 2, 3].map((n) => UserId.make(uuid(n))) as [UserId, UserId, UserId]
const teamId = TeamId.make(uuid(9))
const user = (id: UserId): User => ({
  id,
  name: id.slice(-1),
  email: null,
  role: "manager",
  sees: "all",
  disabled: id === cyd,
  version: 1
})
const around = {
  user: (id: string) => (id === ROBOT ? robot : [ana, ben, cyd].map(user).find((u) => u.id === id))
} as unknown as Around
const t = (n: number) => Instant.make(1_000_000 + n)
const after = (...commands: ReadonlyArray<TeamCommand>): Team | null =>
  commands.reduce(
    (state: Team | null, command, i) =>
      Result.getOrThrow(decide(state, command, t(i), around)).reduce(
        (now: Team | null, fact) => evolve(now, fact, t(i)),
        state
      ),
    null
  )
const failure = (state: Team | null, command: TeamCommand, at = t(100)) => {
  const decided = decide(state, command, at, around)
  return Result.isFailure(decided) ? decided.failure : null
}
const { cases } = TeamCommand
const add = cases.AddTeam.make({ teamId, name: "North", members: [ana, ben] })

describe("a team", () => {
  it("is added, renamed, gets other members, is dissolved and comes back", () => {
    const team = after(
      add,
      cases.RenameTeam.make({ teamId, to: "South" }),
      cases.ChangeMembers.make({ teamId, to: [ben, cyd] }),
      cases.DissolveTeam.make({ teamId }),
      cases.RestoreTeam.make({ teamId })
    )
    assert.deepStrictEqual(team, {
      kind: "team",
      id: teamId,
      name: "South",
      members: [ben, cyd],
      past: [{ until: t(2), members: [ana, ben] }],
      changedAt: t(4),
      deletedAt: null,
      version: 5
    })
    assert.isTrue(Schema.is(Schema.toType(Team))(team))
  })

  it("knows who belonged to it before", () => {
    const team = after(
      cases.AddTeam.make({ teamId, name: "North", members: [ana] }),
      cases.ChangeMembers.make({ teamId, to: [ana, ben] }),
      cases.ChangeMembers.make({ teamId, to: [cyd] })
    )
    if (team === null) throw new Error("there is no team")
    const then = (n: number) => membersBefore(team, t(n))
    assert.deepStrictEqual([then(-9), then(1), then(2), then(3)], [[ana], [ana], [ana, ben], [cyd]])
  })

  it("what is so already happens no second time, in whatever order members are named", () => {
    for (const command of [
      add,
      cases.AddTeam.make({ teamId, name: "North", members: [ben, ana] }),
      cases.RenameTeam.make({ teamId, to: "North" }),
      cases.ChangeMembers.make({ teamId, to: [ben, ana] })
    ])
      assert.deepStrictEqual(decide(after(add), command, t(9), around), Result.succeed([]))
  })

  it("of one id is one team", () => {
    const other = cases.AddTeam.make({ teamId, name: "East", members: [] })
    assert.deepInclude(failure(after(add), other), { _tag: "RecordExists", kind: "team", id: teamId })
    const gone = after(add, cases.DissolveTeam.make({ teamId }))
    assert.deepInclude(failure(gone, add), { _tag: "RecordExists" })
  })

  it("has people of the workspace as members, those who left among them, and never the robot", () => {
    assert.deepInclude(failure(null, cases.AddTeam.make({ teamId, name: "N", members: [ana, ROBOT] })), {
      _tag: "UserNotFound",
      id: ROBOT
    })
    const stranger = UserId.make(uuid(77))
    assert.deepInclude(failure(after(add), cases.ChangeMembers.make({ teamId, to: [stranger] })), {
      _tag: "UserNotFound",
      id: stranger
    })
    assert.isNull(failure(after(add), cases.ChangeMembers.make({ teamId, to: [cyd] })))
    assert.throws(() => cases.ChangeMembers.make({ teamId, to: [ana, ana] }))
  })

  it("that is dissolved can only be restored, and one that stands cannot be", () => {
    const gone = after(add, cases.DissolveTeam.make({ teamId }))
    assert.deepInclude(failure(gone, cases.RenameTeam.make({ teamId, to: "x" })), {
      _tag: "RecordIsDeleted",
      deletedAt: t(1)
    })
    assert.deepInclude(failure(gone, cases.DissolveTeam.make({ teamId })), { _tag: "RecordIsDeleted" })
    assert.deepInclude(failure(after(add), cases.RestoreTeam.make({ teamId })), {
      _tag: "RecordIsNotDeleted"
    })
    assert.deepInclude(failure(null, cases.DissolveTeam.make({ teamId })), { _tag: "RecordNotFound" })
  })

  it("does not change before its last change", () =>
    assert.deepInclude(failure(after(add), cases.DissolveTeam.make({ teamId }), Instant.make(5)), {
      _tag: "HappenedBeforeLastChange",
      lastChangeAt: t(0)
    }))

  it("begins with being added", () =>
    assert.throws(() => evolve(null, { _tag: "TeamDissolved", teamId }, t(0)), "never added"))
})
