// What is the least that holds a ledger in memory? Its entries in typed arrays, filled from a binary copy or from rows.
const measures = 8

/** Books, keys and records as small numbers. */
class Names {
  readonly #numbers = new Map<string, number>()
  numberOf(name: string): number {
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    this.#numbers.set(name, this.#numbers.size)
    return this.#numbers.size - 1
  }
}

export const columns = `seq, at, day, ${Array.from({ length: measures }, (_, i) => `m${i + 1}`).join(", ")}, book, key, subject`
const numbers = 3 + measures

export class HandLedger {
  #size = 0
  #room = 1 << 16
  #values = new Float64Array(this.#room * numbers)
  #names = new Uint32Array(this.#room * 3)
  readonly #books = new Names()
  readonly #keys = new Names()
  readonly #subjects = new Names()

  get size(): number {
    return this.#size
  }

  #more(): void {
    if (this.#size < this.#room) return
    this.#room *= 2
    const [values, names] = [this.#values, this.#names]
    this.#values = new Float64Array(this.#room * numbers)
    this.#names = new Uint32Array(this.#room * 3)
    this.#values.set(values)
    this.#names.set(names)
  }

  #name(book: string, key: string, subject: string): void {
    const place = this.#size * 3
    this.#names[place] = this.#books.numberOf(book)
    this.#names[place + 1] = this.#keys.numberOf(key)
    this.#names[place + 2] = this.#subjects.numberOf(subject)
    this.#size += 1
  }

  /** What `copy (select ${columns}) to ... (format binary)` gives. */
  static ofCopy(bytes: Buffer): HandLedger {
    const ledger = new HandLedger()
    let at = 19 + bytes.readInt32BE(15)
    while (bytes.readInt16BE(at) >= 0) {
      at += 2
      ledger.#more()
      for (let i = 0; i < numbers; i++) {
        const length = bytes.readInt32BE(at)
        ledger.#values[ledger.#size * numbers + i] =
          length === 4
            ? bytes.readInt32BE(at + 4)
            : bytes.readInt32BE(at + 4) * 4_294_967_296 + bytes.readUInt32BE(at + 8)
        at += 4 + length
      }
      const text = () => {
        const end = at + 4 + bytes.readInt32BE(at)
        const read = bytes.toString("utf8", at + 4, end)
        at = end
        return read
      }
      ledger.#name(text(), text(), text())
    }
    return ledger
  }

  /** Rows as lists, the numbers as text or as numbers. */
  static ofRows(rows: ReadonlyArray<ReadonlyArray<string | number>>): HandLedger {
    const ledger = new HandLedger()
    for (const row of rows) {
      ledger.#more()
      for (let i = 0; i < numbers; i++) ledger.#values[ledger.#size * numbers + i] = Number(row[i])
      ledger.#name(String(row[numbers]), String(row[numbers + 1]), String(row[numbers + 2]))
    }
    return ledger
  }

  /** The first measure of some books, summed over entries that count within a window. */
  sums(books: ReadonlyArray<string>, from: number, to: number): ReadonlyArray<number> {
    const places = books.map((book) => this.#books.numberOf(book))
    const sums = books.map(() => 0)
    for (let i = 0; i < this.#size; i++) {
      const at = this.#values[i * numbers + 1]!
      if (at < from || at >= to) continue
      const place = places.indexOf(this.#names[i * 3]!)
      if (place >= 0) sums[place]! += this.#values[i * numbers + 3]!
    }
    return sums
  }
}
