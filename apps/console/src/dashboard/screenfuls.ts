// Where does each screenful of a page begin, when nothing may be cut? At the top of whatever did not fit onto the one before.

/** Something on the page, by where it begins and ends, in pixels from the top of the page. */
export interface Box {
  readonly top: number
  readonly bottom: number
}

/**
 * Where to scroll to, one screenful after the other, on a screen so high; what is higher than the screen begins one of its own.
 * `last` is as far as the page can be scrolled.
 */
export const screenfuls = (
  boxes: ReadonlyArray<Box>,
  height: number,
  last = Infinity
): ReadonlyArray<number> => {
  const starts = [0]
  for (;;) {
    const at = starts.at(-1)!
    const left = boxes.filter(({ bottom, top }) => bottom > at + height && top > at)
    const next = Math.min(last, ...left.map(({ top }) => top))
    if (left.length === 0 || next <= at) return starts
    starts.push(next)
  }
}
