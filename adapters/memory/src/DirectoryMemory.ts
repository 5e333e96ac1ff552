/** How is the make-up of a workspace read from memory? */
import { type Directory, directoryLists, WorkspaceNotFound } from "@weir/application/ports/Directory"
import type { Goal } from "@weir/domain/goal/Goal"
import type { StateOf } from "@weir/domain/record/families"
import type { Team } from "@weir/domain/team/Team"
import { Effect } from "effect"
import { inOrder } from "./order.ts"
import { look, type Store } from "./Shelf.ts"

export const directory = (store: Store): typeof Directory.Service => ({
  get: (id) =>
    Effect.suspend(() => {
      const { catalogue, events, pipelines, records, users, workspace } = look(store, id)
      if (workspace === null) return Effect.fail(new WorkspaceNotFound({ id }))
      return Effect.succeed({
        workspace,
        users: inOrder(
          [...users.values()],
          (user) => user.name,
          (user) => user.id
        ),
        pipelines: [...pipelines.values()],
        lists: [...catalogue.values()].filter(({ kind }) => directoryLists.includes(kind)),
        teams: byId(records.team.values()),
        goals: byId(records.goal.values()),
        seq: events.length
      })
    }),
  workspaces: Effect.sync(() => [...store.shelves.values()].flatMap(({ workspace }) => workspace ?? []))
})

const byId = <A extends Team | Goal>(records: Iterable<StateOf>): ReadonlyArray<A> =>
  inOrder([...records] as unknown as ReadonlyArray<A>, ({ id }) => id)
