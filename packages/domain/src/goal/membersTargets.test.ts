// Do the targets of a team's members add up by what they aim at?
import { assert, describe, it } from "vitest"
import { membersTargets } from "./membersTargets.ts"

const goal = (id: string, target: number, more: object = {}) => ({
  scope: { of: "user", id },
  pipelineId: null,
  month: "2026-11",
  measure: "count" as const,
  target,
  ...more
})
const aim = { measure: "count" as const, month: "2026-11", pipelineId: null }

describe("the targets of members", () => {
  it("are those of the same month, measure and pipeline, of who is in the team", () => {
    const goals = [
      goal("ann", 4),
      goal("ben", 7),
      goal("cid", 9),
      goal("ann", 30, { month: "2026-12" }),
      goal("ann", 500, { measure: "budget" }),
      goal("ann", 2, { pipelineId: "direct" }),
      { ...goal("north", 12), scope: { of: "team", id: "ann" } }
    ]
    assert.deepEqual(membersTargets(goals, aim, ["ann", "ben", "dan"]), { goals: 2, target: 11 })
  })

  it("are nothing where no member has a goal", () =>
    assert.deepEqual(membersTargets([goal("ann", 4)], aim, ["ben"]), { goals: 0, target: 0 }))
})
