/** Which number has a name? Names are numbered as they are met, from 0 on. */
export class Names {
  readonly #numbers = new Map<string, number>()
  readonly all: Array<string> = []
  /** What was asked last: neighbours mostly share their pipeline, their owner and their currency. */
  #lastName: string | null = null
  #lastNumber = 0

  numberOf(name: string): number {
    if (name === this.#lastName) return this.#lastNumber
    this.#lastName = name
    this.#lastNumber = this.#numbers.get(name) ?? this.#put(name)
    return this.#lastNumber
  }

  /** The number of a name that was met before. */
  known(name: string): number | undefined {
    return this.#numbers.get(name)
  }

  #put(name: string): number {
    this.#numbers.set(name, this.all.length)
    return this.all.push(name) - 1
  }
}
