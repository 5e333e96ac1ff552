/** How is a value written so that equal values are equal texts? As JSON without spaces, the names of every record in one order. */

/**
 * The value as JSON, names in the order of their UTF-16 units; what is undefined in a record is not said. The text is the same before and
 * after the value was kept as JSON, whoever reordered its names meanwhile.
 */
export const canonical = (value: unknown): string => {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null"
  // Every event that is recorded comes by here: loops, because they take a third of the time.
  let text = ""
  if (Array.isArray(value)) {
    for (const part of value) text += text === "" ? canonical(part) : `,${canonical(part)}`
    return `[${text}]`
  }
  const record = value as Readonly<Record<string, unknown>>
  for (const name of Object.keys(record).sort()) {
    const part = record[name]
    if (part !== undefined) text += `${text === "" ? "" : ","}${JSON.stringify(name)}:${canonical(part)}`
  }
  return `{${text}}`
}
