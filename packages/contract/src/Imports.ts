/** How does a file come in: uploaded, mapped, tried out, run, watched and taken back? */
import { DealId, ImportId } from "@weir/domain/identity/Id"
import { ImportJob, ImportRow, RowOutcome } from "@weir/domain/import/ImportJob"
import { text } from "@weir/domain/text/Text"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema } from "effect/http-api"
import { asks, SignedIn } from "./Permission.ts"
import { problems } from "./Problem.ts"
import { limit } from "./Question.ts"
import { writeHeaders } from "./Write.ts"

/** The largest file that is taken in: 256 MiB, some four million rows. Larger ones are refused before anything is kept. */
export const maxUploadBytes = 256 * 1024 ** 2

/** A job with how fast it goes; both null while it does not run. */
export const ImportView = Schema.Struct({
  ...ImportJob.fields,
  rowsPerSecond: Schema.NullOr(Schema.Finite),
  secondsLeft: Schema.NullOr(Schema.Finite)
}).annotate({ identifier: "Import" })
export type ImportView = typeof ImportView.Type

/** A finding with what speaks for it. Not `certain`: ask a person. */
const Found = Schema.Struct({
  value: Schema.String,
  certain: Schema.Boolean,
  evidence: Schema.String,
  alternatives: Schema.Array(Schema.String)
})

/** What a look through the whole file shows. */
export const FileFindings = Schema.Struct({
  encoding: Found,
  delimiter: Found,
  headers: Schema.Array(Schema.String),
  headerRow: Schema.Int,
  rows: Schema.Int,
  sample: Schema.Array(Schema.Struct({ row: Schema.Int, cells: Schema.Array(Schema.String) })),
  uneven: Schema.Array(Schema.Struct({ row: Schema.Int, cells: Schema.Int })),
  cutAt: Schema.NullOr(Schema.Int)
})

/** A draft of a mapping and what only a person can say; the answer to a question goes to its `path` in the draft. */
export const Suggestion = Schema.Struct({
  /** The product the file seems to come from, for show. */
  product: Schema.NullOr(Schema.String),
  draft: Schema.Json,
  questions: Schema.Array(
    Schema.Struct({
      path: Schema.Array(Schema.String),
      column: Schema.NullOr(Schema.String),
      text: Schema.String,
      /** None means a free text. */
      choices: Schema.Array(Schema.Struct({ label: Schema.String, value: Schema.Json }))
    })
  )
})
export type Suggestion = typeof Suggestion.Type

export const Upload = Schema.Struct({
  job: ImportView,
  file: FileFindings,
  suggestion: Suggestion,
  /** The mapping that was used last for a file with this header. */
  remembered: Schema.NullOr(Schema.Json),
  /** Finished imports of the very same file. */
  before: Schema.Array(ImportView)
}).annotate({ identifier: "Upload" })
export type Upload = typeof Upload.Type

/** What would become of one row. */
export const PlannedRow = Schema.Struct({
  row: Schema.Int,
  outcome: Schema.Literals(["create", "update", "skip", "conflict", "error"]),
  title: Schema.NullOr(Schema.String),
  reason: Schema.NullOr(Schema.String)
})
export type PlannedRow = typeof PlannedRow.Type

/** What a run would do, without having done anything. */
export const DryRun = Schema.Struct({
  rows: Schema.Int,
  outcomes: Schema.Struct({
    create: Schema.Int,
    update: Schema.Int,
    skip: Schema.Int,
    conflict: Schema.Int,
    error: Schema.Int
  }),
  /** Names that would be made, by kind: `pipeline`, `stage`, `owner`, `company`... At most 200 of each. */
  makes: Schema.Array(Schema.Struct({ kind: Schema.String, names: Schema.Array(Schema.String) })),
  /** The first rows of each outcome. */
  plans: Schema.Array(PlannedRow)
}).annotate({ identifier: "DryRun" })
export type DryRun = typeof DryRun.Type

/** Deals put back or deleted, and those that stay because somebody has worked on them since. */
export const Undone = Schema.Struct({
  job: ImportView,
  taken: Schema.Int,
  blocked: Schema.Array(Schema.Struct({ dealId: DealId, title: Schema.String, reason: Schema.String }))
}).annotate({ identifier: "Undone" })
export type Undone = typeof Undone.Type

