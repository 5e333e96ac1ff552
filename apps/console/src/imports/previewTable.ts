// How would the file's beginning read in another encoding or with another separator? A look before the server is told.

export interface Preview {
  readonly headers: ReadonlyArray<string>
  readonly rows: ReadonlyArray<ReadonlyArray<string>>
}

/** Cells of delimited text after RFC 4180, at most `limit` rows; a row cut at the end of the piece is left out. */
export const splitRows = (
  text: string,
  delimiter: string,
  limit: number
): ReadonlyArray<ReadonlyArray<string>> => {
  const rows: Array<Array<string>> = []
  let row: Array<string> = []
  let cell = ""
  let isQuoted = false
  for (let index = 0; index < text.length && rows.length < limit; index += 1) {
    const char = text[index]
    if (isQuoted) {
      if (char !== '"') cell += char
      else if (text[index + 1] === '"') {
        cell += '"'
        index += 1
      } else isQuoted = false
    } else if (char === '"' && cell === "") isQuoted = true
    else if (char === delimiter) {
      row.push(cell)
      cell = ""
    } else if (char === "\n") {
      row.push(cell.replace(/\r$/u, ""))
      if (row.some((one) => one.trim() !== "")) rows.push(row)
      row = []
      cell = ""
    } else cell += char
  }
  return rows
}

const pieceOf = 64 * 1024

/** The header and first rows of a file, read here as the person wants them read. Throws a RangeError on an encoding the browser does not know. */
export const previewTable = async (
  file: Blob,
  encoding: string,
  delimiter: string,
  limit = 6
): Promise<Preview> => {
  const bytes = await file.slice(0, pieceOf).arrayBuffer()
  const text = new TextDecoder(encoding).decode(bytes)
  const isWhole = file.size <= pieceOf
  const [headers = [], ...rows] = splitRows(
    isWhole && !text.endsWith("\n") ? `${text}\n` : text,
    delimiter,
    limit + 1
  )
  return { headers: headers.map((header) => header.trim()), rows }
}
