/** Who works in a workspace? People with a role, and the robot. Users are disabled, never deleted (G8). */
import { Result, Schema } from "effect"
import { ROBOT, UserId } from "../identity/Id.ts"
import { Name, text } from "../text/Text.ts"

/** Admins also change people, pipelines, lists and rates, and import. */
export const Role = Schema.Literals(["admin", "manager"])
export type Role = typeof Role.Type

/** Which records a person may read: their own, those of the teams they are in, or all (4.6). Admins see all, whatever is set. */
export const Sight = Schema.Literals(["own", "team", "all"])
export type Sight = typeof Sight.Type

/** An e-mail address in the form that mail servers accept in practice; compared in lower case. */
export const Email = text(254).check(
  Schema.isPattern(/^[^\s@]+@[^\s@]+$/, { message: "an e-mail address, such as ana@example.com" })
)

/** A person as the facts about them have left it. People are disabled, never deleted (G8). */
export const User = Schema.Struct({
  id: UserId,
  name: Name,
  /** Empty for people who only own records, for example owners named in an imported file. They cannot sign in. */
  email: Schema.NullOr(Email),
  role: Role,
  sees: Sight,
  disabled: Schema.Boolean,
  version: Schema.Int
})
export type User = typeof User.Type

/** Everything that can happen to a person's account. */
export const UserFact = Schema.TaggedUnion({
  UserAdded: { userId: UserId, name: Name, email: Schema.NullOr(Email), role: Role },
  UserRoleChanged: { userId: UserId, from: Role, to: Role },
  UserSightChanged: { userId: UserId, from: Sight, to: Sight },
  UserDisabled: { userId: UserId },
  UserEnabled: { userId: UserId }
})
export type UserFact = typeof UserFact.Type

/** There is nobody with this id in the workspace. */
export class UserNotFound extends Schema.TaggedError<UserNotFound>()(
  "UserNotFound",
  { id: UserId },
  { httpApiStatus: 404 }
) {}

/** A disabled user cannot be given records. */
export class UserIsDisabled extends Schema.TaggedError<UserIsDisabled>()(
  "UserIsDisabled",
  { id: UserId, name: Name },
  { httpApiStatus: 409 }
) {}

/** The workspace must always keep one active admin. */
export class LastAdmin extends Schema.TaggedError<LastAdmin>()(
  "LastAdmin",
  { id: UserId },
  { httpApiStatus: 409 }
) {}

/** The robot is built in: it has no role, cannot sign in and cannot be disabled. */
export class RobotIsBuiltIn extends Schema.TaggedError<RobotIsBuiltIn>()(
  "RobotIsBuiltIn",
  {},
  { httpApiStatus: 409 }
) {}

/** Everything that can be asked about people. */
export const UserCommand = Schema.TaggedUnion({
  AddUser: { userId: UserId, name: Name, email: Schema.NullOr(Email), role: Role },
  ChangeRole: { userId: UserId, to: Role },
  ChangeSight: { userId: UserId, to: Sight },
  DisableUser: { userId: UserId },
  EnableUser: { userId: UserId }
})
export type UserCommand = typeof UserCommand.Type

/** Every reason for which a command about people is refused. */
export type UserRefusal = UserNotFound | LastAdmin | RobotIsBuiltIn

/** The built-in owner of unassigned incoming deals, and the actor of automation (U2). */
export const robot: User = {
  id: ROBOT,
  name: "Robot",
  email: null,
  role: "manager",
  sees: "all",
  disabled: false,
  version: 0
}

/** What a command on a user makes happen, among all users of the workspace. Nothing when nothing would change. */
export const decide = (
  users: ReadonlyArray<User>,
  command: UserCommand
): Result.Result<ReadonlyArray<UserFact>, UserRefusal> => {
  if (command.userId === ROBOT) return Result.fail(new RobotIsBuiltIn({}))
  if (command._tag === "AddUser") {
    const { email, name, role, userId } = command
    return Result.succeed(
      users.some((u) => u.id === userId) ? [] : [UserFact.cases.UserAdded.make({ userId, name, email, role })]
    )
  }
  const user = users.find((u) => u.id === command.userId)
  if (user === undefined) return Result.fail(new UserNotFound({ id: command.userId }))
  const lastAdmin =
    user.role === "admin" &&
    !user.disabled &&
    users.filter((u) => u.role === "admin" && !u.disabled).length === 1
  switch (command._tag) {
    case "ChangeRole":
      if (user.role === command.to) return Result.succeed([])
      if (lastAdmin) return Result.fail(new LastAdmin({ id: user.id }))
      return Result.succeed([
        UserFact.cases.UserRoleChanged.make({ userId: user.id, from: user.role, to: command.to })
      ])
    case "ChangeSight":
      if (user.sees === command.to) return Result.succeed([])
      return Result.succeed([
        UserFact.cases.UserSightChanged.make({ userId: user.id, from: user.sees, to: command.to })
      ])
    case "DisableUser":
      if (user.disabled) return Result.succeed([])
      if (lastAdmin) return Result.fail(new LastAdmin({ id: user.id }))
      return Result.succeed([UserFact.cases.UserDisabled.make({ userId: user.id })])
    case "EnableUser":
      return Result.succeed(user.disabled ? [UserFact.cases.UserEnabled.make({ userId: user.id })] : [])
  }
}

/** State after one more fact. */
export const evolve = (user: User | null, fact: UserFact): User => {
  if (fact._tag === "UserAdded") {
    return {
      id: fact.userId,
      name: fact.name,
      email: fact.email,
      role: fact.role,
      sees: "all",
      disabled: false,
      version: 1
    }
  }
  if (user === null) throw new Error(`user ${fact.userId} was never added`)
  const version = user.version + 1
  switch (fact._tag) {
    case "UserRoleChanged":
      return { ...user, role: fact.to, version }
    case "UserSightChanged":
      return { ...user, sees: fact.to, version }
    case "UserDisabled":
      return { ...user, disabled: true, version }
    case "UserEnabled":
      return { ...user, disabled: false, version }
  }
}
