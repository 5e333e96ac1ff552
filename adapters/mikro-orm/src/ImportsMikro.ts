/** How are imports kept? */
import { promisify } from "node:util"
import { gunzip, gzip, type ZlibOptions } from "node:zlib"
import { ImportNotFound, Imports } from "@weir/application/ports/Imports"
import type { ImportId, WorkspaceId } from "@weir/domain/identity/Id"
import type { ImportJob } from "@weir/domain/import/ImportJob"
import { isStorable } from "@weir/domain/text/Text"
import { Effect, Layer, Option, Result, Stream } from "effect"
import { type RawBuilder, sql } from "kysely"
import { Orm } from "./Orm.ts"
import { importJobColumns, importRowOf, type StoredImportRow } from "./rows/importRows.ts"
import { upsert } from "./sql/insert.ts"
import { select } from "./sql/select.ts"

/** Bytes of one piece of a file before it is packed: small enough to pass through memory many at a time. */
const pieceBytes = 1024 * 1024

// Tables pack to a fraction of their size, and the embedded database takes its time for every byte.
const packed = promisify<Uint8Array, ZlibOptions, Uint8Array>(gzip)
const unpacked = promisify<Uint8Array, Uint8Array>(gunzip)

export const layer: Layer.Layer<Imports, never, Orm> = Layer.effect(
  Imports,
  Effect.gen(function* () {
    const orm = yield* Orm
    const ask = <Row>(query: RawBuilder<Row>) => orm.read((db) => select(db, query))
    const change = (statement: RawBuilder<unknown>) => Effect.asVoid(orm.read((db) => statement.execute(db)))
    const jobs = (query: RawBuilder<{ readonly job: ImportJob }>) =>
      Effect.map(ask(query), (rows) => rows.map(({ job }) => job))
    const dropDraft = (workspaceId: WorkspaceId, id: ImportId) =>
      change(
        sql`delete from import_file where workspace_id = ${workspaceId} and import_id = ${id} and piece < 0`
      )
    const piece = (workspaceId: WorkspaceId, id: ImportId, n: number) =>
      orm.read((db) =>
        sql<{ bytes: Uint8Array }>`
      select bytes from import_file where workspace_id = ${workspaceId} and import_id = ${id} and piece = ${n}`.execute(
          db
        )
      )
    return Imports.of({
      save: (workspaceId, job) =>
        orm.write(async (db) =>
          Result.succeed(await upsert(db, "import_job", workspaceId, ["id"], importJobColumns, [job]))
        ),
      get: Effect.fn("Imports.get")(function* (workspaceId, id) {
        const [job] = yield* jobs(
          sql`select job from import_job where workspace_id = ${workspaceId} and id = ${id}`
        )
        return job ?? (yield* new ImportNotFound({ id }))
      }),
      list: (workspaceId, limit) =>
        jobs(sql`
        select job from import_job where workspace_id = ${workspaceId} order by created_at desc, id desc limit ${limit}`),
      ofFile: (workspaceId, fileHash) =>
        jobs(sql`
        select job from import_job
        where workspace_id = ${workspaceId} and file_hash = ${fileHash} and state = 'finished' order by created_at desc, id desc`),
      rows: (workspaceId, id, { afterRow, limit, outcome }) =>
        Effect.map(
          ask(sql<StoredImportRow>`
          select "row", outcome, reason, subject from import_row
          where workspace_id = ${workspaceId} and import_id = ${id} and "row" > ${afterRow}
            ${outcome === undefined ? sql`` : sql`and outcome = ${outcome}`}
          order by "row" limit ${limit}`),
          (rows) => rows.map(importRowOf)
        ),
      // Written piece by piece, so that a large file never is in memory as a whole. Until all of it has come its pieces have
      // numbers below 0, where nobody looks: a broken upload leaves the file as it was.
      keepFile: (workspaceId, id, bytes) =>
        Effect.andThen(
          dropDraft(workspaceId, id),
          bytes.pipe(
            inPieces,
            Stream.mapEffect((part) => Effect.promise(() => packed(part, { level: 1 }))),
            Stream.zipWithIndex,
            Stream.runForEach(([part, n]) =>
              change(
                sql`insert into import_file (workspace_id, import_id, piece, bytes) values (${workspaceId}, ${id}, ${-1 - n}, ${part})`
              )
            )
          )
        ).pipe(
          Effect.onError(() => dropDraft(workspaceId, id)),
          Effect.andThen(
            orm.write(async (db) => {
              await sql`delete from import_file where workspace_id = ${workspaceId} and import_id = ${id} and piece >= 0`.execute(
                db
              )
              await sql`update import_file set piece = -1 - piece where workspace_id = ${workspaceId} and import_id = ${id}`.execute(
                db
              )
              return Result.succeed(undefined)
            })
          )
        ),
      file: (workspaceId, id) =>
        Stream.paginate(0, (n) =>
          Effect.gen(function* () {
            const [row] = (yield* piece(workspaceId, id, n)).rows
            if (row === undefined) return [[], Option.none<number>()] as const
            const bytes = yield* Effect.promise(() => unpacked(row.bytes))
            return [[new Uint8Array(bytes)], Option.some(n + 1)] as const
          })
        ),
      rememberMapping: (workspaceId, signature, mapping) =>
        change(sql`
        insert into import_mapping (workspace_id, signature, mapping) values (${workspaceId}, ${signature}, ${mapping})
        on conflict (workspace_id, signature) do update set mapping = excluded.mapping`),
      mappingFor: (workspaceId, signature) =>
        !isStorable(signature)
          ? Effect.succeed(null)
          : Effect.map(
              ask(
                sql<{
                  mapping: string
                }>`select mapping from import_mapping where workspace_id = ${workspaceId} and signature = ${signature}`
              ),
              ([row]) => row?.mapping ?? null
            )
    })
  })
)

/** The same bytes, gathered into pieces of at least `pieceBytes`, the last one apart. Empty pieces are left out. */
const inPieces = <E>(bytes: Stream.Stream<Uint8Array, E>): Stream.Stream<Uint8Array, E> =>
  Stream.mapAccum(
    bytes,
    (): Waiting => ({ parts: [], size: 0 }),
    (waiting, part) => {
      // Added to in place: a file may come a byte at a time.
      waiting.parts.push(part.slice())
      waiting.size += part.length
      return waiting.size < pieceBytes
        ? [waiting, []]
        : [{ parts: [], size: 0 }, [Buffer.concat(waiting.parts)]]
    },
    { onHalt: ({ parts, size }) => (size === 0 ? [] : [Buffer.concat(parts)]) }
  )

interface Waiting {
  readonly parts: Array<Uint8Array>
  size: number
}
