import { Result } from "effect"
import { assert, describe, it } from "vitest"
import { ROBOT, UserId } from "../identity/Id.ts"
import { decide, evolve, type User, type UserCommand } from "./User.ts"

const userId = (n: number) => UserId.make(`00000000-0000-4000-8000-${String(n).padStart(12, "0")}`)
const ana = userId(1),
  ben = userId(2)
const after = (...commands: ReadonlyArray<UserCommand>): ReadonlyArray<User> =>
  commands.reduce(
    (users: ReadonlyArray<User>, command) =>
      Result.getOrThrow(decide(users, command)).reduce((all: ReadonlyArray<User>, fact) => {
        const before = all.find((u) => u.id === fact.userId) ?? null
        return [...all.filter((u) => u !== before), evolve(before, fact)]
      }, users),
    []
  )
const refusal = (users: ReadonlyArray<User>, command: UserCommand) => {
  const decided = decide(users, command)
  return Result.isFailure(decided) ? decided.failure : null
}
const add = (id: UserId, role: User["role"] = "manager"): UserCommand => ({
  _tag: "AddUser",
  userId: id,
  name: `U${id.slice(-1)}`,
  email: null,
  role
})

describe("people of a workspace", () => {
  it("are added, get other roles, leave and come back", () => {
    const users = after(
      add(ana, "admin"),
      add(ben),
      { _tag: "ChangeRole", userId: ben, to: "admin" },
      { _tag: "DisableUser", userId: ben },
      { _tag: "EnableUser", userId: ben }
    )
    assert.deepStrictEqual(
      users.find((u) => u.id === ben),
      { id: ben, name: "U2", email: null, role: "admin", sees: "all", disabled: false, version: 4 }
    )
  })

  it("what is so already happens no second time", () => {
    const users = after(add(ana, "admin"), add(ben))
    for (const command of [
      add(ana),
      { _tag: "ChangeRole", userId: ben, to: "manager" },
      { _tag: "EnableUser", userId: ben }
    ] as const) {
      assert.deepStrictEqual(Result.getOrThrow(decide(users, command)), [])
    }
    const left = after(add(ana, "admin"), add(ben), { _tag: "DisableUser", userId: ben })
    assert.deepStrictEqual(Result.getOrThrow(decide(left, { _tag: "DisableUser", userId: ben })), [])
  })

  it("see everything at first, and less when that is changed", () => {
    const sight = (to: User["sees"]): UserCommand => ({ _tag: "ChangeSight", userId: ben, to })
    const users = after(add(ana, "admin"), add(ben), sight("own"), sight("team"))
    assert.deepStrictEqual(
      users.map(({ id, sees, version }) => [id, sees, version]),
      [
        [ana, "all", 1],
        [ben, "team", 3]
      ]
    )
    assert.deepStrictEqual(Result.getOrThrow(decide(users, sight("team"))), [])
    assert.deepStrictEqual(Result.getOrThrow(decide(users, sight("all"))), [
      { _tag: "UserSightChanged", userId: ben, from: "team", to: "all" }
    ])
  })

  it("one active admin always remains", () => {
    const alone = after(add(ana, "admin"), add(ben))
    for (const command of [
      { _tag: "DisableUser", userId: ana },
      { _tag: "ChangeRole", userId: ana, to: "manager" }
    ] as const) {
      assert.deepInclude(refusal(alone, command), { _tag: "LastAdmin", id: ana })
    }
    const two = after(add(ana, "admin"), add(ben, "admin"))
    assert.isNull(refusal(two, { _tag: "DisableUser", userId: ana }))
    // An admin who has left keeps nobody in.
    const oneLeft = after(add(ana, "admin"), add(ben, "admin"), { _tag: "DisableUser", userId: ben })
    assert.deepInclude(refusal(oneLeft, { _tag: "ChangeRole", userId: ana, to: "manager" }), {
      _tag: "LastAdmin",
      id: ana
    })
    assert.isNull(refusal(oneLeft, { _tag: "ChangeRole", userId: ben, to: "manager" }))
  })

  it("the robot is built in and nothing is done to it", () => {
    for (const command of [
      add(ROBOT),
      { _tag: "DisableUser", userId: ROBOT },
      { _tag: "ChangeRole", userId: ROBOT, to: "admin" },
      { _tag: "ChangeSight", userId: ROBOT, to: "own" }
    ] as const) {
      assert.deepInclude(refusal([], command), { _tag: "RobotIsBuiltIn" })
    }
  })

  it("who is not there is not found", () => {
    for (const command of [
      { _tag: "DisableUser", userId: ben },
      { _tag: "EnableUser", userId: ben },
      { _tag: "ChangeRole", userId: ben, to: "admin" },
      { _tag: "ChangeSight", userId: ben, to: "own" }
    ] as const) {
      assert.deepInclude(refusal([], command), { _tag: "UserNotFound", id: ben })
    }
  })
})
