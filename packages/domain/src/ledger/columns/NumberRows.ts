/** Which number has a row of whole numbers? Rows are numbered as they are met, and looked for without a text being made of them. */
export class NumberRows {
  readonly #width: number
  #cells: Int32Array
  /** By hash, each followed by those that found their place taken: a row's number plus one, or 0 where nothing stands. */
  #table = new Int32Array(128)
  size = 0

  /** Rows of so many numbers each. */
  constructor(width: number) {
    this.#width = width
    this.#cells = new Int32Array(64 * width)
  }

  numberOf(row: ArrayLike<number>): number {
    const last = this.#table.length - 1
    for (let place = hashOf(row, this.#width) & last; ; place = (place + 1) & last) {
      const found = this.#table[place]! - 1
      if (found < 0) return this.#put(row, place)
      if (this.#is(found, row)) return found
    }
  }

  /** The number that stands in a column of a row. */
  at(row: number, column: number): number {
    return this.#cells[row * this.#width + column]!
  }

  #is(number: number, row: ArrayLike<number>): boolean {
    const begin = number * this.#width
    for (let i = 0; i < this.#width; i++) if (this.#cells[begin + i] !== row[i]) return false
    return true
  }

  #put(row: ArrayLike<number>, place: number): number {
    const number = this.size++
    const begin = number * this.#width
    if (begin + this.#width > this.#cells.length) {
      const larger = new Int32Array(this.#cells.length * 2)
      larger.set(this.#cells)
      this.#cells = larger
    }
    for (let i = 0; i < this.#width; i++) this.#cells[begin + i] = row[i]!
    this.#table[place] = number + 1
    // At least half of the places stay free, so that no row is far from its own.
    if (this.size * 2 > this.#table.length) this.#spread()
    return number
  }

  #spread(): void {
    const table = new Int32Array(this.#table.length * 2)
    const last = table.length - 1
    for (let number = 0; number < this.size; number++) {
      const begin = number * this.#width
      let place = hashOf(this.#cells.subarray(begin, begin + this.#width), this.#width) & last
      while (table[place] !== 0) place = (place + 1) & last
      table[place] = number + 1
    }
    this.#table = table
  }
}

const hashOf = (row: ArrayLike<number>, width: number): number => {
  let hash = 0
  for (let i = 0; i < width; i++) hash = Math.imul(hash ^ row[i]!, 0x9e37_79b1) ^ (hash >>> 15)
  return hash ^ (hash >>> 16)
}
