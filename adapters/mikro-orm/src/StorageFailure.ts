/** What is said when the database fails in a way that nobody foresaw? Its code and sentence, without the values of anybody's rows. */
import { StorageFull } from "@weir/application/ports/StorageFull"

/** A defect: nothing was written, and no caller can do anything about it but tell. */
class StorageFailure extends Error {
  override readonly name = "StorageFailure"
  /** The five characters PostgreSQL gives every error, where there are any. */
  readonly code: string | undefined
  constructor(message: string, code: string | undefined) {
    super(message)
    this.code = code
  }
}

// Class 22 (a value was wrong) and 23 (a rule of a table was broken) quote values in their messages.
const quotesValues = /^2[23]/

/** The failure in words that may be logged: details and parameters, which hold people's data, are left behind. */
export const inWords = (error: unknown): unknown => {
  if (isFull(error)) return new StorageFull()
  const code = codeOf(error)
  if (!(error instanceof Error) || code === undefined || !/^[0-9A-Z]{5}$/.test(code)) return error
  const constraint =
    "constraint" in error && typeof error.constraint === "string" ? ` (${error.constraint})` : ""
  return new StorageFailure(
    `${quotesValues.test(code) ? "a value was refused" : error.message}${constraint}`,
    code
  )
}

/** Two transactions met in a way that only repeating one of them solves. */
export const isWorthRetrying = (error: unknown): boolean => ["40001", "40P01"].includes(codeOf(error) ?? "")

// PostgreSQL's own code; the system's, where it comes through as such; and its number in the embedded database.
const isFull = (error: unknown): boolean =>
  ["53100", "ENOSPC", "EDQUOT"].includes(codeOf(error) ?? "") ||
  (error instanceof Error && "errno" in error && (error.errno === 51 || error.errno === 19))

export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined
