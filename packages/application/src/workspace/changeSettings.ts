/** How are the workspace's settings changed: asking for scores, counting time online, planned work? */
import * as Workspaces from "@weir/domain/workspace/Workspace"
import { Effect } from "effect"
import { Directory } from "../ports/Directory.ts"
import { present } from "../present.ts"
import { record } from "../record.ts"
import type { Who } from "../Who.ts"

/** Sets all settings at once and gives the workspace afterwards. */
export const changeSettings = Effect.fn("changeSettings")(function* (who: Who, to: Workspaces.Settings) {
  const { workspace } = yield* (yield* Directory).get(who.workspaceId)
  const facts = Workspaces.changeSettings(workspace, to)
  if (facts.length === 0) return workspace
  const at = yield* present
  const after = facts.reduce((state, fact) => Workspaces.evolve(state, workspace.id, fact), workspace)
  yield* record(who, {
    facts: facts.map((fact) => ({ fact, at })),
    expected: [{ kind: "workspace", id: workspace.id, version: workspace.version }],
    changes: { workspace: after }
  })
  return after
})
