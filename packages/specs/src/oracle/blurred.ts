/** As what is a duration told where only its bucket is kept? */

/** The middle of the bucket that a duration falls in: buckets begin at 0 and are a tenth of their beginning wide, at least 1 ms. */
export const blurred = (ms: number): number => {
  let edge = 0
  for (;;) {
    const width = Math.max(1, Math.floor(edge / 10))
    if (edge + width > ms) return edge + Math.floor((width - 1) / 2)
    edge += width
  }
}
