// Which instant is a time on the workspace's wall clock? For what people pick, in the workspace's zone.
import { dateFormat } from "./intl.ts"

const parts = (at: number, zone: string): Record<string, string> =>
  Object.fromEntries(
    dateFormat("en-CA", {
      timeZone: zone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23"
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value])
  )

/** `2026-11-18T14:32`, as the clock on the wall in `zone` shows it: the form that a date-and-time field takes. */
export const toWallClock = (at: number, zone: string): string => {
  const { year, month, day, hour, minute } = parts(at, zone)
  return `${year}-${month}-${day}T${hour}:${minute}`
}

const offsetAt = (at: number, zone: string): number => {
  const { year, month, day, hour, minute, second } = parts(at, zone)
  return (
    Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)) -
    Math.floor(at / 1000) * 1000
  )
}

/** The instant at which that clock shows this time; of a repeated hour the first, of a skipped one the moment it would have been. `null` for what is no time. */
export const fromWallClock = (text: string, zone: string): number | null => {
  const wall = Date.parse(`${text}Z`)
  if (Number.isNaN(wall)) return null
  const guess = wall - offsetAt(wall, zone)
  return wall - offsetAt(guess, zone)
}
