/** May this commit be kept? Only what the core's schemas accept: rows that are read can then be trusted without decoding them again. */
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

const accepts = {
  event: Schema.is(Schema.toType(EventDraft)),
  workspace: Schema.is(Schema.toType(Workspace)),
  user: Schema.is(Schema.toType(User)),
  pipeline: Schema.is(Schema.toType(Pipeline)),
  entry: Schema.is(Schema.toType(Entry)),
  deal: Schema.is(Schema.toType(Deal)),
  record: Schema.is(Schema.toType(Schema.Union(recordKinds.map((kind) => families[kind].State)))),
  job: Schema.is(Schema.toType(ImportJob)),
  row: Schema.is(Schema.toType(ImportRow))
}

/** Throws a defect that names the record, on one the schemas do not accept and on an event of another workspace. */
export const demandKeepable = ({ changes, events, workspaceId }: Commit): void => {
  const demand = (what: keyof typeof accepts, records: ReadonlyArray<object>): void => {
    const wrong = records.find((record) => !accepts[what](record))
    if (wrong !== undefined)
      throw new Error(`a commit holds ${what} ${nameOf(wrong)}, which is not what its schema accepts`)
  }
  demand("event", events)
  const stranger = events.find((event) => event.workspaceId !== workspaceId)
  if (stranger !== undefined)
    throw new Error(`event ${stranger.id} belongs to another workspace than ${workspaceId}`)
  demand("workspace", changes.workspace === undefined ? [] : [changes.workspace])
  demand("user", changes.users ?? [])
  demand("pipeline", changes.pipelines ?? [])
  demand("entry", changes.catalogue ?? [])
  demand("deal", changes.deals ?? [])
  demand("record", changes.records ?? [])
  demand("job", changes.importJob === undefined ? [] : [changes.importJob])
  demand("row", changes.importRows?.rows ?? [])
}

const nameOf = (record: object): string =>
  "id" in record ? String(record.id) : "row" in record ? String(record.row) : ""
