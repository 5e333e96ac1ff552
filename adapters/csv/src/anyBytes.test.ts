/** Whatever a file holds, it is read or refused with a reason, and what was written comes back as it was. */
import { Effect, Result, Stream } from "effect"
import fc from "fast-check"
import iconv from "iconv-lite"
import { assert, describe, it } from "vitest"
import { TableFiles, TableFileUnreadable, type TableOptions } from "@weir/application/ports/TableFiles"
import { layer } from "./CsvTableFiles.ts"
import { bytesSource } from "./FileSource.ts"

const read = (content: Uint8Array | string, options?: TableOptions) =>
  Effect.gen(function* () {
    const files = yield* TableFiles
    const source = bytesSource("any.csv", content)
    const table = yield* files.inspect(source, options)
    return { table, rows: yield* Stream.runCollect(files.rows(source, table, options)) }
  }).pipe(Effect.provide(layer), Effect.result, Effect.runPromise)

describe("any file", () => {
  it("of any bytes is a table or a refusal that says why, never a crash", async () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc
        .string({
          unit: fc.constantFrom('"', ",", ";", "\n", "\r", "a", "é", "я", "=", "\t", " ", "\uFEFF", "\0")
        })
        .map((text) => new TextEncoder().encode(text)),
      fc.string().map((text) => new Uint8Array(iconv.encode(text, "windows-1251")))
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 6 }), async (pieces) => {
        const result = await read(new Uint8Array(Buffer.concat(pieces)))
        if (Result.isFailure(result)) {
          assert.instanceOf(result.failure, TableFileUnreadable)
          assert.isAbove(result.failure.detail.length, 10)
          return
        }
        const { rows, table } = result.success
        assert.strictEqual(rows.length, table.rows)
        assert.strictEqual(new Set(table.headers).size, table.headers.length)
        assert.isTrue(rows.every(({ row }, index) => row > (rows[index - 1]?.row ?? table.headerRow)))
      }),
      { numRuns: 400 }
    )
  }, 60_000)

  it("written with quotes in any encoding and with any separator comes back cell by cell, with its row numbers", async () => {
    const cell = fc.string({
      unit: fc.constantFrom('"', ",", ";", "\n", "a", "б", "Я", "1", ".", " ", "=", "|", "\t"),
      maxLength: 12
    })
    const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(",", ";", "\t", "|"),
        fc.constantFrom("utf-8", "utf-16le", "utf-16be", "windows-1251", "koi8-r", "cp866"),
        async (cells, delimiter, encoding) => {
          const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
          const lines = [["first", "second", "third"], ...cells].map((row) => row.map(quote).join(delimiter))
          const result = await read(new Uint8Array(iconv.encode(`${lines.join("\r\n")}\r\n`, encoding)), {
            encoding,
            delimiter
          })
          const kept = cells
            .map((own, index) => ({ row: index + 2, own }))
            .filter(({ own }) => own.some((text) => text.trim() !== ""))
          assert(Result.isSuccess(result), Result.isFailure(result) ? result.failure.message : "")
          assert.deepStrictEqual(
            result.success.rows.map(({ cells, row }) => ({ row, own: cells })),
            kept
          )
        }
      ),
      { numRuns: 200 }
    )
  }, 60_000)
})
