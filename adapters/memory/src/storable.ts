/** May this commit be kept? Whatever a database would refuse, memory refuses too, before anything is written. */
import type { Commit } from "@weir/application/ports/Journal"
import { Entry } from "@weir/domain/catalogue/Catalogue"
import { Deal } from "@weir/domain/deal/Deal"
import { ImportJob, ImportRow } from "@weir/domain/import/ImportJob"
import { EventDraft } from "@weir/domain/log/Event"
import { families, recordKinds } from "@weir/domain/record/families"
import { Pipeline } from "@weir/domain/pipeline/Pipeline"
import { User } from "@weir/domain/user/User"
import { Workspace } from "@weir/domain/workspace/Workspace"
import { Schema } from "effect"
import type { Shelf } from "./Shelf.ts"

const Keepable = Schema.Struct({
  events: Schema.Array(EventDraft),
  changes: Schema.Struct({
    workspace: Schema.optionalKey(Workspace),
    users: Schema.optionalKey(Schema.Array(User)),
    pipelines: Schema.optionalKey(Schema.Array(Pipeline)),
    catalogue: Schema.optionalKey(Schema.Array(Entry)),
    deals: Schema.optionalKey(Schema.Array(Deal)),
    records: Schema.optionalKey(Schema.Array(Schema.Union(recordKinds.map((kind) => families[kind].State)))),
    importJob: Schema.optionalKey(ImportJob),
    importRows: Schema.optionalKey(
      Schema.Struct({ importId: ImportJob.fields.id, rows: Schema.Array(ImportRow) })
    )
  })
})

const encode = Schema.encodeSync(Keepable)

/** Throws on values that the schemas do not accept, on an external id that is taken, and on events of no or another workspace. */
export const demandStorable = (shelf: Shelf, commit: Commit): void => {
  encode({ events: commit.events, changes: commit.changes })
  const { changes, events, workspaceId } = commit
  if (shelf.workspace === null && changes.workspace === undefined)
    throw new Error(`workspace ${workspaceId} was never opened`)
  if (events.some((event) => event.workspaceId !== workspaceId))
    throw new Error(`an event belongs to another workspace than ${workspaceId}`)
  const named = new Map<string, string>()
  for (const { externalId, id } of changes.deals ?? []) {
    if (externalId === null) continue
    const owner = shelf.dealIds.get(externalId) ?? named.get(externalId) ?? id
    if (owner !== id) throw new Error(`the external id "${externalId}" belongs to deal ${owner}`)
    named.set(externalId, id)
  }
}
