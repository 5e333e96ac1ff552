// Does the widest goal stand large, and only that?
import { assert, describe, it } from "vitest"
import { type GoalRow, goalsOf } from "./goalRows.ts"

const goal = (id: string, scope: GoalRow["scope"], more: Partial<GoalRow> = {}): GoalRow =>
  ({ id, scope, measure: "budget", pipeline: null, ...more }) as GoalRow
const ids = (goals: ReadonlyArray<GoalRow>) => goals.map(({ id }) => id).join(" ")
const pipeline = { id: "direct", name: "Direct" } as GoalRow["pipeline"]

describe("goals", () => {
  it("stand under the workspace's own, over all pipelines, in their order", () => {
    const { main, others } = goalsOf(
      [
        goal("direct", "workspace", { pipeline }),
        goal("all", "workspace"),
        goal("north", "team"),
        goal("ann", "user")
      ],
      "budget"
    )
    assert.strictEqual(main?.id, "all")
    assert.strictEqual(ids(others), "direct north ann")
  })

  it("are those of one measure", () => {
    const { main, others } = goalsOf(
      [goal("all", "workspace", { measure: "count" }), goal("ann", "user")],
      "count"
    )
    assert.strictEqual(main?.id, "all")
    assert.lengthOf(others, 0)
  })

  it("have a large one without the workspace only where there is no other", () => {
    assert.isUndefined(goalsOf([goal("ann", "user"), goal("ben", "user")], "budget").main)
    assert.strictEqual(goalsOf([goal("ann", "user")], "budget").main?.id, "ann")
    assert.isUndefined(goalsOf([], "budget").main)
  })
})