export const ImportRows = Schema.Struct({ items: Schema.Array(ImportRow), next: Schema.NullOr(Schema.Int) })
export const ImportList = Schema.Struct({ items: Schema.Array(ImportView) })

const params = { id: ImportId }
const refusals = problems(400, 404, 409, 413, 422)

const list = HttpApiEndpoint.get("list", "/imports", {
  query: { limit: limit(200) },
  success: ImportList,
  error: problems(400)
}).annotateMerge(asks("read", "Imports, newest first"))

/** The bytes of the file as they are. */
const upload = HttpApiEndpoint.post("upload", "/imports", {
  query: { fileName: text(255) },
  headers: writeHeaders,
  payload: HttpApiSchema.StreamUint8Array({
    contentType: ["application/octet-stream", "text/csv"],
    maxBytes: maxUploadBytes
  }),
  success: Upload,
  error: refusals
}).annotateMerge(asks("import", "Upload a file", "The bytes as they are. Nothing is imported yet."))

const get = HttpApiEndpoint.get("get", "/imports/:id", {
  params,
  success: ImportView,
  error: problems(400, 404)
}).annotateMerge(asks("read", "How far an import is"))

/** The file's findings again, for going on with a wizard after a reload. */
const look = HttpApiEndpoint.get("look", "/imports/:id/file", {
  params,
  success: Upload,
  error: refusals
}).annotateMerge(asks("read", "What the file looks like"))

/** Checked against the file; what does not fit is refused field by field. Remembered for files with the same columns. */
const map = HttpApiEndpoint.put("map", "/imports/:id/mapping", {
  params,
  headers: writeHeaders,
  payload: Schema.Json.annotate({
    description:
      "A mapping: kind (deals or stage-history), columns (which column each field comes from and how it is written), stages, statuses, and create (which unknown names may be made). The suggestion's draft in the answer to the upload has its form; docs/how-to/import explains each field."
  }),
  success: ImportView,
  error: refusals
}).annotateMerge(asks("import", "Say what the columns mean"))

const dryRun = HttpApiEndpoint.post("dryRun", "/imports/:id/dry-run", {
  params,
  headers: writeHeaders,
  success: DryRun,
  error: refusals
}).annotateMerge(asks("import", "What a run would do", "Nothing is written."))

/** Answers as soon as the run has begun; `GET /imports/{id}` says how far it is. A run that was cut off goes on where it stopped. */
const run = HttpApiEndpoint.post("run", "/imports/:id/run", {
  params,
  headers: writeHeaders,
  success: ImportView,
  error: refusals
}).annotateMerge(
  asks("import", "Run an import", "Answers as soon as it has begun. A run that was stopped goes on.")
)

const rows = HttpApiEndpoint.get("rows", "/imports/:id/rows", {
  params,
  query: {
    after: Schema.optionalKey(Schema.Int),
    limit: limit(500),
    outcome: Schema.optionalKey(RowOutcome)
  },
  success: ImportRows,
  error: problems(400, 404)
}).annotateMerge(asks("read", "What became of each row"))

/** One line a row: number, outcome, reason, record. Safe to open in a spreadsheet. */
const result = HttpApiEndpoint.get("result", "/imports/:id/result.csv", {
  params,
  success: HttpApiSchema.StreamUint8Array({ contentType: "text/csv; charset=utf-8" }),
  error: problems(400, 404)
}).annotateMerge(asks("read", "What became of each row, as a table"))

/** Takes back everything the import did that nobody has changed since. */
const undo = HttpApiEndpoint.post("undo", "/imports/:id/undo", {
  params,
  headers: writeHeaders,
  success: Undone,
  error: refusals
}).annotateMerge(
  asks("import", "Take an import back", "Deals that somebody has worked on since stay as they are.")
)

export class ImportsGroup extends HttpApiGroup.make("imports")
  .add(list, upload, get, look, map, dryRun, run, rows, result, undo)
  .middleware(SignedIn) {}
