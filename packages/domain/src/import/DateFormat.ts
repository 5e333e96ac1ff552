/** How are dates written in this column? Told only from evidence: "03/04/2025" alone is either of two days. */
import { Result, Schema } from "effect"
import { fromLocal } from "../time/Calendar.ts"
import { fromIso, type Instant } from "../time/Instant.ts"
import { daysInMonth, of } from "../time/LocalDate.ts"
import type { Zone } from "../time/Zone.ts"

/**
 * The order of day, month and year, and what stands between them. A time of day may follow each of them ("10:18",
 * "10:18:00", "10:18 PM"), and after `yyyy-mm-dd` also a zone ("2025-01-03T16:36:00Z").
 */
export const DateFormat = Schema.Literals([
  "yyyy-mm-dd",
  "yyyy/mm/dd",
  "yyyy.mm.dd",
  "dd.mm.yyyy",
  "dd/mm/yyyy",
  "dd-mm-yyyy",
  "mm/dd/yyyy",
  "mm-dd-yyyy"
])
export type DateFormat = typeof DateFormat.Type

/**
 * What the samples allow.
 *
 * `certain`: one format fits, and `evidence` is the sample that rules the others out. `ambiguous`: a sample reads as two
 * different days, and a person must choose. `unknown`: no format fits most samples, or there are none. `others` are the
 * texts that are no dates at all ("not closed"): a person must say what they mean.
 */
export type DateEvidence =
  | {
      readonly _tag: "certain"
      readonly format: DateFormat
      readonly evidence: string
      readonly others: ReadonlyArray<string>
    }
  | {
      readonly _tag: "ambiguous"
      readonly shown: string
      readonly readings: ReadonlyArray<{ readonly format: DateFormat; readonly reads: string }>
      readonly others: ReadonlyArray<string>
    }
  | { readonly _tag: "unknown"; readonly others: ReadonlyArray<string> }

/** A moment as written, before any zone is applied. */
interface Written {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly milli: number
  readonly hasTime: boolean
  readonly zoned: boolean
}

const shape =
  /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?:(?:[T,]\s*|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:\s*([AaPp])\.?[Mm]\.?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/

/** Which formats the cells of a column can be written in. Blank cells say nothing. */
export const detectDateFormat = (samples: Iterable<string>): DateEvidence => {
  const texts = [...new Set([...samples].map((text) => text.trim()).filter((text) => text !== ""))]
  const dated = texts.filter((text) => shape.test(text))
  const others = texts.filter((text) => !shape.test(text)).slice(0, 5)
  const fitting = DateFormat.literals.filter(
    (format) => dated.length > 0 && dated.every((text) => fits(text, format))
  )
  const first = fitting[0]
  if (first === undefined) {
    // One impossible date must not hide the format of all the others: it is reported for its row.
    const weighed = DateFormat.literals.map((format) => ({
      format,
      count: dated.filter((text) => fits(text, format)).length
    }))
    const best = weighed.reduce((most, next) => (next.count > most.count ? next : most))
    const isAlone = weighed.every(({ count, format }) => format === best.format || count < best.count / 2)
    return isAlone && best.count > dated.length / 2
      ? {
          _tag: "certain",
          format: best.format,
          evidence: `${best.count} of ${dated.length} dates read so`,
          others
        }
      : { _tag: "unknown", others: texts.slice(0, 5) }
  }
  if (fitting.length === 1) {
    const proof = dated.find(
      (text) => DateFormat.literals.filter((format) => fits(text, format)).length === 1
    )
    return { _tag: "certain", format: first, evidence: proof ?? dated[0]!, others }
  }
  const shown = dated.find((text) => new Set(fitting.map((format) => dayText(text, format))).size > 1)
  if (shown === undefined)
    return {
      _tag: "ambiguous",
      shown: dated[0]!,
      readings: fitting.map((format) => ({ format, reads: dayText(dated[0]!, format) })),
      others
    }
  return {
    _tag: "ambiguous",
    shown,
    readings: fitting.map((format) => ({ format, reads: dayText(shown, format) })),
    others
  }
}

/**
 * The instant a cell names. A time without a zone is the wall clock's in `zone`; a date without a time is its midnight;
 * an hour that the clock showed twice is the first of the two. Refused with the reason: another format, a date that does
 * not exist, a time the clock jumped over, years outside 1970 to 9999.
 */
export const parseDate = (text: string, format: DateFormat, zone: Zone): Result.Result<Instant, string> => {
  const trimmed = text.trim()
  const written = read(trimmed, format)
  if (written === undefined) return Result.fail(otherwise(trimmed, format))
  const { day, hour, milli, minute, month, second, year } = written
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return Result.fail(`there is no such date (${format})`)
  if (hour > 23 || minute > 59 || second > 59) return Result.fail("there is no such time of day")
  if (year < 1970) return Result.fail("dates before 1970 cannot be kept")
  if (written.zoned) return Result.mapError(fromIso(isoText(trimmed, written)), ({ reason }) => reason)
  const local = fromLocal(zone, { date: of(year, month, day), hour, minute, second, milli })
  return local.kind === "skipped" && written.hasTime
    ? Result.fail(`the clocks of ${zone} jumped over this hour: there was no such time`)
    : Result.succeed(local.instant)
}

const fits = (text: string, format: DateFormat): boolean => {
  const written = read(text, format)
  return (
    written !== undefined &&
    written.month >= 1 &&
    written.month <= 12 &&
    written.day >= 1 &&
    written.day <= daysInMonth(written.year, written.month)
  )
}

const dayText = (text: string, format: DateFormat): string => {
  const written = read(text, format)
  return written === undefined ? "" : [String(written.year), two(written.month), two(written.day)].join("-")
}

const read = (text: string, format: DateFormat): Written | undefined => {
  const match = shape.exec(text)
  if (match === null || match[2] !== format.replace(/[dmy]/g, "")[0]) return undefined
  const [first = "", middle = "", last = ""] = [match[1], match[3], match[4]]
  const [year, month, day] = format.startsWith("y")
    ? [first, middle, last]
    : format.startsWith("d")
      ? [last, middle, first]
      : [last, first, middle]
  const zoned = match[10] !== undefined
  if (year.length !== 4 || day.length > 2 || month.length > 2 || (zoned && format !== "yyyy-mm-dd"))
    return undefined
  const half = match[9]?.toLowerCase()
  const clock = Number(match[5] ?? 0)
  if (half !== undefined && (clock < 1 || clock > 12)) return undefined
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: half === undefined ? clock : (clock % 12) + (half === "p" ? 12 : 0),
    minute: Number(match[6] ?? 0),
    second: Number(match[7] ?? 0),
    milli: Number((match[8] ?? "").slice(0, 3).padEnd(3, "0")),
    hasTime: match[5] !== undefined,
    zoned
  }
}

const otherwise = (text: string, format: DateFormat): string =>
  /^\d{10}(?:\d{3})?$/.test(text)
    ? "it looks like a count of seconds or milliseconds, not a date"
    : /^\d{1,2}([-/.])\d{1,2}\1\d{2}(?!\d)/.test(text)
      ? "the year has two digits only: which century is meant cannot be known"
      : `it is not a date written as ${format}`

const isoText = (text: string, written: Written): string => {
  const offset = /(Z|[+-]\d{2}:?\d{2})$/.exec(text)?.[1] ?? "Z"
  const time = [written.hour, written.minute, written.second].map(two).join(":")
  return `${written.year}-${two(written.month)}-${two(written.day)}T${time}.${String(written.milli).padStart(3, "0")}${offset}`
}

const two = (value: number): string => String(value).padStart(2, "0")
