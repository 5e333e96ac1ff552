/** What is a moment? Whole milliseconds since 1970 in UTC, within what PostgreSQL and four-digit years can keep. */
import { Result, Schema, SchemaTransformation } from "effect"
import * as LocalDate from "./LocalDate.ts"

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Epoch milliseconds UTC, 1970-01-01T00:00:00.000Z to 9999-12-31T23:59:59.999Z. */
export const Instant = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 253_402_300_799_999 })).pipe(
  Schema.brand("Instant")
)
export type Instant = typeof Instant.Type

/** The first instant there is: the beginning of 1970 in Greenwich. */
export const MIN = 0 as Instant

/** The last instant there is: the end of the year 9999 in Greenwich. */
export const MAX = 253_402_300_799_999 as Instant

/** A text that names no moment we can keep. */
export class InstantInvalid extends Schema.TaggedError<InstantInvalid>()(
  "InstantInvalid",
  { text: Schema.String, reason: Schema.String },
  { httpApiStatus: 400 }
) {}

/** Throws a RangeError on anything that is no whole millisecond of the years 1970 to 9999. */
export const make = (ms: number): Instant => {
  if (!Number.isInteger(ms) || ms < MIN || ms > MAX) {
    throw new RangeError(`${ms} is no instant between 1970-01-01T00:00:00.000Z and 9999-12-31T23:59:59.999Z`)
  }
  return (ms + 0) as Instant
}

/** The nearest instant we can keep. */
export const clamp = (ms: number): Instant => Math.min(Math.max(ms, MIN), MAX) as Instant

/** `2024-03-01T02:30:00.000Z` */
export const toIso = (i: Instant): string => {
  const day = Math.floor(i / DAY)
  const ms = i - day * DAY
  const [h, m, s] = [Math.floor(ms / HOUR), Math.floor(ms / MINUTE) % 60, Math.floor(ms / SECOND) % 60]
  return `${LocalDate.ofEpochDay(day)}T${two(h)}:${two(m)}:${two(s)}.${String(ms % SECOND).padStart(3, "0")}Z`
}

/**
 * Reads ISO-8601 with a zone: `Z` or an offset (`+02:00`, `+0200`). Seconds may be missing; digits beyond the
 * millisecond are cut. A date that does not exist, a time without zone, 24:00 and leap seconds are refused.
 */
export const fromIso = (text: string): Result.Result<Instant, InstantInvalid> => {
  const read = readIso(text)
  return typeof read === "string"
    ? Result.fail(new InstantInvalid({ text: text.slice(0, 64), reason: read }))
    : Result.succeed(read)
}

/** `fromIso` for constants and tests: throws. */
export const iso = (text: string): Instant => Result.getOrThrow(fromIso(text))

/** ISO-8601 text on the wire, `Instant` inside. Offsets are accepted, `Z` is written. */
export const InstantFromIso = Schema.String.check(
  Schema.makeFilter(
    (text: string) => {
      const read = readIso(text)
      return typeof read === "string" ? read : true
    },
    { toJsonSchema: () => [{ format: "date-time" }, true] }
  )
).pipe(
  Schema.decodeTo(
    Instant,
    SchemaTransformation.transform({
      decode: (text: string) => iso(text) as number,
      encode: (ms: number) => toIso(ms as Instant)
    })
  )
)

const pattern =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d{2}):?(\d{2}))$/

/** The instant, or the reason why there is none. */
const readIso = (text: string): Instant | string => {
  const match = pattern.exec(text)
  if (match === null) return "must be ISO-8601 with a zone, like 2024-03-01T02:30:00Z"
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (month < 1 || month > 12 || day < 1 || day > LocalDate.daysInMonth(year, month))
    return "there is no such date"
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Number(match[6] ?? 0)]
  if (hour > 23 || minute > 59 || second > 59) return "there is no such time of day"
  const [offsetHours, offsetMinutes] = [Number(match[9] ?? 0), Number(match[10] ?? 0)]
  if (offsetHours > 23 || offsetMinutes > 59) return "there is no such offset"
  const offset = (match[8] === "-" ? -1 : 1) * (offsetHours * HOUR + offsetMinutes * MINUTE)
  const milli = Number((match[7] ?? "").slice(0, 3).padEnd(3, "0"))
  const ms =
    LocalDate.epochDay(year, month, day) * DAY +
    hour * HOUR +
    minute * MINUTE +
    second * SECOND +
    milli -
    offset
  return ms < MIN || ms > MAX ? "must be between 1970-01-01 and 9999-12-31 UTC" : (ms as Instant)
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n))
