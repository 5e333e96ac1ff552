/** How table files (CSV and its relatives) are looked into, read row by row, and written. */
import { Context, type Effect, Schema, type Stream } from "effect"
import type { TableRow } from "@weir/domain/import/TableRow"

/**
 * Where the bytes come from. `open` may be called more than once and starts from the first byte each time; `name` is
 * only for people to read.
 */
export interface TableSource {
  readonly name: string
  readonly open: () => AsyncIterable<Uint8Array>
}

/** The person's own word on what cannot be told from the bytes, and how much is too much. */
export interface TableOptions {
  readonly encoding?: string | undefined
  readonly delimiter?: string | undefined
  /** Bytes; 1 GiB when left out. */
  readonly maxBytes?: number | undefined
  /** Rows below the header; 5 million when left out. */
  readonly maxRows?: number | undefined
  /** What an earlier look found; with it and an encoding the bytes need not be weighed again. */
  readonly known?: Pick<TableFile, "bytes" | "sha256"> | undefined
}

/** A finding together with what speaks for it. Not `certain`: show it to a person before relying on it. */
export interface Found {
  readonly value: string
  readonly certain: boolean
  readonly evidence: string
  readonly alternatives: ReadonlyArray<string>
}

/** What a look through the whole file shows. `sha256` is the digest of its bytes, in hexadecimal. */
export interface TableFile {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
  readonly encoding: Found
  readonly delimiter: Found
  /** One name a column, none empty, no two alike: "Column 3" and "Name (2)" are made up where the file has neither. */
  readonly headers: ReadonlyArray<string>
  /** The row the header is on: 1, or 2 below a `sep=` line. */
  readonly headerRow: number
  /** Rows below the header that hold anything. */
  readonly rows: number
  /** The first rows and others spread over the whole file, a few hundred at most, in order. */
  readonly sample: ReadonlyArray<TableRow>
  /** Rows with fewer or more cells than the header, the first few of them. */
  readonly uneven: ReadonlyArray<{ readonly row: number; readonly cells: number }>
  /** The row the file seems to have been cut in, when it ends without a line break inside a row that is too short. */
  readonly cutAt: number | null
}

/** The file cannot be read as a table. Nothing of it has been used. */
export class TableFileUnreadable extends Schema.TaggedError<TableFileUnreadable>()(
  "TableFileUnreadable",
  {
    file: Schema.String,
    reason: Schema.Literals([
      "empty",
      "binary",
      "too-large",
      "too-many-rows",
      "too-many-columns",
      "row-too-long",
      "quote-not-closed",
      "wrong-encoding",
      "unknown-encoding",
      "unknown-delimiter",
      "not-found"
    ]),
    row: Schema.optionalKey(Schema.Natural),
    detail: Schema.String
  },
  { httpApiStatus: 422 }
) {
  override get message(): string {
    return `${this.file}${this.row === undefined ? "" : `, row ${this.row}`}: ${this.detail}`
  }
}

export class TableFiles extends Context.Service<
  TableFiles,
  {
    /** Reads the whole file once or twice with constant memory. */
    readonly inspect: (
      source: TableSource,
      options?: TableOptions
    ) => Effect.Effect<TableFile, TableFileUnreadable>
    /** The rows below the header, in the order of the file, blank ones left out. */
    readonly rows: (
      source: TableSource,
      file: TableFile,
      options?: TableOptions
    ) => Stream.Stream<TableRow, TableFileUnreadable>
    /** A CSV text, piece by piece, that is safe to open in a spreadsheet: no cell is taken for a formula. */
    readonly write: <E, R>(
      rows: Stream.Stream<ReadonlyArray<string | number>, E, R>
    ) => Stream.Stream<string, E, R>
  }
>()("@weir/application/ports/TableFiles") {}
