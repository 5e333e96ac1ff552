/** How do goals belong among the records? */
import * as Family from "../record/Family.ts"
import { Goal, GoalCommand, GoalFact } from "./Goal.ts"
import { aimOf } from "./aimOf.ts"
import { decide } from "./GoalDecision.ts"
import { evolve } from "./evolve.ts"

/** Everything the rest of the core needs to know about goals. */
export const goals = Family.make({
  kind: "goal",
  Fact: GoalFact,
  Command: GoalCommand,
  State: Goal,
  idOf: (fact) => fact.goalId,
  subjectOf: (command) => command.goalId,
  mentions: (c) => (c._tag === "SetGoal" ? { key: aimOf(c) } : {}),
  decide,
  evolve,
  // A goal that was removed leaves its aim to others.
  placed: (s) => ({
    key: s.deletedAt === null ? aimOf(s) : null,
    ownerId: null,
    bindings: [],
    at: s.changedAt,
    open: true
  })
})
