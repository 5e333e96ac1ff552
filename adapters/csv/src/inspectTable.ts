/** What is in this file, and can all of it be read? A look through the whole of it that keeps nothing of it. */
import { createHash } from "node:crypto"
import {
  type Found,
  type TableFile,
  TableFileUnreadable,
  type TableOptions,
  type TableSource
} from "@weir/application/ports/TableFiles"
import type { TableRow } from "@weir/domain/import/TableRow"
import { notATable } from "./BinaryFile.ts"
import { declaredDelimiter, findDelimiter, knownDelimiter } from "./Delimiter.ts"
import { findEncoding, knownEncoding } from "./Encoding.ts"
import { columnNames } from "./Headers.ts"
import { sampler } from "./Sample.ts"
import { readRows } from "./TableReader.ts"
import { decoded } from "./TableText.ts"

const defaultMaxBytes = 1024 * 1024 * 1024
export const defaultMaxRows = 5_000_000
const maxColumns = 1000
const sampledBytes = 128 * 1024
const shownUneven = 20

/** Throws `TableFileUnreadable`, `RowUnreadable`, or what opening the source throws. */
export const inspectTable = async (source: TableSource, options: TableOptions = {}): Promise<TableFile> => {
  const refuse = (reason: TableFileUnreadable["reason"], detail: string, row?: number) =>
    new TableFileUnreadable({ file: source.name, reason, detail, ...(row === undefined ? {} : { row }) })
  const bytes =
    options.known === undefined || options.encoding === undefined
      ? await weigh(source, options.maxBytes ?? defaultMaxBytes, refuse)
      : { ...unweighed, size: options.known.bytes, sha256: options.known.sha256 }
  const instead = notATable(bytes.head)
  if (instead !== undefined) throw refuse("binary", instead)

  const encoding =
    options.encoding === undefined ? findEncoding(bytes) : chosen(knownEncoding(options.encoding))
  if (encoding === "unknown") throw refuse("unknown-encoding", `no encoding is called "${options.encoding}"`)
  if (encoding === undefined)
    throw refuse("binary", "the file holds zero bytes: it is not a text, so not a CSV table")
  const start = await beginning(source, encoding.value)
  if (start.trim() === "") throw refuse("empty", "the file holds nothing but white space")
  const delimiter =
    options.delimiter === undefined
      ? findDelimiter(start, bytes.size <= sampledBytes)
      : chosen(knownDelimiter(options.delimiter))
  if (delimiter === "unknown")
    throw refuse(
      "unknown-delimiter",
      `"${options.delimiter}" cannot separate cells: it must be one character and no letter, digit, quotation mark or line break`
    )

  const isDeclared = declaredDelimiter(start) !== undefined
  const maxRows = options.maxRows ?? defaultMaxRows
  const sample = sampler<TableRow>()
  const seen = {
    headerRow: 0,
    headers: Array.of<string>(),
    rows: 0,
    uneven: Array.of<{ row: number; cells: number }>(),
    last: 0,
    lastRow: 0
  }
  for await (const batch of readRows(decoded(source.open(), encoding.value), delimiter.value)) {
    for (const row of batch) {
      if (isDeclared && row.row === 1) continue
      if (seen.headerRow === 0) {
        if (row.cells.length > maxColumns)
          throw refuse(
            "too-many-columns",
            `the header has ${row.cells.length} columns, ${maxColumns} are the most`,
            row.row
          )
        seen.headerRow = row.row
        seen.headers.push(...columnNames(row.cells))
        continue
      }
      seen.rows++
      seen.last = row.cells.length
      seen.lastRow = row.row
      if (seen.rows > maxRows)
        throw refuse("too-many-rows", `the file has more than ${maxRows} rows`, row.row)
      sample.add(row)
      if (row.cells.length !== seen.headers.length && seen.uneven.length < shownUneven)
        seen.uneven.push({ row: row.row, cells: row.cells.length })
    }
  }
  if (seen.headerRow === 0) throw refuse("empty", "the file has no header row")
  return {
    name: source.name,
    bytes: bytes.size,
    sha256: bytes.sha256,
    encoding,
    delimiter,
    headers: seen.headers,
    headerRow: seen.headerRow,
    rows: seen.rows,
    sample: sample.rows(),
    uneven: seen.uneven,
    cutAt: !bytes.endsWithLineBreak && seen.rows > 0 && seen.last < seen.headers.length ? seen.lastRow : null
  }
}

const chosen = (value: string | undefined): Found | "unknown" =>
  value === undefined ? "unknown" : { value, certain: true, evidence: "chosen by hand", alternatives: [] }

/** Stands for a file that an earlier look has weighed. */
const unweighed = {
  head: new Uint8Array(),
  odd: new Uint8Array(),
  isUtf8: true,
  endsWithLineBreak: true
}

/** One pass over the bytes: size, digest, whether they are UTF-8, and what the encoding can be told from. */
const weigh = async (
  source: TableSource,
  maxBytes: number,
  refuse: (reason: "too-large" | "empty", detail: string) => TableFileUnreadable
) => {
  const hash = createHash("sha256")
  const utf8 = new TextDecoder("utf-8", { fatal: true })
  const head: Array<Uint8Array> = []
  const odd: Array<Uint8Array> = []
  let headSize = 0
  let oddSize = 0
  let size = 0
  let isUtf8 = true
  let lastByte = 0
  for await (const piece of source.open()) {
    size += piece.length
    if (size > maxBytes) throw refuse("too-large", `the file is larger than ${maxBytes} bytes`)
    if (piece.length === 0) continue
    hash.update(piece)
    lastByte = piece[piece.length - 1] ?? 0
    if (headSize < sampledBytes) {
      head.push(piece.slice(0, sampledBytes - headSize))
      headSize += head.at(-1)?.length ?? 0
    }
    if (oddSize < sampledBytes) {
      const from = oddSize > 0 ? 0 : piece.findIndex((byte) => byte > 127)
      if (from >= 0) {
        odd.push(piece.slice(from, from + sampledBytes - oddSize))
        oddSize += odd.at(-1)?.length ?? 0
      }
    }
    if (isUtf8) isUtf8 = accepts(() => utf8.decode(piece, { stream: true }))
  }
  if (size === 0) throw refuse("empty", "the file is empty")
  isUtf8 = isUtf8 && accepts(() => utf8.decode())
  return {
    size,
    sha256: hash.digest("hex"),
    head: new Uint8Array(Buffer.concat(head)),
    odd: new Uint8Array(Buffer.concat(odd)),
    isUtf8,
    endsWithLineBreak: lastByte === 10 || lastByte === 13 || lastByte === 0
  }
}

const accepts = (decode: () => unknown): boolean => {
  try {
    decode()
    return true
  } catch {
    return false
  }
}

/** The first characters, enough to tell the separator by. */
const beginning = async (source: TableSource, encoding: string): Promise<string> => {
  let text = ""
  for await (const piece of decoded(source.open(), encoding)) {
    text += piece
    if (text.length >= sampledBytes) break
  }
  return text
}
