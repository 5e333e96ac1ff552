/** Which ids do histories use for what has not been there yet? */
import { ImportId, PipelineId, StageId, UserId } from "@weir/domain/identity/Id"
import { id } from "@weir/domain/workbook/ids"

/** Ids for what has not been there yet, numbered on from what is. */
export const fresh = {
  pipeline: (n: number) => PipelineId.make(id("pipeline", n)),
  stage: (n: number) => StageId.make(id("stage", n)),
  user: (n: number) => UserId.make(id("user", n)),
  entry: (n: number) => id("entry", n)
}

/** The one import of a history, whose rows are told between its beginning and its end. */
export const theImport = ImportId.make(id("import", 0))
