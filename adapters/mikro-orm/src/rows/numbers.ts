/** How do integers come back? One driver gives text for a `bigint`, the other a number: here both become the core's integers. */
import type { Instant } from "@weir/domain/time/Instant"

export type StoredInteger = string | number | bigint

/** Throws when a number is too large to be exact: no number is better than a wrong one. */
export const whole = (stored: StoredInteger): number => {
  const n = Number(stored)
  if (!Number.isSafeInteger(n)) throw new RangeError(`${stored} is beyond the range of exact integers`)
  return n
}

export const wholeOrNull = (stored: StoredInteger | null): number | null =>
  stored === null ? null : whole(stored)

export const instant = (stored: StoredInteger): Instant => whole(stored) as Instant

export const instantOrNull = (stored: StoredInteger | null): Instant | null =>
  stored === null ? null : instant(stored)
