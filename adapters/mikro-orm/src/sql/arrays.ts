/**
 * How do many rows travel in one statement? As columns: one array for each, taken apart again by `unnest`.
 *
 * Arrays are written here and not by the drivers, so that both get the very same text.
 */

/** Integers, for `::bigint[]` or `::int[]`. */
export const whole = (values: ReadonlyArray<number | null>): string => {
  for (const value of values) {
    if (value !== null && !Number.isSafeInteger(value)) throw new RangeError(`${value} is no exact integer`)
  }
  return `{${values.map((value) => (value === null ? "NULL" : value === 0 ? "0" : value)).join(",")}}`
}

/** Texts, for `::text[]` or `::uuid[]`. Refuses what PostgreSQL would not give back unchanged. */
export const texts = (values: ReadonlyArray<string | null>): string =>
  `{${values.map((value) => (value === null ? "NULL" : quoted(value))).join(",")}}`

export const flags = (values: ReadonlyArray<boolean>): string =>
  `{${values.map((value) => (value ? "t" : "f")).join(",")}}`

/** Values as JSON, for `::json[]`. */
export const jsons = (values: ReadonlyArray<unknown>): string => texts(values.map(json))

// An escape that stands for U+0000 or for half a character, and is not itself an escaped backslash followed by letters.
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/

/** A value as JSON. Refuses texts inside it that a text column would not keep either. */
export const json = (value: unknown): string => {
  const text = JSON.stringify(value)
  if (unstorable.test(text))
    throw new RangeError("a text holds U+0000 or half a character, which cannot be stored")
  return text
}

/** Whether a text is a UUID in lower case, as `::uuid[]` needs it. */
export const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)

const quoted = (value: string): string => {
  if (value.includes("\u0000") || !value.isWellFormed()) {
    throw new RangeError("a text holds U+0000 or half a character, which cannot be stored")
  }
  return /["\\]/.test(value) ? `"${value.replace(/["\\]/g, "\\$&")}"` : `"${value}"`
}
