/** Which number has a name? Names are numbered as they are met, from 0 on. */
export class Names {
  readonly #numbers = new Map<string, number>()
  readonly all: Array<string> = []

  numberOf(name: string): number {
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    this.#numbers.set(name, this.all.length)
    return this.all.push(name) - 1
  }

  /** The number of a name that was met before. */
  known(name: string): number | undefined {
    return this.#numbers.get(name)
  }
}
