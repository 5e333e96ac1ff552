/** Which time zones are there? Those of the IANA database that this runtime knows. */
import { Result, Schema } from "effect"

const known = new Map<string, boolean>()

// Plain offsets such as `+02:00`, which the runtime would take, are no zones.
const isKnown = (name: string): boolean => {
  const before = known.get(name)
  if (before !== undefined) return before
  const now =
    /^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/.test(name) &&
    Result.isSuccess(Result.try(() => new Intl.DateTimeFormat("en-US", { timeZone: name })))
  if (known.size >= 2000) known.clear()
  known.set(name, now)
  return now
}

/** An IANA zone name, `Europe/Berlin`; kept in the spelling it was given. */
export const Zone = Schema.String.check(
  Schema.makeFilter((name: string) => isKnown(name), { expected: "an IANA time zone such as Europe/Berlin" })
).pipe(Schema.brand("Zone"))
export type Zone = typeof Zone.Type

/** Whether the runtime can compute local time for this name. */
export const isZone = (name: string): name is Zone => isKnown(name)

/** The zone of a name; throws when there is none (for tests and constants). */
export const make = (name: string): Zone => Zone.make(name)

/** The zone of Greenwich time without summer time. */
export const UTC = "UTC" as Zone
