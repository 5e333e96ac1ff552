/** How does the workspace learn of an exchange rate? From a day on; events recorded before keep the rate they had. */
import type { Rate } from "@weir/domain/money/Rate"
import * as Workspaces from "@weir/domain/workspace/Workspace"
import { Effect } from "effect"
import { answerOf, type Repeatable, settled } from "../change/once.ts"
import { Directory } from "../ports/Directory.ts"
import { present } from "../present.ts"
import { record } from "../record.ts"
import { counted } from "../watch/counted.ts"
import type { Who } from "../Who.ts"
import { keptWorkspace } from "./changeSettings.ts"

/** Sets the rate of a currency from a day on and gives the workspace afterwards. */
export const setRate = Effect.fn("setRate")((who: Who, rate: Rate, options: Repeatable = {}) =>
  counted(settled(attempt(who, rate, options), options, keptWorkspace), "SetRate")
)

const attempt = Effect.fn("attemptChange")(function* (who: Who, rate: Rate, options: Repeatable) {
  const { workspace } = yield* (yield* Directory).get(who.workspaceId)
  const fact = yield* Effect.fromResult(Workspaces.setRate(workspace, rate))
  const after = Workspaces.evolve(workspace, workspace.id, fact)
  const at = yield* present
  yield* record(who, {
    facts: [{ fact, at }],
    expected: [{ kind: "workspace", id: workspace.id, version: workspace.version }],
    changes: { workspace: after },
    answer: yield* answerOf(options, keptWorkspace, after)
  })
  return after
})
