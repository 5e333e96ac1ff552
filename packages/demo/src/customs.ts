/** How is the company arranged besides its pipelines? Teams, who sees what, goals, and scores asked for after chats. */
import { GoalId, TeamId, type UserId } from "@weir/domain/identity/Id"
import type * as LocalDate from "@weir/domain/time/LocalDate"
import { defaultSettings } from "@weir/domain/workspace/Workspace"
import type { Company } from "./company.ts"
import type { Random } from "./Random.ts"
import type { Order } from "./Recorder.ts"

export interface Customs {
  /** Said on the first day. */
  readonly first: ReadonlyArray<Order>
  /** The goals of a month. */
  readonly goals: (date: LocalDate.LocalDate) => ReadonlyArray<Order>
}

export const customs = (random: Random, { people }: Company): Customs => {
  const [, marco, ingrid, joao, elena, tom, chiara, pavel] = people.map(({ id }) => id)
  const team = (name: string, members: ReadonlyArray<UserId | undefined>) => ({
    id: TeamId.make(random.uuid()),
    name,
    members: members.flatMap((id) => id ?? [])
  })
  const teams = [team("Iberia and Brazil", [marco, joao, elena, pavel]), team("North", [ingrid, tom, chiara])]
  const sight = (userId: UserId | undefined, to: "own" | "team"): ReadonlyArray<Order> =>
    userId === undefined ? [] : [{ _tag: "ChangeSight", userId, to }]
  return {
    first: [
      {
        _tag: "ChangeSettings",
        to: { ...defaultSettings, nps: { ...defaultSettings.nps, enabled: true } }
      },
      ...teams.map(({ id, members, name }): Order => ({ _tag: "AddTeam", teamId: id, name, members })),
      ...sight(tom, "own"),
      ...sight(chiara, "team"),
      { _tag: "AddEntry", id: random.uuid(), kind: "activityType", name: "Site visit", category: null }
    ],
    goals: (date) => {
      const month = date.slice(0, 7)
      const goal = (
        scope: Extract<Order, { _tag: "SetGoal" }>["scope"],
        measure: "budget" | "count",
        target: number
      ): Order => ({
        _tag: "SetGoal",
        goalId: GoalId.make(random.uuid()),
        scope,
        pipelineId: null,
        month,
        measure,
        target
      })
      const about = (n: number) => Math.round(n * (0.9 + 0.3 * random.next()))
      return [
        goal({ of: "workspace" }, "budget", about(180) * 100_000),
        goal({ of: "workspace" }, "count", about(24)),
        ...teams.map(({ id }) => goal({ of: "team", id }, "budget", about(80) * 100_000)),
        ...[joao, elena, tom].flatMap((id) =>
          id === undefined ? [] : [goal({ of: "user", id }, "count", about(5))]
        )
      ]
    }
  }
}
