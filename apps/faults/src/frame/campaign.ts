// How are trials run? In turns, each round with a seed of its own, until the time is over; a round that fails is a loss too.
import type { Options } from "./options.ts"
import { type Findings, together, type Trial } from "./Trial.ts"

interface Talk {
  readonly tell: (line: string) => void
  readonly aside: (line: string) => void
  /** Milliseconds on some clock. */
  readonly now: () => number
}

const figures = (counts: Findings["counts"]): string =>
  Object.entries(counts)
    .map(([what, times]) => `${what} ${times.toLocaleString("en-US")}`)
    .join(", ")

/** One line on what was done, losses last. */
export const line = (name: string, { counts, losses }: Findings): string =>
  `${name}: ${figures(counts)}, losses: ${losses.length}`

/** How to have a round again. */
const replay = (name: string, seed: number, long: boolean): string =>
  `npm run faults -- --only ${name} --seed ${seed}${long ? " --minutes 1" : ""}`

/** Runs the trials and gives everything that was found. */
export const campaign = async (
  trials: ReadonlyArray<Trial>,
  { minutes, seed: first }: Pick<Options, "minutes" | "seed">,
  { aside, now, tell }: Talk
): Promise<Findings> => {
  const end = minutes === null ? -Infinity : now() + minutes * 60_000
  const long = minutes !== null
  const found = new Map<string, ReadonlyArray<Findings>>(trials.map(({ name }) => [name, []]))
  for (let seed = first; ; seed++) {
    for (const trial of trials) {
      const { name } = trial
      // Every trial has its turn once, however short the time is.
      if (seed > first && now() >= end) break
      const findings: Findings = await trial
        .round({ seed, long, say: (said) => aside(`  ${name}: ${said}`) })
        .catch((cause: unknown) => ({ counts: {}, losses: [`the round broke off: ${wordsOf(cause)}`] }))
      found.set(name, [...(found.get(name) ?? []), findings])
      tell(`seed ${seed}  ${line(name, findings)}`)
      if (findings.losses.length > 0) {
        for (const loss of findings.losses.slice(0, 20)) tell(`  lost: ${loss}`)
        const { again = null } = findings
        tell(`  again: ${again === null ? replay(name, seed, long) : replay(name, again, false)}`)
      }
    }
    if (now() >= end) break
  }
  tell("")
  for (const [name, rounds] of found)
    tell(`${line(name, together(rounds))} (${rounds.length} ${rounds.length === 1 ? "round" : "rounds"})`)
  return together([...found.values()].flat())
}

const wordsOf = (cause: unknown): string =>
  cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
