/** How is a row written as a line of COPY? Its values with tabs between them, and a mark for those that are missing. */

const missing = "\\N"

const letters: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" }

/** A text of any column. Refuses what PostgreSQL would not give back unchanged. */
export const text = (value: string | null): string => {
  if (value === null) return missing
  if (value.includes("\u0000") || !value.isWellFormed())
    throw new RangeError("a text holds U+0000 or half a character, which cannot be stored")
  return /[\\\t\n\r]/.test(value) ? value.replace(/[\\\t\n\r]/g, (letter) => letters[letter]!) : value
}

/** An exact integer; refuses any other number. */
export const whole = (value: number | null): string => {
  if (value === null) return missing
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no exact integer`)
  return value === 0 ? "0" : String(value)
}
