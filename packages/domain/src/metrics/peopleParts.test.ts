import { assert, describe, it } from "vitest"
import { GoalId, ROBOT, UserId } from "../identity/Id.ts"
import * as Instant from "../time/Instant.ts"
import { askOf } from "../workbook/evaluate.ts"
import { open } from "../workbook/Workbook.ts"
import { employeeReport } from "./EmployeeReport.ts"
import { goalProgress } from "./GoalProgress.ts"
import { systemUsage } from "./SystemUsage.ts"

const at = Instant.iso("2024-03-05T10:00:00Z")
const ana = UserId.make("00000000-0000-4000-8000-000000000001")
const ben = UserId.make("00000000-0000-4000-8000-000000000002")
const goal = (n: number) => GoalId.make(`00000000-0000-4000-8000-00000000001${n}`)
const book = open({ zone: "Europe/Berlin", currency: "EUR", at })
for (const [userId, name] of [
  [ana, "Ana"],
  [ben, "Ben"]
] as const)
  book.ask({ _tag: "AddUser", userId, name, email: null, role: "manager" }, at)
const set = (n: number, userId: UserId, month: string) =>
  book.ask(
    {
      _tag: "SetGoal",
      goalId: goal(n),
      scope: { of: "user", id: userId },
      pipelineId: null,
      month,
      measure: "count",
      target: 2
    },
    at
  )
set(1, ana, "2024-03")
set(2, ana, "2024-04")
set(3, ben, "2024-03")
set(4, ana, "2024-05")

const question = { period: { kind: "month" }, now: Instant.iso("2024-03-20T12:00:00Z") } as const
const ask = askOf(book.events, question)

describe("parts of time in the system", () => {
  it("are the whole, people and days of the period, and say what they are", () => {
    assert.strictEqual(systemUsage.explain("now", ask)?.title, "Time in the system")
    assert.strictEqual(systemUsage.explain(`user:${ana}`, ask)?.title, "Time of Ana")
    assert.strictEqual(
      systemUsage.explain(`user:${ana}:before`, ask)?.title,
      "Time of Ana, same part of the period before"
    )
    const day = systemUsage.explain("day:2024-03-31", ask)
    assert.strictEqual(day?.title, "Time in the system, 2024-03-31")
    // A day of 23 hours.
    const [selection] = day?.selections ?? []
    assert.strictEqual((selection?.to ?? 0) - (selection?.from ?? 0), 23 * 3_600_000)
  })

  it("are nothing else", () => {
    for (const part of [
      "later",
      "day",
      "day:",
      "day:2024-02-29",
      "day:2024-04-01",
      "day:2024-03-32",
      "day:2024-03-05:now",
      "user",
      "user:",
      "user:nobody",
      `user:${ana}:`,
      `user:${ana}:later`,
      `user:${ana}:before:now`
    ])
      assert.isNull(systemUsage.explain(part, ask), part)
  })
})

describe("parts of goals", () => {
  it("are the goals of the month that may be read", () => {
    assert.strictEqual(goalProgress.explain(`goal:${goal(1)}`, ask)?.title, "Won for the goal of Ana")
    for (const part of [`goal:${goal(2)}`, "goal:", "goal", goal(1)])
      assert.isNull(goalProgress.explain(part, ask), part)
    const own = askOf(book.events, { ...question, holders: [ana] })
    assert.isNull(goalProgress.explain(`goal:${goal(3)}`, own))
    assert.isNotNull(goalProgress.explain(`goal:${goal(1)}`, own))
  })
})

describe("parts of the report by employee", () => {
  it("are the columns of a person, each by its own name", () => {
    const titles = [
      "active",
      "new",
      "won",
      "lost",
      "rate",
      "cycle",
      "done",
      "callsIn",
      "callsOut",
      "answers",
      "response"
    ].map((column) => employeeReport.explain(`user:${ana}:${column}`, ask)?.title)
    assert.deepStrictEqual(titles, [
      "Open deals of Ana",
      "New deals of Ana",
      "Won deals of Ana",
      "Lost deals of Ana",
      "Closed deals of Ana",
      "Time from new to won of Ana",
      "Activities done of Ana",
      "Calls in of Ana",
      "Calls out of Ana",
      "Answers of Ana",
      "Time to answer of Ana"
    ])
  })

  it("are those of the period before, too, but for what is open now", () => {
    for (const [when, said] of [
      ["before", "same part of the period before"],
      ["beforeFull", "period before"]
    ])
      assert.strictEqual(
        employeeReport.explain(`user:${ana}:won:${when}`, ask)?.title,
        `Won deals of Ana, ${said}`
      )
    assert.isNull(employeeReport.explain(`user:${ana}:active:before`, ask))
  })

  it("are nothing else, and the robot has none", () => {
    for (const part of [
      "won",
      "user",
      `user:${ana}`,
      `user:${ana}:toString`,
      `user:${ana}:won:now`,
      `user:${ana}:won:before:full`,
      `user:${ana}:toString:before`,
      `user:${ROBOT}:won`
    ])
      assert.isNull(employeeReport.explain(part, ask), part)
  })
})
