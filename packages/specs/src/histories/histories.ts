/** Which histories are there? Random ones of mostly legal commands, each made for the state it meets. */
import { WorkspaceId } from "@weir/domain/identity/Id"
import * as fc from "fast-check"
import { actOf } from "./actOf.ts"
import type { Act } from "@weir/domain/workbook/Act"
import type { History } from "./History.ts"
import { id } from "@weir/domain/workbook/ids"
import { type Intent, intents } from "./intents.ts"
import { firstActs, openings } from "./opening.ts"
import { newStage } from "@weir/domain/workbook/Stage"
import { play } from "./play.ts"
import { played, type Scene } from "./scenes.ts"

export interface HistoriesOptions {
  /** Besides those that set the workspace up; 1 when left out. */
  readonly minActs?: number
  /** 60 when left out. */
  readonly maxActs?: number
  /** Which scenes come before them; none when left out. */
  readonly scenes?: fc.Arbitrary<ReadonlyArray<Scene>>
}

/**
 * Histories of one workspace: several pipelines, owners, sources and currencies, equal and backdated instants, deals created in
 * every kind of stage, reopened, moved across pipelines, deleted and restored, stages archived by an administrator. Some commands
 * are refused: those must change nothing. Shrinks to fewer acts.
 */
export const histories = ({
  maxActs = 60,
  minActs = 1,
  scenes = fc.constant([])
}: HistoriesOptions = {}): fc.Arbitrary<History> =>
  fc
    .tuple(openings, scenes, intents(minActs, maxActs))
    .map(([opening, before, wanted]) => written(opening, played(before, opening.at), wanted))

const written = (
  opening: History["opening"],
  before: ReadonlyArray<Act>,
  wanted: ReadonlyArray<Intent>
): History => {
  const acts: Array<Act> = [...firstActs(opening), ...before]
  const begun = play({ opening, acts })
  const stage = newStage(WorkspaceId.make(id("workspace", 0)))
  for (const { actor, cause, fact, occurredAt, recordedAt } of begun.events)
    stage.tell([fact], { actor, cause, at: occurredAt, recordedAt })
  let now = before.at(-1)?.recordedAt ?? opening.at
  for (const intent of wanted) {
    const act = actOf(stage.state, intent, now)
    if (act === null) continue
    now = act.recordedAt
    stage.enact(act)
    acts.push(act)
  }
  return { opening, acts }
}
