/** Where does the demo's chance come from? One seeded stream: the same seed gives the same company, on every machine. */

export interface Random {
  /** At least 0, below 1. */
  readonly next: () => number
  /** A whole number from `min` to `max`, both included. */
  readonly between: (min: number, max: number) => number
  readonly chance: (probability: number) => boolean
  readonly pick: <A>(list: ReadonlyArray<A>) => A
  /** One of the choices, the likelier the greater its weight. */
  readonly weighted: <A>(choices: ReadonlyArray<readonly [choice: A, weight: number]>) => A
  /** Around 1, never below 0: most values near it, a few several times as large. */
  readonly spread: (width: number) => number
  /** How many things happen when `mean` are expected (Poisson). */
  readonly count: (mean: number) => number
  /** A UUID of version 4 made of this stream. */
  readonly uuid: () => string
}

export const make = (seed: number): Random => {
  let state = seed >>> 0
  // A Weyl sequence scrambled by two rounds of multiply and shift: 32 bits of state are plenty for some thousand records.
  const bits = (): number => {
    state = (state + 0x9e3779b9) >>> 0
    let x = state
    x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
    x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
    return (x ^ (x >>> 16)) >>> 0
  }
  const next = (): number => bits() / 2 ** 32
  const between = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1))
  const pick = <A>(list: ReadonlyArray<A>): A => {
    const found = list[between(0, list.length - 1)]
    if (found === undefined) throw new Error("nothing to pick from")
    return found
  }
  const weighted = <A>(choices: ReadonlyArray<readonly [choice: A, weight: number]>): A => {
    let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [choice, weight] of choices) {
      left -= weight
      if (left < 0) return choice
    }
    return pick(choices)[0]
  }
  // The sum of twelve even draws is close to a bell; its exponential has the long tail that budgets and waits have.
  const bell = (): number => Array.from({ length: 12 }, next).reduce((sum, x) => sum + x, -6)
  const count = (mean: number): number => {
    let [n, product] = [0, next()]
    for (const limit = Math.exp(-mean); product > limit; n++) product *= next()
    return n
  }
  const uuid = (): string => {
    const hex = Array.from({ length: 4 }, () => bits().toString(16).padStart(8, "0")).join("")
    const variant = "89ab"[Number.parseInt(hex.slice(16, 17), 16) % 4] ?? "8"
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
  }
  return {
    next,
    between,
    chance: (p) => next() < p,
    pick,
    weighted,
    spread: (width) => Math.exp(width * bell()),
    count,
    uuid
  }
}
