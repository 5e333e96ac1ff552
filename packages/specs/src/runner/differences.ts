/** Where do two values differ? Each place by its path, with what was expected there and what came. */

const most = 12

/** At most a dozen lines such as `stages.Offer.net.deals: expected 1, came 0`. */
export const differences = (expected: unknown, came: unknown): ReadonlyArray<string> => {
  const found = [...walk("", expected, came)]
  const lines = found
    .slice(0, most)
    .map(
      ({ at, expected, came }) =>
        `${at === "" ? "" : `${at}: `}expected ${written(expected)}, came ${written(came)}`
    )
  return found.length > most ? [...lines, `and ${found.length - most} more`] : lines
}

interface Difference {
  readonly at: string
  readonly expected: unknown
  readonly came: unknown
}

function* walk(at: string, expected: unknown, came: unknown): Generator<Difference> {
  if (Object.is(expected, came)) return
  if (!isObject(expected) || !isObject(came) || Array.isArray(expected) !== Array.isArray(came)) {
    yield { at, expected, came }
    return
  }
  const names = new Set([...Object.keys(expected), ...Object.keys(came)])
  for (const name of names) {
    const [a, b] = [expected[name], came[name]]
    yield* walk(at === "" ? nameOf(name, a, b) : `${at}.${nameOf(name, a, b)}`, a, b)
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null

/** An item of a list goes by its name where it has one. */
const nameOf = (key: string, ...values: ReadonlyArray<unknown>): string => {
  for (const value of values)
    if (/^\d+$/.test(key) && isObject(value) && typeof value["name"] === "string") return value["name"]
  return key
}

const written = (value: unknown): string => {
  if (value === undefined) return "nothing"
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 120 ? `${text.slice(0, 117)}...` : text
}
