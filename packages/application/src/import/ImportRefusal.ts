/** Why may an import be refused as a whole? */
import { ImportId } from "@weir/domain/identity/Id"
import { ImportState } from "@weir/domain/import/ImportJob"
import { Schema } from "effect"

/** The import is not in a state for this: `needed` are the states that would do. */
export class ImportNotReady extends Schema.TaggedError<ImportNotReady>()(
  "ImportNotReady",
  { id: ImportId, state: ImportState, needed: Schema.Array(ImportState) },
  { httpApiStatus: 409 }
) {
  override get message(): string {
    return `the import is ${this.state}; this needs one that is ${this.needed.join(" or ")}`
  }
}

/** The mapping does not fit the file: field by field what is missing or contradicts itself. */
export class MappingDoesNotFit extends Schema.TaggedError<MappingDoesNotFit>()(
  "MappingDoesNotFit",
  { problems: Schema.Array(Schema.Struct({ field: Schema.String, reason: Schema.String })) },
  { httpApiStatus: 422 }
) {
  override get message(): string {
    return this.problems.map(({ field, reason }) => `${field}: ${reason}`).join("\n")
  }
}

/** Somebody else is running this import at the moment. */
export class ImportIsRunning extends Schema.TaggedError<ImportIsRunning>()(
  "ImportIsRunning",
  { id: ImportId },
  { httpApiStatus: 409 }
) {}
