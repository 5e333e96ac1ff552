/** Where a table file's bytes come from: a file on disk, or bytes at hand. */
import { createReadStream } from "node:fs"
import { basename } from "node:path"
import type { TableSource } from "@weir/application/ports/TableFiles"

/** The file at `path`. A missing file is reported when it is read, not here. */
export const fileSource = (path: string): TableSource => ({
  name: basename(path),
  open: () => createReadStream(path, { highWaterMark: 256 * 1024 })
})

/** Bytes already in memory, or a text taken as UTF-8. */
export const bytesSource = (name: string, content: Uint8Array | string): TableSource => ({
  name,
  async *open() {
    yield typeof content === "string" ? new TextEncoder().encode(content) : content
  }
})
