/** In which order are things listed? By one thing after another, the later only where the earlier are equal. */

type Comparable = string | number | null

/** Null comes first, numbers by size, texts by their characters. */
export const compared = (a: Comparable, b: Comparable): -1 | 0 | 1 => {
  if (a === b) return 0
  if (a === null) return -1
  if (b === null) return 1
  return a < b ? -1 : 1
}

/** A new list in ascending order of these. */
export const inOrder = <A>(
  list: ReadonlyArray<A>,
  ...by: ReadonlyArray<(item: A) => Comparable>
): ReadonlyArray<A> =>
  [...list].sort((a, b) => {
    for (const of of by) {
      const order = compared(of(a), of(b))
      if (order !== 0) return order
    }
    return 0
  })
