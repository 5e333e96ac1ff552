/** Which keys belong together in a question? Each key is looked at once, when it is first met; a value once in each dimension. */
import type { Query } from "../Query.ts"
import type { Names } from "./Names.ts"
import { NumberRows } from "./NumberRows.ts"

/** What of a question decides which keys it is about, and how they group. */
export type About = Pick<Query, "where" | "by">

/** Keys as rows of the numbers of their values, and the values of each dimension by their numbers. */
interface Known {
  readonly rows: NumberRows
  readonly values: ReadonlyArray<Names>
}

interface Condition {
  readonly place: number
  readonly wanted: ReadonlySet<string>
  /** Whether a value is wanted, by its number, as far as it was asked. */
  readonly told: Array<boolean | undefined>
}

/** The group of what a question is not about: nothing in it is asked for. */
export const notAsked = 0

/** The keys that a question is about, by the group whose sum they go into. It learns of keys that are met later. */
export class Grouping {
  /** What each group is called: the dimensions that are kept apart. The first is `notAsked`. */
  readonly groups: Array<Readonly<Record<string, string>>> = [{}]
  readonly #known: Known
  readonly #by: ReadonlyArray<string>
  readonly #places: ReadonlyArray<number>
  readonly #conditions: ReadonlyArray<Condition>
  readonly #numbers: NumberRows
  readonly #row: Int32Array
  #of: Int32Array
  #seen = 0

  constructor(dims: ReadonlyArray<string>, known: Known, { by, where }: About) {
    this.#known = known
    this.#by = by
    this.#places = by.map((dim) => dims.indexOf(dim))
    this.#conditions = Object.entries(where).map(([dim, wanted]) => ({
      place: dims.indexOf(dim),
      wanted: new Set(wanted),
      told: []
    }))
    this.#numbers = new NumberRows(by.length)
    this.#row = new Int32Array(by.length)
    this.#of = new Int32Array(known.rows.size + 16)
  }

  /** How many keys have been met so far. */
  get keys(): number {
    return this.#known.rows.size
  }

  /** The group of a key, by its number. */
  groupOf(key: number): number {
    return (key < this.#seen ? this.#of : this.upToDate())[key]!
  }

  /** The groups of all keys met so far, by the numbers of the keys. */
  upToDate(): Int32Array {
    const { size } = this.#known.rows
    if (size > this.#of.length) {
      const larger = new Int32Array(size * 2)
      larger.set(this.#of)
      this.#of = larger
    }
    for (; this.#seen < size; this.#seen++) this.#of[this.#seen] = this.#find(this.#seen)
    return this.#of
  }

  #find(key: number): number {
    for (const condition of this.#conditions) if (!this.#meets(condition, key)) return notAsked
    for (let i = 0; i < this.#places.length; i++) {
      const place = this.#places[i]!
      // Nothing is filed under a dimension that the book has not.
      this.#row[i] = place < 0 ? -1 : this.#known.rows.at(key, place)
    }
    const group = this.#numbers.numberOf(this.#row) + 1
    if (group === this.groups.length)
      this.groups.push(Object.fromEntries(this.#by.map((dim, i) => [dim, this.#value(i)])))
    return group
  }

  #meets({ place, told, wanted }: Condition, key: number): boolean {
    if (place < 0) return wanted.has("")
    const value = this.#known.rows.at(key, place)
    return (told[value] ??= wanted.has(this.#known.values[place]!.all[value]!))
  }

  #value(i: number): string {
    const place = this.#places[i]!
    return place < 0 ? "" : this.#known.values[place]!.all[this.#row[i]!]!
  }
}
