// How are ways compared that cannot simply be done again in the same place? A turn each, round by round, and each says itself what it took.

/** Does it once, and gives the figure of it. */
export type Turn = () => Promise<number>

/** The figures of so many turns of each way, always in the same order after each other; a turn before them warms up, unless there is but one. */
export const inTurns = async <Name extends string>(
  ways: Readonly<Record<Name, Turn>>,
  { turns = 7 }: { readonly turns?: number | undefined } = {}
): Promise<Readonly<Record<Name, ReadonlyArray<number>>>> => {
  const names = Object.keys(ways) as Array<Name>
  const runs = Object.fromEntries(names.map((name) => [name, [] as Array<number>])) as Record<
    Name,
    Array<number>
  >
  for (let turn = turns > 1 ? 0 : 1; turn <= turns; turn++) {
    for (const name of names) {
      globalThis.gc?.()
      const figure = await ways[name]()
      if (turn > 0) runs[name].push(figure)
    }
  }
  return runs
}

/** Milliseconds that something takes. */
export const took = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}
