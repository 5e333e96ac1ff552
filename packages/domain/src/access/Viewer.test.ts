import { assert, describe, it } from "vitest"
import { UserId } from "../identity/Id.ts"
import type { Team } from "../team/Team.ts"
import { Instant } from "../time/Instant.ts"
import type { User } from "../user/User.ts"
import { holdersFor, mayRead } from "./Viewer.ts"

const [ana, ben, cyd] = [1, 2, 3].map((n) =>
  UserId.make(`00000000-0000-4000-8000-${String(n).padStart(12, "0")}`)
) as [UserId, UserId, UserId]
const viewer = (sees: User["sees"], role: User["role"] = "manager") => ({ id: ben, role, sees })
const team = (members: Team["members"], deletedAt: Team["deletedAt"] = null) => ({ members, deletedAt })

describe("whose records somebody may read", () => {
  it("everybody's, for those who see all and for admins, whatever is set for them", () => {
    assert.isNull(holdersFor(viewer("all"), []))
    assert.isNull(holdersFor(viewer("own", "admin"), []))
  })

  it("their own", () => assert.deepStrictEqual(holdersFor(viewer("own"), [team([ana, ben])]), [ben]))

  it("those of all their teams, each person once and oneself without any team", () => {
    assert.deepStrictEqual(holdersFor(viewer("team"), [team([cyd, ben]), team([ben, ana]), team([cyd])]), [
      ana,
      ben,
      cyd
    ])
    assert.deepStrictEqual(holdersFor(viewer("team"), [team([ana, cyd])]), [ben])
  })

  it("no longer those of a team that was dissolved", () =>
    assert.deepStrictEqual(holdersFor(viewer("team"), [team([ana, ben], Instant.make(5))]), [ben]))

  it("a record is read by whoever sees one of its holders; without holders, by those who see all", () => {
    assert.isTrue(mayRead([ben], [ana, ben]))
    assert.isFalse(mayRead([ben], [ana]))
    assert.isFalse(mayRead([ben], []))
    assert.isTrue(mayRead(null, []))
  })
})
