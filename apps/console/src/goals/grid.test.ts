// Does a year of goals have a row for everybody who has one, and are members added beside their team?
import { assert, describe, it } from "vitest"
import type { GoalFacts, TeamFacts } from "../api/types.ts"
import { type Around, type Asked, goalsByPipeline, rowsOf } from "./grid.ts"
import { endOf, monthsOf, periodOf } from "./months.ts"

let made = 0
const goal = (scope: GoalFacts["scope"], month: string, target: number, more: Partial<GoalFacts> = {}) =>
  ({
    kind: "goal",
    id: `g${(made += 1)}`,
    scope,
    pipelineId: null,
    month,
    measure: "budget",
    target,
    changedAt: "2026-01-01T00:00:00.000Z",
    deletedAt: null,
    version: 1,
    ...more
  }) as GoalFacts
const user = (id: string) => ({ of: "user", id }) as GoalFacts["scope"]
const team = (id: string, members: ReadonlyArray<string>, more: Partial<TeamFacts> = {}) =>
  ({ kind: "team", id, name: id, members, past: [], deletedAt: null, ...more }) as unknown as TeamFacts
const person = (id: string, more: object = {}) => ({ id, name: id, robot: false, disabled: false, ...more })
const asked: Asked = { year: 2026, measure: "budget", pipelineId: null }
const around = (part: Partial<Around> = {}): Around => ({
  workspaceName: "Quillmere",
  zone: "Europe/Lisbon",
  people: ["ann", "ben", "cid"].map((id) => person(id)),
  teams: [team("north", ["ben", "ann"])],
  goals: [],
  progress: new Map(),
  ...part
})
const names = (part: Partial<Around>) => rowsOf(asked, around(part)).map(({ key }) => key)

describe("the rows of a year", () => {
  it("are the workspace, each team with its members by name, then those in no team", () =>
    assert.deepEqual(names({}), ["workspace", "north", "north/ann", "north/ben", "/cid"]))

  it("leave out the robot, and who is gone unless a goal of that year is theirs", () => {
    const people = [person("ann"), person("rob", { robot: true }), person("old", { disabled: true })]
    const gone = team("south", [], { deletedAt: "2026-02-01T00:00:00.000Z" })
    assert.deepEqual(names({ people, teams: [gone] }), ["workspace", "/ann"])
    const goals = [goal(user("old"), "2026-03", 5), goal({ of: "team", id: "south" } as never, "2026-03", 5)]
    assert.deepEqual(names({ people, teams: [gone], goals }), ["workspace", "south", "/ann", "/old"])
  })

  it("keep who has left a team beside it for the months in which they were there", () => {
    const left = team("north", ["ann"], {
      past: [{ until: "2026-03-10T00:00:00.000Z", members: ["ann", "ben"] }] as never
    })
    const rows = rowsOf(
      asked,
      around({
        teams: [left],
        goals: [goal(user("ben"), "2026-02", 300), goal(user("ben"), "2026-03", 300)]
      })
    )
    assert.include(
      rows.map(({ key }) => key),
      "north/ben"
    )
    const members = rows.find(({ key }) => key === "north")?.members
    assert.deepEqual(members?.slice(1, 3), [
      { goals: 1, target: 300, people: 2 },
      { goals: 0, target: 0, people: 1 }
    ])
  })
})

describe("the cells", () => {
  it("hold the goal of the measure and the pipeline asked for, and how far it has got", () => {
    const own = goal({ of: "workspace" } as never, "2026-03", 900)
    const goals = [
      own,
      goal({ of: "workspace" } as never, "2026-03", 7, { measure: "count" }),
      goal({ of: "workspace" } as never, "2026-03", 40, { pipelineId: "direct" as never }),
      goal({ of: "workspace" } as never, "2025-03", 1)
    ]
    const reading = { id: own.id } as never
    const cells = rowsOf(asked, around({ goals, progress: new Map([[own.id, reading]]) }))[0]?.cells
    assert.lengthOf(cells ?? [], 12)
    assert.strictEqual(cells?.[2]?.goal, own)
    assert.strictEqual(cells?.[2]?.progress, reading)
    assert.isUndefined(cells?.[1]?.goal)
    const direct = rowsOf({ ...asked, pipelineId: "direct" }, around({ goals }))[0]?.cells
    assert.strictEqual(direct?.[2]?.goal?.target, 40)
    assert.deepEqual(
      [...goalsByPipeline(goals, asked)],
      [
        [null, 1],
        ["direct", 1]
      ]
    )
  })

  it("remember the goal that was removed last, which does not count", () => {
    const goals = [
      goal(user("ann"), "2026-03", 5, { deletedAt: "2026-01-02T00:00:00.000Z" }),
      goal(user("ann"), "2026-03", 6, {
        deletedAt: "2026-01-04T00:00:00.000Z",
        changedAt: "2026-01-04T00:00:00.000Z"
      })
    ]
    const rows = rowsOf(asked, around({ goals }))
    const cell = rows.find(({ key }) => key === "north/ann")?.cells[2]
    assert.isUndefined(cell?.goal)
    assert.strictEqual(cell?.removed?.target, 6)
    assert.strictEqual(rows[1]?.members?.[2]?.goals, 0)
  })
})

describe("a month", () => {
  it("is asked for by its first and last day, and ends where the next begins", () => {
    assert.strictEqual(monthsOf(2026).at(0), "2026-01")
    assert.strictEqual(monthsOf(2026).at(-1), "2026-12")
    assert.strictEqual(periodOf("2028-02"), "2028-02-01..2028-02-29")
    assert.strictEqual(periodOf("2026-12"), "2026-12-01..2026-12-31")
    assert.strictEqual(endOf("2026-12"), "2027-01-01")
  })
})
