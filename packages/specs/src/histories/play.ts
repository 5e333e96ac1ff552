/** What does a history leave behind? Its events, the state they make, and the commits that would write both. */
import type { Deal } from "@weir/domain/deal/Deal"
import { ROBOT, type WorkspaceId, WorkspaceId as Id } from "@weir/domain/identity/Id"
import type { Act } from "@weir/domain/workbook/Act"
import { id } from "@weir/domain/workbook/ids"
import type { Refused } from "@weir/domain/workbook/perform"
import { type Batch, newStage, type Stage } from "@weir/domain/workbook/Stage"
import type { Event } from "@weir/domain/log/Event"
import type { State } from "@weir/domain/log/replay"
import { WorkspaceFact } from "@weir/domain/workspace/Workspace"
import type { History } from "./History.ts"

export interface Played {
  readonly workspaceId: WorkspaceId
  readonly events: ReadonlyArray<Event>
  readonly batches: ReadonlyArray<Batch>
  readonly state: State
  readonly deals: ReadonlyArray<Deal>
  readonly refusals: ReadonlyArray<{ readonly act: Act; readonly refusal: Refused }>
}

/**
 * Plays a history in memory, in the workspace named or in one of its own. A batch takes the opening and `actsPerBatch` acts,
 * the others as many: 1 by default.
 */
export const play = (
  history: History,
  options: { readonly workspaceId?: WorkspaceId; readonly actsPerBatch?: number } = {}
): Played => {
  const { actsPerBatch = 1, workspaceId = Id.make(id("workspace", 0)) } = options
  const stage = newStage(workspaceId)
  const refusals: Array<Played["refusals"][number]> = []
  open(stage, history)
  for (const [i, act] of history.acts.entries()) {
    const refusal = stage.enact(act)
    if (refusal !== null) refusals.push({ act, refusal })
    if ((i + 1) % actsPerBatch === 0) stage.close()
  }
  stage.close()
  return {
    workspaceId,
    events: stage.events,
    batches: stage.batches,
    state: stage.state,
    deals: [...stage.state.deals.values()],
    refusals
  }
}

const open = (stage: Stage, { opening }: History): void => {
  const { at, baseCurrency, demo, name, weekStart, zone } = opening
  const fact = WorkspaceFact.cases.WorkspaceOpened.make({ baseCurrency, demo, name, weekStart, zone })
  stage.tell([fact], { at, recordedAt: at, actor: robot, cause: { kind: "user" } })
}

const robot: Act["actor"] = { kind: "robot", userId: ROBOT }
