/** How does a question become what metrics need to know? Period, zone, previous period, the knowledge of an instant, and the viewer. */
import { privately } from "@weir/domain/access/privately"
import type { Holders } from "@weir/domain/access/Viewer"
import type { PipelineId, UserId, WorkspaceId } from "@weir/domain/identity/Id"
import type { Ask } from "@weir/domain/metrics/Ask"
import { putTo } from "@weir/domain/metrics/periodEnd"
import { calledThen } from "@weir/domain/pipeline/calledThen"
import { PipelineNotFound } from "@weir/domain/pipeline/PipelineDecision"
import type { Instant } from "@weir/domain/time/Instant"
import { type Period, previousOf, windowOf } from "@weir/domain/time/Period"
import { robot } from "@weir/domain/user/User"
import { calendar } from "@weir/domain/workspace/Workspace"
import { Effect } from "effect"
import { EventLog } from "../ports/EventLog.ts"
import { present } from "../present.ts"
import { type ClientName, clientScope } from "./clientOf.ts"
import { directoryThen } from "./directoryThen.ts"

export interface Question {
  readonly period: Period
  /** Null means the default pipeline for diagrams of stages, and all pipelines elsewhere. */
  readonly pipelineId: PipelineId | null
  /** A past instant whose knowledge is asked for; null means now. The period is then the one that held at that instant. */
  readonly asOf: Instant | null
  /** The people whose records the asker may read; null, or nothing said, reads everything. */
  readonly holders?: Holders
  /** Set for somebody who is no admin: of the time people spend in the system they see their own only (Y1). */
  readonly onlySelf?: UserId | null
  /** The contact or company whose profile is asked for. */
  readonly client?: ClientName | null
}

/** What the metrics need to know to answer a question about a workspace. */
export const ask = Effect.fn("ask")(function* (workspaceId: WorkspaceId, question: Question) {
  const { asOf, client = null, holders = null, pipelineId } = question
  const directory = yield* directoryThen(workspaceId, asOf)
  const { goals, lists, pipelines, teams, users, workspace } = directory
  if (pipelineId !== null && !pipelines.some((p) => p.id === pipelineId))
    return yield* new PipelineNotFound({ id: pipelineId })
  const now = asOf ?? (yield* present)
  const window = yield* Effect.fromResult(windowOf(question.period, now, calendar(workspace)))
  const previous = yield* Effect.fromResult(previousOf(question.period, now, calendar(workspace)))
  const known: Ask = {
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
    holders,
    teams,
    goals,
    client: null
  }
  const asked: Ask = { ...known, ...(yield* named(known)) }
  return client === null ? asked : { ...asked, client: yield* clientScope(asked, client) }
})

/** How stages were called when the period ended, as far as that is known; nothing while it lasts. */
const named = Effect.fn("named")(function* ({ asOf, now, pipelines, window, workspace }: Ask) {
  if (window.to > now) return {}
  const told = yield* (yield* EventLog).known(workspace.id, ["pipeline"], asOf ?? now)
  return { pipelinesThen: calledThen(pipelines, told, window.to) }
})

/** The question as it is put to one metric. */
export const askedOf = (
  metric: { readonly id: string; readonly time: "flow" | "snapshot" },
  asked: Ask,
  { onlySelf = null }: Question
): Ask => putTo(metric, privately(metric, asked, onlySelf))
