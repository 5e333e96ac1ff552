// Where does each step of a bridge stand? Two piers from zero, and between them steps that begin where the one before ended.

export interface Term {
  readonly key: string
  /** What it adds; what leaves is negative. Of a pier, where it stands. */
  readonly value: number
  /** A pier tells a whole: it begins at zero. */
  readonly pier: boolean
}

export interface Bar {
  readonly key: string
  /** Of the width of the track, in percent. */
  readonly start: number
  readonly size: number
  /** Where the next one begins, in percent. */
  readonly end: number
}

const round = (value: number): number => Math.round(value * 100) / 100

/** All bars on one scale that holds every height on the way; below zero, too, where terms take away more than there was. */
export const waterfall = (terms: ReadonlyArray<Term>): ReadonlyArray<Bar> => {
  let level = 0
  const spans = terms.map(({ key, pier, value }) => {
    const from = pier ? 0 : level
    level = pier ? value : level + value
    return { key, from, to: level }
  })
  const low = Math.min(0, ...spans.map(({ from, to }) => Math.min(from, to)))
  const high = Math.max(0, ...spans.map(({ from, to }) => Math.max(from, to)))
  const whole = high - low || 1
  const at = (value: number) => ((value - low) / whole) * 100
  return spans.map(({ from, key, to }) => ({
    key,
    start: round(at(Math.min(from, to))),
    size: round(at(Math.max(from, to)) - at(Math.min(from, to))),
    end: round(at(to))
  }))
}

/** Whether the steps lead from the first pier to the last one. */
export const addsUp = (terms: ReadonlyArray<Term>): boolean => {
  const [first, last] = [terms[0], terms.at(-1)]
  if (first === undefined || last === undefined) return true
  return terms.slice(1, -1).reduce((sum, { value }) => sum + value, first.value) === last.value
}
