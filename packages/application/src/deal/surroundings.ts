/** What does a decision on a deal need to look at? The directory, and the clients and products that the command names. */
import type { EntryKind } from "@weir/domain/catalogue/Catalogue"
import type { Surroundings } from "@weir/domain/deal/Surroundings"
import { ROBOT } from "@weir/domain/identity/Id"
import { robot } from "@weir/domain/user/User"
import { Effect } from "effect"
import { Catalogue } from "../ports/Catalogue.ts"
import type { WorkspaceDirectory } from "../ports/Directory.ts"

/** References of a command to clients and products, by kind. */
export type References = Partial<Record<EntryKind, ReadonlyArray<string>>>

/** The surroundings of a decision; the references are looked up, lists come from the directory. */
export const surroundings = Effect.fn("surroundings")(function* (
  directory: WorkspaceDirectory,
  references: References
) {
  const catalogue = yield* Catalogue
  const { lists, pipelines, users, workspace } = directory
  const known = new Set(lists.filter((e) => !e.archived).map((e) => `${e.kind} ${e.id}`))
  for (const [kind, ids] of Object.entries(references) as ReadonlyArray<[EntryKind, ReadonlyArray<string>]>) {
    if (ids.length === 0) continue
    for (const entry of yield* catalogue.some(workspace.id, kind, ids)) known.add(`${kind} ${entry.id}`)
  }
  const byPipeline = new Map(pipelines.map((p) => [p.id, p]))
  const byUser = new Map(users.map((u) => [u.id, u]))
  const around: Surroundings = {
    workspace,
    pipeline: (id) => byPipeline.get(id),
    user: (id) => (id === ROBOT ? robot : byUser.get(id)),
    knows: (kind, id) => known.has(`${kind} ${id}`)
  }
  return around
})
