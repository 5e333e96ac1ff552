/** Which keys does a book have, and which of them belong together in a question? Each key is taken apart once, when it is first met. */
import { type Book, keyValues } from "../Book.ts"
import type { Query } from "../Query.ts"

/** The keys that a question is about, by the group whose sum they go into. It learns of keys that are met later. */
export interface Grouping {
  /** What each group is called: the dimensions that are kept apart. */
  readonly groups: ReadonlyArray<Readonly<Record<string, string>>>
  /** The group of a key, by its number; -1 for a key that the question is not about. */
  readonly groupOf: (key: number) => number
  /** The groups of all keys met so far, by their numbers. */
  readonly upToDate: () => Int32Array
}

type About = Pick<Query, "where" | "by">

/** So many different questions are remembered for a book. */
const mostGroupings = 200

/** The keys of one book, numbered as they are met. */
export class Keys {
  readonly #book: Book
  readonly #numbers = new Map<string, number>()
  readonly #values: Array<ReadonlyArray<string>> = []
  readonly #groupings = new Map<string, Growing>()

  constructor(book: Book) {
    this.#book = book
  }

  get size(): number {
    return this.#values.length
  }

  /** The number of a key, given in stored form. */
  numberOf(key: string): number {
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    this.#numbers.set(key, this.#values.length)
    return this.#values.push(keyValues(key)) - 1
  }

  /** How keys group for a question: the same object whenever it is asked again. */
  grouping(about: About): Grouping {
    const name = JSON.stringify([about.where, about.by])
    let found = this.#groupings.get(name)
    if (found === undefined) {
      if (this.#groupings.size >= mostGroupings) this.#groupings.clear()
      this.#groupings.set(name, (found = new Growing(this.#book, this.#values, about)))
    }
    found.upToDate()
    return found
  }
}

class Growing implements Grouping {
  readonly groups: Array<Readonly<Record<string, string>>> = []
  readonly #keys: ReadonlyArray<ReadonlyArray<string>>
  readonly #by: ReadonlyArray<readonly [dim: string, place: number]>
  readonly #where: ReadonlyArray<readonly [place: number, wanted: ReadonlySet<string>]>
  readonly #numbers = new Map<string, number>()
  #of = new Int32Array(64)
  #seen = 0

  constructor({ dims }: Book, keys: ReadonlyArray<ReadonlyArray<string>>, { by, where }: About) {
    this.#keys = keys
    this.#by = by.map((dim) => [dim, dims.indexOf(dim)])
    this.#where = Object.entries(where).map(([dim, wanted]) => [dims.indexOf(dim), new Set(wanted)])
  }

  groupOf(key: number): number {
    return (key < this.#seen ? this.#of : this.upToDate())[key]!
  }

  upToDate(): Int32Array {
    if (this.#keys.length > this.#of.length) {
      const larger = new Int32Array(this.#keys.length * 2)
      larger.set(this.#of)
      this.#of = larger
    }
    for (; this.#seen < this.#keys.length; this.#seen++)
      this.#of[this.#seen] = this.#find(this.#keys[this.#seen]!)
    return this.#of
  }

  #find(values: ReadonlyArray<string>): number {
    for (const [place, wanted] of this.#where) if (!wanted.has(values[place] ?? "")) return -1
    const own = this.#by.map(([, place]) => values[place] ?? "")
    const name = own.join("|")
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    this.#numbers.set(name, this.groups.length)
    return this.groups.push(Object.fromEntries(this.#by.map(([dim], i) => [dim, own[i]!]))) - 1
  }
}
