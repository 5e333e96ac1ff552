/** Files coming in: uploaded, mapped, tried out, run, watched and taken back. */
import { chooseMapping } from "@weir/application/import/chooseMapping"
import { importResult } from "@weir/application/import/importResult"
import { ImportNotReady } from "@weir/application/import/ImportRefusal"
import { keptFile } from "@weir/application/import/openImport"
import { planImport } from "@weir/application/import/planImport"
import { suggestFor } from "@weir/application/import/suggestFor"
import { undoImport } from "@weir/application/import/undoImport"
import { uploadImport } from "@weir/application/import/uploadImport"
import { Imports } from "@weir/application/ports/Imports"
import { type TableFile, TableFiles } from "@weir/application/ports/TableFiles"
import { Api } from "@weir/contract/Api"
import { DryRun, ImportView, maxUploadBytes, Undone, type Upload } from "@weir/contract/Imports"
import type { CommandKey } from "@weir/domain/identity/Id"
import { Effect, Schema, Stream } from "effect"
import { HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import { who } from "../auth/who.ts"
import { Once } from "../http/Once.ts"
import { answering } from "../http/problem.ts"
import { ImportRuns, viewOf } from "../live/ImportRuns.ts"
import type { Services } from "../Services.ts"

const findings = ({
  cutAt,
  delimiter,
  encoding,
  headerRow,
  headers,
  rows,
  sample,
  uneven
}: TableFile): Upload["file"] => ({
  cutAt,
  delimiter,
  encoding,
  headerRow,
  headers,
  rows,
  uneven,
  sample: sample.map(({ cells, row }) => ({ row, cells }))
})

export const importsGroup = HttpApiBuilder.group(
  Api,
  "imports",
  Effect.fn(function* (handlers) {
    const services = yield* Effect.context<Services | ImportRuns | Once>()
    const answer = <A, E, R>(work: Effect.Effect<A, E, R>) => Effect.provideContext(answering(work), services)
    const changing = <A, E, R, Wire>(
      given: CommandKey | undefined,
      schema: Schema.Codec<A, Wire>,
      work: Effect.Effect<A, E, R>
    ) =>
      answer(
        Effect.gen(function* () {
          const response = Effect.map(work, (value) =>
            HttpServerResponse.jsonUnsafe(Schema.encodeSync(schema)(value))
          )
          return yield* (yield* Once).run(given, response)
        })
      )
    return handlers.handleAll({
      list: ({ query }) =>
        answer(
          Effect.gen(function* () {
            const { workspaceId } = yield* who
            const { view } = yield* ImportRuns
            return { items: (yield* (yield* Imports).list(workspaceId, query.limit ?? 50)).map(view) }
          })
        ),
      upload: ({ payload, query }) =>
        answer(
          Effect.gen(function* () {
            const { view } = yield* ImportRuns
            const { earlier, job, remembered, suggestion, table } = yield* uploadImport(
              yield* who,
              { fileName: query.fileName, bytes: payload },
              { maxBytes: maxUploadBytes }
            )
            const uploaded: Upload = {
              job: view(job),
              file: findings(table),
              suggestion,
              remembered,
              before: earlier.map(view)
            }
            return uploaded
          })
        ),
      get: ({ params }) =>
        answer(
          Effect.gen(function* () {
            const { workspaceId } = yield* who
            return yield* viewOf(workspaceId, params.id)
          })
        ),
      look: ({ params }) =>
        answer(
          Effect.gen(function* () {
            const { workspaceId } = yield* who
            const { view } = yield* ImportRuns
            const imports = yield* Imports
            const job = yield* imports.get(workspaceId, params.id)
            const table = yield* (yield* TableFiles).inspect(yield* keptFile(workspaceId, job))
            const { remembered, suggestion } = yield* suggestFor(workspaceId, table)
            const looked: Upload = {
              job: view(job),
              file: findings(table),
              suggestion,
              remembered,
              before: (yield* imports.ofFile(workspaceId, job.fileHash))
                .filter((other) => other.id !== job.id)
                .map(view)
            }
            return looked
          })
        ),
      map: ({ headers, params, payload }) =>
        changing(
          headers["idempotency-key"],
          ImportView,
          Effect.gen(function* () {
            return (yield* ImportRuns).view(yield* chooseMapping(yield* who, params.id, payload))
          })
        ),
      dryRun: ({ headers, params }) =>
        changing(
          headers["idempotency-key"],
          DryRun,
          Effect.gen(function* () {
            const { makes, outcomes, plans, rows } = yield* planImport(yield* who, params.id)
            const run: DryRun = {
              rows,
              outcomes,
              makes: Object.entries(makes).map(([kind, names]) => ({ kind, names })),
              plans: plans.map(({ after, outcome, reason, row }) => ({
                row,
                outcome,
                reason,
                title: after?.title ?? null
              }))
            }
            return run
          })
        ),
      run: ({ headers, params }) =>
        changing(
          headers["idempotency-key"],
          ImportView,
          Effect.gen(function* () {
            const asking = yield* who
            const job = yield* (yield* Imports).get(asking.workspaceId, params.id)
            if (!["ready", "running", "failed"].includes(job.state)) {
              return yield* new ImportNotReady({
                id: job.id,
                state: job.state,
                needed: ["ready", "running", "failed"]
              })
            }
            yield* (yield* ImportRuns).start(asking, job.id)
            return yield* viewOf(asking.workspaceId, job.id)
          })
        ),
      rows: ({ params, query }) =>
        answer(
          Effect.gen(function* () {
            const { workspaceId } = yield* who
            const imports = yield* Imports
            yield* imports.get(workspaceId, params.id)
            const limit = query.limit ?? 100
            const items = yield* imports.rows(workspaceId, params.id, {
              afterRow: query.after ?? 0,
              limit,
              ...(query.outcome === undefined ? {} : { outcome: query.outcome })
            })
            return { items, next: items.length < limit ? null : (items.at(-1)?.row ?? null) }
          })
        ),
      result: ({ params }) =>
        answer(
          Effect.gen(function* () {
            const lines = yield* importResult(yield* who, params.id)
            return HttpServerResponse.stream(Stream.encodeText(lines), {
              contentType: "text/csv; charset=utf-8",
              headers: { "content-disposition": `attachment; filename="import-${params.id}.csv"` }
            })
          })
        ),
      undo: ({ headers, params }) =>
        changing(
          headers["idempotency-key"],
          Undone,
          Effect.gen(function* () {
            const { blocked, job, taken } = yield* undoImport(yield* who, params.id)
            return { job: (yield* ImportRuns).view(job), taken, blocked }
          })
        )
    })
  })
)
