/** How are the workspace's settings changed: asking for scores, counting time online, planned work? */
import * as Workspaces from "@weir/domain/workspace/Workspace"
import { Effect, Schema } from "effect"
import { answerOf, firstAnswered, type Repeatable } from "../change/once.ts"
import { Directory } from "../ports/Directory.ts"
import { present } from "../present.ts"
import { record } from "../record.ts"
import { counted } from "../watch/counted.ts"
import type { Who } from "../Who.ts"

/** A workspace as it is kept under the key of a change. */
export const keptWorkspace = Schema.fromJsonString(Workspaces.Workspace)

/** Sets all settings at once and gives the workspace afterwards. Refused where somebody else was faster: theirs would be lost unseen. */
export const changeSettings = Effect.fn("changeSettings")(
  (who: Who, to: Workspaces.Settings, options: Repeatable = {}) =>
    counted(firstAnswered(attempt(who, to, options), keptWorkspace), "ChangeSettings")
)

const attempt = Effect.fn("attemptChange")(function* (
  who: Who,
  to: Workspaces.Settings,
  options: Repeatable
) {
  const { workspace } = yield* (yield* Directory).get(who.workspaceId)
  const facts = Workspaces.changeSettings(workspace, to)
  const after = facts.reduce((state, fact) => Workspaces.evolve(state, workspace.id, fact), workspace)
  const answer = yield* answerOf(options, keptWorkspace, after)
  if (facts.length === 0 && answer === null) return workspace
  const at = yield* present
  yield* record(who, {
    facts: facts.map((fact) => ({ fact, at })),
    expected: [{ kind: "workspace", id: workspace.id, version: workspace.version }],
    changes: { workspace: after },
    answer
  })
  return after
})
