/** Who belonged to a team at an instant? */
import type { Instant } from "../time/Instant.ts"

/** Just before an instant; for a time before there was a team, those it began with. Works on whatever names people and instants. */
export const membersBefore = <Person extends string>(
  {
    members,
    past
  }: {
    readonly members: ReadonlyArray<Person>
    /** Who they were before, and until when, the oldest first. */
    readonly past: ReadonlyArray<{ readonly until: number; readonly members: ReadonlyArray<Person> }>
  },
  at: Instant | number
): ReadonlyArray<Person> => past.find(({ until }) => until >= at)?.members ?? members
