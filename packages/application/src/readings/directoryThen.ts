/** How did the workspace look at a past instant? Its zone and rates, people, pipelines, lists, teams and goals as they were known then. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { Event } from "@weir/domain/log/Event"
import { replay } from "@weir/domain/log/replay"
import type { Instant } from "@weir/domain/time/Instant"
import { Effect } from "effect"
import { Directory, type WorkspaceDirectory } from "../ports/Directory.ts"
import { EventLog } from "../ports/EventLog.ts"

/**
 * The directory as its events told it by then. Before the workspace was opened nothing was known of it but what it is today.
 *
 * The catalogue also holds companies, contacts and products, of which there may be very many: only the entries of lists are
 * asked for, each by itself.
 */
export const directoryThen = Effect.fn("directoryThen")(function* (
  workspaceId: WorkspaceId,
  asOf: Instant | null
) {
  const today = yield* (yield* Directory).get(workspaceId)
  if (asOf === null) return today
  const log = yield* EventLog
  const told = yield* log.known(workspaceId, ["workspace", "user", "pipeline", "team", "goal"], asOf)
  const listed: Array<Event> = []
  for (const { id } of today.lists)
    listed.push(...(yield* log.about(workspaceId, "catalogue", id)).filter((e) => e.recordedAt <= asOf))
  const { catalogue, pipelines, records, users, workspace } = replay([...told, ...listed])
  if (workspace === null) return today
  const then: WorkspaceDirectory = {
    workspace,
    users: [...users.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    pipelines: [...pipelines.values()],
    lists: [...catalogue.values()],
    teams: [...records.team.values()],
    goals: [...records.goal.values()],
    seq: today.seq
  }
  return then
})
