/** How are durations counted so that medians can be read from sums? In fixed buckets, eight to every doubling. */

/** Buckets are this many to a doubling, so that one is at most an eighth of its lower bound wide. */
const perDoubling = 8

/**
 * The bucket of a duration in whole milliseconds, as a text that sorts like the durations: "000" below 8 ms exactly by the
 * millisecond, then eight buckets to each doubling. Negative durations count as none.
 */
export const bucketOf = (ms: number): string => {
  let [rest, doublings] = [Math.max(0, Math.floor(ms)), 0]
  while (rest >= 2 * perDoubling) {
    rest = Math.floor(rest / 2)
    doublings++
  }
  return String(rest < perDoubling ? rest : perDoubling * doublings + rest).padStart(3, "0")
}

/** The least duration of a bucket, and the least of the next. */
export const boundsOf = (bucket: string): { readonly from: number; readonly to: number } => {
  const n = Number(bucket)
  if (n < 2 * perDoubling) return { from: n, to: n + 1 }
  const doublings = Math.floor(n / perDoubling) - 1
  const width = 2 ** doublings
  const from = (n - perDoubling * doublings) * width
  return { from, to: from + width }
}

/**
 * The duration that a part of all are at most as long as, read from counts by bucket: the middle of the bucket in which the
 * ceil(part * n)-th of them lies, in whole milliseconds. Off by a sixteenth at most. Null when there are none.
 */
export const quantile = (counts: ReadonlyMap<string, number>, part: number): number | null => {
  const filled = [...counts].filter(([, n]) => n > 0).sort(([a], [b]) => (a < b ? -1 : 1))
  const all = filled.reduce((sum, [, n]) => sum + n, 0)
  if (all === 0) return null
  let left = Math.max(1, Math.ceil(part * all))
  for (const [bucket, n] of filled) {
    left -= n
    if (left > 0) continue
    const { from, to } = boundsOf(bucket)
    return Math.floor((from + to) / 2)
  }
  return null
}
