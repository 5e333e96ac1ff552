// How do entries become a file for a spreadsheet? Quoted where needed, and never a formula.
import type { LedgerEntry } from "./entries.ts"
import type { RecordRow } from "./rows.ts"

/** A cell that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers. */
const cell = (value: string | number): string => {
  if (typeof value === "number") return String(value)
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(value) ? `'${value}` : value
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows as CSV after RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8. */
export const toCsv = (rows: ReadonlyArray<ReadonlyArray<string | number>>): string =>
  `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`

const columns = [
  "at",
  "deal",
  "deal_id",
  "from",
  "to",
  "owner",
  "way",
  "deals",
  "amount_minor",
  "currency",
  "entry"
]

/** Entries as a file: instants in UTC, amounts in minor units, so that nothing is lost in writing. */
export const entriesCsv = (entries: ReadonlyArray<LedgerEntry>): string =>
  toCsv([
    columns,
    ...entries.map((entry) => [
      new Date(entry.at).toISOString(),
      entry.record.title,
      entry.record.id,
      entry.from?.name ?? "",
      entry.to?.name ?? "",
      entry.owner?.name ?? "",
      entry.way ?? entry.what,
      entry.count,
      entry.amount ?? "",
      entry.currency ?? "",
      entry.seq
    ])
  ])

/** The records behind a number as a file. */
export const recordsCsv = (records: ReadonlyArray<RecordRow>): string =>
  toCsv([
    ["deal", "deal_id", "entries", "last"],
    ...records.map((one) => [one.title, one.id, one.entries, new Date(one.last).toISOString()])
  ])

/** Offers the text as a download of that name. */
export const download = (name: string, text: string, type = "text/csv"): void => {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const anchor = document.createElement("a")
  anchor.href = url
  anchor.download = name
  anchor.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
