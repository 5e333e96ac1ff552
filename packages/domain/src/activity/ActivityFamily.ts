/** How do activities belong among the records? */
import * as Family from "../record/Family.ts"
import { Activity } from "./Activity.ts"
import { ActivityCommand } from "./ActivityCommand.ts"
import { ActivityFact } from "./ActivityEvent.ts"
import { decide } from "./ActivityDecision.ts"
import { evolve } from "./evolve.ts"

/** Everything the rest of the core needs to know about activities. */
export const activities = Family.make({
  kind: "activity",
  Fact: ActivityFact,
  Command: ActivityCommand,
  State: Activity,
  idOf: (fact) => fact.activityId,
  subjectOf: (command) => command.activityId,
  mentions: (c) => ({
    ...(c._tag === "AddActivity"
      ? { bindings: c.bindings }
      : c._tag === "RebindActivity"
        ? { bindings: c.to }
        : {}),
    entries: typesOf(c).map((id) => ({ kind: "activityType" as const, id }))
  }),
  decide,
  evolve,
  placed: (s) => ({
    key: null,
    ownerId: s.ownerId,
    bindings: s.bindings,
    at: s.due?.at ?? s.createdAt,
    open: s.completion === null
  })
})

const typesOf = (c: ActivityCommand): ReadonlyArray<string> => {
  const type = c._tag === "AddActivity" ? c.type : c._tag === "RetypeActivity" ? c.to : null
  return type?.typeId == null ? [] : [type.typeId]
}
