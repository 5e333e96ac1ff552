/** How does a question become what metrics need to know? Period, zone, previous period, and the knowledge of an instant. */
import type { Holders } from "@weir/domain/access/Viewer"
import type { PipelineId, WorkspaceId } from "@weir/domain/identity/Id"
import type { Ask } from "@weir/domain/metrics/Ask"
import { PipelineNotFound } from "@weir/domain/pipeline/PipelineDecision"
import type { Instant } from "@weir/domain/time/Instant"
import { type Period, previousOf, windowOf } from "@weir/domain/time/Period"
import { robot } from "@weir/domain/user/User"
import { calendar } from "@weir/domain/workspace/Workspace"
import { Effect } from "effect"
import { Directory } from "../ports/Directory.ts"
import { present } from "../present.ts"

export interface Question {
  readonly period: Period
  /** Null means the default pipeline for diagrams of stages, and all pipelines elsewhere. */
  readonly pipelineId: PipelineId | null
  /** A past instant whose knowledge is asked for; null means now. The period is then the one that held at that instant. */
  readonly asOf: Instant | null
  /** The people whose records the asker may read; null reads everything. */
  readonly holders?: Holders
}

/** What the metrics need to know to answer a question about a workspace. */
export const ask = Effect.fn("ask")(function* (workspaceId: WorkspaceId, question: Question) {
  const directory = yield* (yield* Directory).get(workspaceId)
  const { goals, lists, pipelines, teams, users, workspace } = directory
  const { asOf, pipelineId } = question
  if (pipelineId !== null && !pipelines.some((p) => p.id === pipelineId))
    return yield* new PipelineNotFound({ id: pipelineId })
  const now = asOf ?? (yield* present)
  const window = yield* Effect.fromResult(windowOf(question.period, now, calendar(workspace)))
  const previous = yield* Effect.fromResult(previousOf(question.period, now, calendar(workspace)))
  const asked: Ask = {
    workspace,
    pipelines,
    users: [robot, ...users],
    lists,
    window,
    previous,
    now,
    asOf,
    pipelineId,
    deleted: "exclude",
    holders: question.holders ?? null,
    teams,
    goals,
    client: null
  }
  return asked
})
