// What is a trial? Something is broken on purpose, round after round, and what Weir promised is counted afterwards.

/** What one round is told. */
export interface Setting {
  /** The same seed breaks the same things; where processes or servers race, at about the same moments. */
  readonly seed: number
  /** Whether there is time: a short round is part of every test run. */
  readonly long: boolean
  /** Tells how it goes to whoever waits. */
  readonly say: (line: string) => void
}

/** What came of a round: what was done, and every promise that was not kept, in sentences. */
export interface Findings {
  readonly counts: Readonly<Record<string, number>>
  readonly losses: ReadonlyArray<string>
  /** The seed whose short round has the loss again at once, where that is another one than the round's own. */
  readonly again?: number
}

export interface Trial {
  readonly name: string
  /** The question it answers. */
  readonly asks: string
  readonly round: (setting: Setting) => Promise<Findings>
}

/** Counts what happens in a round and keeps what was lost. */
export class Tally {
  readonly #counts = new Map<string, number>()
  readonly #losses: Array<string> = []

  add(what: string, times = 1): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + times)
  }

  /** Keeps a sentence unless the promise was kept. */
  demand(kept: boolean, sentence: () => string): void {
    if (!kept) this.#losses.push(sentence())
  }

  of(what: string): number {
    return this.#counts.get(what) ?? 0
  }

  get findings(): Findings {
    return { counts: Object.fromEntries(this.#counts), losses: [...this.#losses] }
  }
}

/** The findings of several rounds as one. */
export const together = (all: ReadonlyArray<Findings>): Findings => {
  const counts = new Map<string, number>()
  for (const one of all)
    for (const [what, times] of Object.entries(one.counts)) counts.set(what, (counts.get(what) ?? 0) + times)
  return { counts: Object.fromEntries(counts), losses: all.flatMap(({ losses }) => losses) }
}
