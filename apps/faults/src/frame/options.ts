// What does the person who runs the trials want? Read from the command line, with a word on whatever is wrong.
import { parseArgs } from "node:util"

export interface Options {
  readonly names: ReadonlyArray<string>
  /** How long rounds go on; null for one short round of each trial. */
  readonly minutes: number | null
  readonly seed: number
  readonly help: boolean
}

export const usage = `npm run faults                        one short round of every trial
npm run faults -- --minutes N         long rounds, in turns, for so many minutes
npm run faults -- --only NAME         this trial only; may be given several times
npm run faults -- --seed S            begins with this seed: the line of a loss names it`

/** The options, or what is wrong with them. */
export const optionsOf = (
  args: ReadonlyArray<string>,
  known: ReadonlyArray<string>
): Options | { readonly wrong: string } => {
  let parsed
  try {
    parsed = parseArgs({
      args: [...args],
      options: {
        minutes: { type: "string" },
        only: { type: "string", multiple: true, default: [] },
        seed: { type: "string" },
        help: { type: "boolean", short: "h", default: false }
      }
    })
  } catch (cause) {
    return { wrong: (cause as Error).message }
  }
  const { help, minutes, only, seed } = parsed.values
  const stranger = only.find((name) => !known.includes(name))
  if (stranger !== undefined) return { wrong: `there is no trial called "${stranger}"` }
  if (minutes !== undefined && !(/^\d{1,5}(\.\d+)?$/.test(minutes) && Number(minutes) > 0))
    return { wrong: `--minutes must be a number above 0, not "${minutes}"` }
  if (seed !== undefined && !/^\d{1,9}$/.test(seed))
    return { wrong: `--seed must be a whole number from 0 to 999999999, not "${seed}"` }
  return {
    names: only.length === 0 ? known : known.filter((name) => only.includes(name)),
    minutes: minutes === undefined ? null : Number(minutes),
    seed: seed === undefined ? 1 : Number(seed),
    help
  }
}
