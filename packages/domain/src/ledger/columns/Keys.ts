/**
 * Which keys does a book have? Each is numbered when it is first met, as a row of the numbers of its values: what is asked about
 * and how it groups is then a matter of small numbers.
 */
import { type Book, keyValues } from "../Book.ts"
import { type About, Grouping } from "./Grouping.ts"
import { Names } from "./Names.ts"
import { NumberRows } from "./NumberRows.ts"

/** So many different questions are remembered for a book; beyond that, what was not asked for the longest time is let go. */
const mostGroupings = 200

/** The keys of one book. */
export class Keys {
  readonly #dims: ReadonlyArray<string>
  /** The values that were met in each dimension. */
  readonly values: ReadonlyArray<Names>
  readonly rows: NumberRows
  readonly #written = new Map<string, number>()
  readonly #groupings = new Map<string, Grouping>()
  readonly #row: Int32Array

  constructor({ dims }: Book) {
    this.#dims = dims
    this.values = dims.map(() => new Names())
    this.rows = new NumberRows(dims.length)
    this.#row = new Int32Array(dims.length)
  }

  /** The number of a key, given in stored form. */
  numberOf(text: string): number {
    const known = this.#written.get(text)
    if (known !== undefined) return known
    const values = keyValues(text)
    for (let i = 0; i < this.#row.length; i++) this.#row[i] = this.values[i]!.numberOf(values[i] ?? "")
    const number = this.rows.numberOf(this.#row)
    this.#written.set(text, number)
    return number
  }

  /** The number of a key, given as what a posting is filed under: no text is made of it. */
  numberOfKey(key: Readonly<Record<string, string>>): number {
    for (let i = 0; i < this.#row.length; i++)
      this.#row[i] = this.values[i]!.numberOf(key[this.#dims[i]!] ?? "")
    return this.rows.numberOf(this.#row)
  }

  /** How keys group for a question: the same object whenever it is asked again. */
  grouping(about: About): Grouping {
    const name = JSON.stringify([about.where, about.by])
    const found = this.#groupings.get(name) ?? new Grouping(this.#dims, this, about)
    this.#groupings.delete(name)
    this.#groupings.set(name, found)
    for (const oldest of this.#groupings.keys()) {
      if (this.#groupings.size <= mostGroupings) break
      this.#groupings.delete(oldest)
    }
    found.upToDate()
    return found
  }
}
