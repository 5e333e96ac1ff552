// What has just happened, and how much of it? Changes that follow each other closely are told together.
import type { ChangeWire } from "../api/types.ts"

export interface Recent {
  /** The newest of them. */
  readonly change: ChangeWire
  /** How many there were, this one among them. */
  readonly count: number
  /** When it was heard, by this device's clock. */
  readonly at: number
}

/** Changes not further apart than this are one burst, in milliseconds. */
const pause = 4000

/** What is told after one more was heard at `now`; the same where it had been told before. */
export const told = (before: Recent | undefined, change: ChangeWire, now: number): Recent => {
  if (before && change.seq <= before.change.seq) return before
  const together = before && now - before.at <= pause ? before.count : 0
  return { change, count: together + change.more + 1, at: now }
}
