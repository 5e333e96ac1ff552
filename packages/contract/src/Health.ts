/** Is the server alive, and can it answer from its database? For whoever watches over it. */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup } from "effect/http-api"
import { asks } from "./Permission.ts"
import { problems } from "./Problem.ts"

export const Alive = Schema.Struct({ status: Schema.Literal("alive") })
export const Ready = Schema.Struct({
  status: Schema.Literal("ready"),
  /** How long the oldest commit has waited that nobody was told of; 0 when none waits. */
  oldestUntoldSeconds: Schema.Natural
})

const alive = HttpApiEndpoint.get("alive", "/health", { success: Alive }).annotateMerge(
  asks("public", "Is the process alive?")
)
const ready = HttpApiEndpoint.get("ready", "/ready", { success: Ready, error: problems(503) }).annotateMerge(
  asks("public", "Can it answer from its database, and do its news get through?")
)

export class HealthGroup extends HttpApiGroup.make("health").add(alive, ready) {}
