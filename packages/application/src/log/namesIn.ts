/** How is everything called that the lines of some events speak of? By the names of today, and only as far as one may know them. */
import { type EntryKind } from "@weir/domain/catalogue/Catalogue"
import type { Event } from "@weir/domain/log/Event"
import type { Row } from "@weir/domain/log/Row"
import type { Value } from "@weir/domain/log/Value"
import { robot } from "@weir/domain/user/User"
import { Effect } from "effect"
import { mayReadDeal } from "../access/readable.ts"
import { Catalogue } from "../ports/Catalogue.ts"
import { Directory } from "../ports/Directory.ts"
import { subjects } from "../record/subjects.ts"
import type { Who } from "../Who.ts"

export interface Named {
  /** Null where it may not be told. */
  readonly name: string | null
  /** Deleted, archived, or somebody who no longer signs in. */
  readonly gone: boolean
  /** The record exists and is not for this reader. */
  readonly hidden: boolean
}

const searched: ReadonlyArray<EntryKind> = ["contact", "company", "product"]

export const namesIn = Effect.fn("namesIn")(function* (
  who: Who,
  told: ReadonlyArray<{ readonly event: Event; readonly lines: ReadonlyArray<Row> }>
) {
  const { workspaceId } = who
  const { goals, lists, pipelines, teams, users, workspace } = yield* (yield* Directory).get(workspaceId)
  const known = new Map<string, Named>()
  const name = (id: string, called: string, gone = false) =>
    known.set(id, { name: called, gone, hidden: false })
  const wanted = new Map<string, string>()
  for (const { event, lines } of told) {
    wanted.set(event.actor.userId, "user")
    if ("importId" in event.cause) wanted.set(event.cause.importId, "import")
    for (const { after, also, before, object } of lines) {
      wanted.set(object.id, object.kind)
      for (const value of [before, after, also]) for (const [id, kind] of namedBy(value)) wanted.set(id, kind)
    }
    // What an import was called stands in the log itself.
    if (event.fact._tag === "ImportStarted") name(event.fact.importId, event.fact.fileName)
  }
  name(workspace.id, workspace.name)
  for (const user of users) name(user.id, user.name, user.disabled)
  name(robot.id, robot.name)
  for (const team of teams) name(team.id, team.name, team.deletedAt !== null)
  for (const pipeline of pipelines) {
    name(pipeline.id, pipeline.name)
    for (const stage of pipeline.stages) name(stage.id, stage.name, stage.archived)
  }
  for (const entry of lists) name(entry.id, entry.name, entry.archived)
  for (const goal of goals) name(goal.id, goal.month, goal.deletedAt !== null)
  const missing = () => [...wanted].filter(([id]) => !known.has(id))
  const catalogue = yield* Catalogue
  for (const kind of searched) {
    const ids = missing().flatMap(([id, of]) => (of === kind ? [id] : []))
    if (ids.length === 0) continue
    for (const entry of yield* catalogue.some(workspaceId, kind, ids))
      name(entry.id, entry.name, entry.archived)
  }
  const rest = missing().flatMap(([id, kind]) => (kind === "import" ? [] : [id]))
  for (const { deal, deleted, id, kind, title } of (yield* subjects(workspaceId, rest, null)).values()) {
    const hidden = kind === "deal" && deal !== null && !mayReadDeal(who, deal)
    known.set(id, { name: hidden ? null : title, gone: deleted, hidden })
  }
  return new Map([...known].filter(([id]) => wanted.has(id))) as ReadonlyMap<string, Named>
})

/** The ids that a value speaks of, with what they are ids of. */
const namedBy = (value: Value | null): ReadonlyArray<readonly [string, string]> => {
  switch (value?._tag) {
    case "Stage":
      return [
        [value.pipelineId, "pipeline"],
        [value.stageId, "stage"]
      ]
    case "Person":
      return [[value.id, "user"]]
    case "People":
      return value.ids.map((id) => [id, "user"] as const)
    case "Records":
      return value.records.map(({ id, kind }) => [id, kind] as const)
    case "Entry":
      return [[value.id, value.kind]]
    case "Pipeline":
      return [[value.id, "pipeline"]]
    default:
      return []
  }
}
