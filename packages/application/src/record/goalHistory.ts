/** What happened to a goal, and to those before it that aimed at the same? */
import { aimOf } from "@weir/domain/goal/aimOf"
import type { Goal } from "@weir/domain/goal/Goal"
import type { GoalId } from "@weir/domain/identity/Id"
import { Effect } from "effect"
import { EventLog } from "../ports/EventLog.ts"
import { Records } from "../ports/Records.ts"
import type { Who } from "../Who.ts"
import { oneRecord } from "./findRecords.ts"

/** The oldest first. A goal that was removed leaves its aim to another, whose past it is. */
export const goalHistory = Effect.fn("goalHistory")(function* (who: Who, id: GoalId) {
  const { workspaceId } = who
  const aim = aimOf((yield* oneRecord(who, "goal", id)) as Goal)
  const log = yield* EventLog
  const same = (yield* (yield* Records).all(workspaceId, "goal")).filter((goal) => aimOf(goal) === aim)
  const events = yield* Effect.forEach(same, (goal) => log.about(workspaceId, "goal", goal.id))
  return events.flat().sort((a, b) => a.seq - b.seq)
})
