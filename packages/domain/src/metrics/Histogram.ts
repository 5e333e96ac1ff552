/**
 * How are durations kept so that medians can be added up? In fixed buckets that grow with the duration.
 *
 * A bucket is at most a tenth of its lower edge wide, and up to 20 ms it holds a single duration. A quantile is the middle of the
 * bucket it falls in: it differs from the true one by at most half a bucket, that is 5 %. Counts of buckets merge by adding.
 */
import { MAX } from "../time/Instant.ts"

/** How far a quantile may lie from the true one, as a part of the true one; exact up to 20 ms. */
export const accuracy = 0.05

/** The width of the bucket that begins at an edge, in milliseconds. */
const widthAt = (edge: number): number => Math.max(1, Math.floor(edge / 10))

const edgesUpTo = (end: number): ReadonlyArray<number> => {
  const edges = [0]
  for (let edge = 0; edge < end;) edges.push((edge += widthAt(edge)))
  return edges
}

/** The lower edges of all buckets, up to the longest time there is. */
const edges = edgesUpTo(MAX)

/** The lower edge of the bucket that a duration belongs to; it names the bucket. Durations below 0 belong to 0. */
export const bucketOf = (ms: number): number => {
  let [low, high] = [0, edges.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((edges[middle] ?? 0) <= ms) low = middle
    else high = middle - 1
  }
  return edges[low] ?? 0
}

/** The duration that stands for all of a bucket: its middle, in whole milliseconds. */
export const middleOf = (bucket: number): number => bucket + Math.floor((widthAt(bucket) - 1) / 2)

/** So many durations in a bucket. */
export interface Bucket {
  readonly bucket: number
  readonly n: number
}

/** Durations by bucket, from numbers of durations under the names of their buckets, each name as often as it comes. */
export const bucketed = (counts: Iterable<readonly [name: string, n: number]>): ReadonlyArray<Bucket> => {
  const sums = new Map<number, number>()
  for (const [name, n] of counts) sums.set(Number(name), (sums.get(Number(name)) ?? 0) + n)
  return [...sums].map(([bucket, n]) => ({ bucket, n }))
}

/**
 * The duration below or at which `tenths` tenths of all lie, to within 5 %; null when there are none.
 *
 *     middle of the bucket with the duration of rank ceil(n * tenths / 10)
 */
export const quantile = (counts: ReadonlyArray<Bucket>, tenths: number): number | null => {
  const total = counts.reduce((sum, { n }) => sum + n, 0)
  if (total <= 0) return null
  const rank = Math.max(1, Math.ceil((total * tenths) / 10))
  let passed = 0
  for (const { bucket, n } of counts.toSorted((a, b) => a.bucket - b.bucket)) {
    passed += n
    if (passed >= rank) return middleOf(bucket)
  }
  return null
}
