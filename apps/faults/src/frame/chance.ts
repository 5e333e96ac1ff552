// Where does chance come from in a trial? From a seed, so that a round can be had again.

export interface Chance {
  /** From 0, inclusive, to 1, exclusive. */
  readonly next: () => number
  /** A whole number from 0 to `below`, exclusive. */
  readonly below: (below: number) => number
  readonly pick: <A>(among: ReadonlyArray<A>) => A
  /** Whether something happens that happens so often, from 0 to 1. */
  readonly happens: (often: number) => boolean
  /** 16 bytes, as new ids take them. */
  readonly bytes: () => Uint8Array
}

/** The same draws for the same seed (Mulberry32). */
export const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    pick: (among) => {
      if (among.length === 0) throw new RangeError("there is nothing to pick from")
      return among[below(among.length)]!
    },
    happens: (often) => next() < often,
    bytes: () => Uint8Array.from({ length: 16 }, () => below(256))
  }
}
