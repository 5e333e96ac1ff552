/** Is this a table at all, or a spreadsheet, a picture or a document under a wrong name? */

const signatures: ReadonlyArray<{ readonly bytes: ReadonlyArray<number>; readonly detail: string }> = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    detail:
      "this is an Excel workbook (XLSX) or another ZIP file: open it in a spreadsheet and save the sheet as CSV"
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    detail: "this is an old Excel workbook (XLS): open it in a spreadsheet and save the sheet as CSV"
  },
  { bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], detail: "this is a PDF document, not a table" },
  { bytes: [0x89, 0x50, 0x4e, 0x47], detail: "this is a PNG picture, not a table" },
  { bytes: [0xff, 0xd8, 0xff], detail: "this is a JPEG picture, not a table" },
  { bytes: [0x47, 0x49, 0x46, 0x38], detail: "this is a GIF picture, not a table" },
  { bytes: [0x1f, 0x8b], detail: "this is a compressed file (gzip): unpack it first" },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], detail: "this is a compressed file (7z): unpack it first" },
  { bytes: [0x52, 0x61, 0x72, 0x21], detail: "this is a compressed file (RAR): unpack it first" },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], detail: "this is a program, not a table" }
]

/** What the file is instead of a table, told from its first bytes; undefined when nothing speaks against a text. */
export const notATable = (head: Uint8Array): string | undefined =>
  signatures.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte))?.detail
