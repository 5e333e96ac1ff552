/** Whose eyes does a number look through? A viewer sees what is their own, their teams', or everything (G16, 4.6). */
import { Schema } from "effect"
import { UserId } from "../identity/Id.ts"
import type { Team } from "../team/Team.ts"
import { type Sight, type User } from "../user/User.ts"

/** Null for somebody who sees everything; else the people whose records they may read, themselves among them. */
export const Holders = Schema.NullOr(Schema.Array(UserId))
export type Holders = typeof Holders.Type

/** The people whose records a user may read: see `Sight`. Admins see everything. */
export const holdersFor = (
  user: Pick<User, "id" | "role" | "sees">,
  teams: ReadonlyArray<Pick<Team, "members" | "deletedAt">>
): Holders => {
  const sight: Sight = user.role === "admin" ? "all" : user.sees
  if (sight === "all") return null
  if (sight === "own") return [user.id]
  const mates = teams
    .filter((team) => team.deletedAt === null && team.members.includes(user.id))
    .flatMap((team) => team.members)
  return [...new Set([user.id, ...mates])].sort()
}

/** Whether a record with these holders may be read: the one rule that readings, lists and explanations share. */
export const mayRead = (viewer: Holders, recordHolders: ReadonlyArray<string>): boolean =>
  viewer === null || recordHolders.some((id) => (viewer as ReadonlyArray<string>).includes(id))
