/** How is the make-up of a workspace read from memory? */
import { type Directory, WorkspaceNotFound } from "@weir/application/ports/Directory"
import { Effect } from "effect"
import { inOrder } from "./order.ts"
import { look, type Store } from "./Shelf.ts"

export const directory = (store: Store): typeof Directory.Service => ({
  get: (id) =>
    Effect.suspend(() => {
      const { catalogue, events, pipelines, users, workspace } = look(store, id)
      if (workspace === null) return Effect.fail(new WorkspaceNotFound({ id }))
      return Effect.succeed({
        workspace,
        users: inOrder(
          [...users.values()],
          (user) => user.name,
          (user) => user.id
        ),
        pipelines: [...pipelines.values()],
        lists: [...catalogue.values()].filter((e) => e.kind === "source" || e.kind === "lossReason"),
        seq: events.length
      })
    }),
  workspaces: Effect.sync(() => [...store.shelves.values()].flatMap(({ workspace }) => workspace ?? []))
})
