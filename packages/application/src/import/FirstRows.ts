/**
 * In which row of a file was a key first met? Remembered for files of millions of rows in some bytes a key, however long the keys are.
 *
 * A key is known again by a fingerprint of 96 bits. That two keys of a file of a million rows have the same one happens in one of some
 * hundred quadrillion files; the later row would be told to be the same deal.
 */

/** Words of an entry: the three of the fingerprint, and the row. */
const width = 4

export class FirstRows {
  #entries = new Uint32Array(width * 64)
  #count = 0

  /** The row a key was noted with; undefined for one that was not. */
  get(key: string): number | undefined {
    return this.#entries[this.#placeOf(fingerprintOf(key)) + 3] || undefined
  }

  /** Notes the row of a key, counted from 1. A key that is noted keeps its row. */
  note(key: string, row: number): void {
    const [a, b, c] = fingerprintOf(key)
    const place = this.#placeOf([a, b, c])
    if (this.#entries[place + 3] !== 0) return
    this.#entries.set([a, b, c, row], place)
    this.#count += 1
    // Places are found quickly as long as half of them are free.
    if (this.#count * width * 2 > this.#entries.length) this.#widen()
  }

  /** Where such a fingerprint stands, or is to stand: the first place from its own on that is its or free. */
  #placeOf([a, b, c]: Fingerprint): number {
    const { length } = this.#entries
    let place = (a * width) % length
    while (
      this.#entries[place + 3] !== 0 &&
      (this.#entries[place] !== a || this.#entries[place + 1] !== b || this.#entries[place + 2] !== c)
    )
      place = (place + width) % length
    return place
  }

  #widen(): void {
    const before = this.#entries
    this.#entries = new Uint32Array(before.length * 2)
    for (let i = 0; i < before.length; i += width) {
      if (before[i + 3] === 0) continue
      const entry = before.subarray(i, i + width)
      this.#entries.set(entry, this.#placeOf([entry[0]!, entry[1]!, entry[2]!]))
    }
  }
}

type Fingerprint = readonly [number, number, number]

/** Three sums of the letters, each multiplied and mixed in its own way, the later ones with those before. */
const fingerprintOf = (key: string): Fingerprint => {
  let [a, b, c] = [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35]
  for (let i = 0; i < key.length; i++) {
    const letter = key.charCodeAt(i)
    a = Math.imul(b ^ a ^ letter, 0x9e3779b1)
    b = Math.imul(c ^ b ^ letter, 0x85ebca6b)
    c = Math.imul(a ^ c ^ letter, 0xc2b2ae35)
    a ^= a >>> 15
    b ^= b >>> 13
    c ^= c >>> 16
  }
  const first = mixed(a ^ key.length)
  const second = mixed(b ^ first)
  return [first, second, mixed(c ^ second)]
}

const mixed = (word: number): number => {
  let n = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  n = Math.imul(n ^ (n >>> 13), 0xc2b2ae35)
  return (n ^ (n >>> 16)) >>> 0
}
