/** In which workspace does a command work, and in whose name? */
import { Directory } from "@weir/application/ports/Directory"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { Who } from "@weir/application/Who"
import { Effect, Schema } from "effect"

/** There is no telling which workspace is meant. */
export class WorkspaceUnclear extends Schema.TaggedError<WorkspaceUnclear>()("WorkspaceUnclear", {
  reason: Schema.String
}) {
  override get message(): string {
    return this.reason
  }
}

/** The named workspace, or the only one. */
export const placeOf = Effect.fn("placeOf")(function* (wanted: WorkspaceId | null) {
  const directory = yield* Directory
  const all = yield* directory.workspaces
  const found = wanted === null ? all : all.filter(({ id }) => id === wanted)
  const [workspace, other] = found
  if (workspace === undefined) {
    return yield* new WorkspaceUnclear({
      reason:
        all.length === 0
          ? "There is no workspace yet: npm start makes one."
          : "There is no workspace with that id."
    })
  }
  if (other !== undefined) {
    return yield* new WorkspaceUnclear({
      reason: `There are several workspaces; choose one with --workspace:\n${all.map(({ id, name }) => `  ${id}  ${name}`).join("\n")}`
    })
  }
  return yield* directory.get(workspace.id)
})

/** Whoever the command line works in the name of: the first admin who may still work. */
export const adminOf = Effect.fn("adminOf")(function* ({
  users,
  workspace
}: Effect.Success<ReturnType<typeof placeOf>>) {
  const admin = users.find((u) => u.role === "admin" && !u.disabled)
  if (admin === undefined)
    return yield* new WorkspaceUnclear({ reason: "The workspace has no admin to work in the name of." })
  const who: Who = { workspaceId: workspace.id, actor: { kind: "user", userId: admin.id } }
  return who
})
