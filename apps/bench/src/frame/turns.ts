// How are ways compared that cannot simply be done again in the same place? A turn each, round by round, and each says itself what it took.

/** Does it once, and gives the figure of it. */
export type Turn = () => Promise<number>

/** The figures of `rounds` turns of each way, always in the same order after each other; those of the first `warm` rounds are left out. */
export const inTurns = async <Name extends string>(
  ways: Readonly<Record<Name, Turn>>,
  { rounds = 7, warm = 1 }: { readonly rounds?: number; readonly warm?: number } = {}
): Promise<Readonly<Record<Name, ReadonlyArray<number>>>> => {
  const names = Object.keys(ways) as Array<Name>
  const runs = Object.fromEntries(names.map((name) => [name, [] as Array<number>])) as Record<
    Name,
    Array<number>
  >
  for (let round = 0; round < warm + rounds; round++) {
    for (const name of names) {
      globalThis.gc?.()
      const figure = await ways[name]()
      if (round >= warm) runs[name].push(figure)
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
