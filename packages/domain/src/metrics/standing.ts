/** Which entry made each record count that a number still counts? */

/** What an entry says of its record: how many it adds to the number, negative for what it takes back. */
export interface Line {
  readonly subject: string
  readonly count: number
}

/**
 * The newest entry that made each record count, of those that still do; `counted` are they. The lines are entries of a number,
 * newest first.
 */
export const standing = <L extends Line>(
  lines: ReadonlyArray<L>,
  counted: ReadonlySet<string>
): ReadonlyArray<L> => {
  const seen = new Set<string>()
  return lines.filter(({ count, subject }) => {
    if (count <= 0 || !counted.has(subject) || seen.has(subject)) return false
    seen.add(subject)
    return true
  })
}
