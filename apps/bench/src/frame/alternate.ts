// How are several ways of doing one thing timed fairly? In turns, warmed up, each often enough to be felt by the clock.

/** One way of doing it; what it returns is kept from being optimised away. */
export type Way = () => unknown

/** What a server does all day is compiled: each way is done for so long first. All in milliseconds. */
const warm = 400

/** The last result of anything timed: somebody might read it, so nothing timed can be left out. */
const kept: { last: unknown } = { last: undefined }

const timed = async (way: Way, times: number): Promise<number> => {
  const begun = performance.now()
  for (let i = 0; i < times; i++) {
    const result = way()
    kept.last = result instanceof Promise ? await result : result
  }
  return performance.now() - begun
}

/** So often that a turn takes about `felt` milliseconds. */
const calibrated = async (way: Way, felt: number): Promise<number> => {
  for (let times = 1; ; times *= 4) {
    const took = await timed(way, times)
    if (took >= felt || times >= 1_000_000)
      return Math.max(1, Math.ceil((times * felt) / Math.max(took, 0.001)))
  }
}

export interface Turns {
  readonly turns?: number | undefined
  /** How many milliseconds a turn takes at least: more where the runs of one way lie far apart. 8 when left out. */
  readonly felt?: number
}

/** Milliseconds of one doing, `turns` of each way, always in the same order after each other. A single turn only shows that all of it works. */
export const alternate = async <Name extends string>(
  ways: Readonly<Record<Name, Way>>,
  { felt = 8, turns = 9 }: Turns = {}
): Promise<Readonly<Record<Name, ReadonlyArray<number>>>> => {
  const names = Object.keys(ways) as Array<Name>
  const runs = Object.fromEntries(names.map((name) => [name, [] as Array<number>])) as Record<
    Name,
    Array<number>
  >
  const times = {} as Record<Name, number>
  const least = turns > 1 ? warm : 0
  for (const name of names) {
    for (let took = 0; took < least;) took += await timed(ways[name], 1)
    times[name] = turns > 1 ? Math.min(await calibrated(ways[name], felt), 100_000) : 1
  }
  for (let turn = 0; turn < turns; turn++) {
    for (const name of names) {
      globalThis.gc?.()
      runs[name].push((await timed(ways[name], times[name])) / times[name])
    }
  }
  return runs
}
