/**
 * What do neighbouring entries add up to, key by key? Whole spans of them are added up once, when somebody first asks for them: what
 * stands there does not change, so whoever asks again looks through the entries at both ends alone.
 */

/** So many neighbours are a span. */
export const span = 32_768
/** Sums are kept of spans with at most so many keys: of more, they would take as much room as what they are the sums of. */
const mostKeys = span / 8

/** Entries in columns: the numbers of their keys, and what they add to each measure. */
export interface Added {
  readonly key: Int32Array
  readonly tallies: ReadonlyArray<Float64Array | undefined>
}

/** The sums of the spans that were asked for. */
export class KeySums {
  readonly #spans: Array<Float64Array | undefined> = []

  /** What stands at a place and behind it is no longer what it was. */
  forget(place: number): void {
    this.#spans.length = Math.min(this.#spans.length, Math.floor(place / span))
  }

  /** The sums from one place up to but not including another: for each of so many keys one number a measure. */
  between(entries: Added, keys: number, start: number, end: number): Float64Array {
    const sums = new Float64Array(keys * entries.tallies.length)
    for (let at = start; at < end;) {
      const number = Math.floor(at / span)
      const next = Math.min(end, (number + 1) * span)
      if (next - at < span || keys > mostKeys) addByKey(entries, sums, at, next)
      else {
        const own = (this.#spans[number] ??= addByKey(entries, new Float64Array(sums.length), at, next))
        for (let i = 0; i < own.length; i++) sums[i]! += own[i]!
      }
      at = next
    }
    return sums
  }
}

/** Adds entries to the sums of their keys: three measures at a time where there are so many, so that a key is found once for them. */
const addByKey = ({ key, tallies }: Added, sums: Float64Array, start: number, end: number): Float64Array => {
  const width = tallies.length
  const measured = tallies.flatMap((column, measure) => (column === undefined ? [] : [{ column, measure }]))
  for (let i = 0; i < measured.length;) {
    const [a, b, c] = measured.slice(i)
    if (a === undefined) break
    if (b === undefined || c === undefined) {
      addOne(key, a.column, sums.subarray(a.measure), { width, start, end })
      i += 1
    } else {
      const columns = [a.column, b.column, c.column] as const
      addThree(key, columns, sums, [a.measure, b.measure, c.measure], { width, start, end })
      i += 3
    }
  }
  return sums
}

interface Stretch {
  readonly width: number
  readonly start: number
  readonly end: number
}

const addOne = (
  key: Int32Array,
  column: Float64Array,
  sums: Float64Array,
  { end, start, width }: Stretch
): void => {
  for (let i = start; i < end; i++) sums[key[i]! * width]! += column[i]!
}

const addThree = (
  key: Int32Array,
  [a, b, c]: readonly [Float64Array, Float64Array, Float64Array],
  sums: Float64Array,
  [first, second, third]: readonly [number, number, number],
  { end, start, width }: Stretch
): void => {
  for (let i = start; i < end; i++) {
    const place = key[i]! * width
    sums[place + first]! += a[i]!
    sums[place + second]! += b[i]!
    sums[place + third]! += c[i]!
  }
}
