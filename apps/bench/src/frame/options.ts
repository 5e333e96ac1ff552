// What does the person who runs the benchmarks want? Read from the command line, with a word on whatever is wrong.
import { parseArgs } from "node:util"

export interface Options {
  /** Empty when nothing was named: then they are listed. */
  readonly names: ReadonlyArray<string>
  readonly size: number | undefined
  readonly turns: number | undefined
  readonly json: boolean
  readonly save: boolean
  readonly help: boolean
}

export const usage = `npm run bench                         lists the benchmarks
npm run bench -- NAME...              runs these; "all" runs every one
npm run bench -- NAME --size N        with so many events, deals or rows
npm run bench -- NAME --turns N       each way so often; one turn only shows that the answers agree
npm run -s bench -- NAME --json       prints the figures as JSON
npm run bench -- NAME --save          keeps them for docs/reference/speed.md and writes that page anew`

/** The options, or what is wrong with them. */
export const optionsOf = (
  args: ReadonlyArray<string>,
  known: ReadonlyArray<string>
): Options | { readonly wrong: string } => {
  let parsed
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        size: { type: "string" },
        turns: { type: "string" },
        json: { type: "boolean", default: false },
        save: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false }
      }
    })
  } catch (cause) {
    return { wrong: (cause as Error).message }
  }
  const { positionals, values } = parsed
  const stranger = positionals.find((name) => name !== "all" && !known.includes(name))
  if (stranger !== undefined) return { wrong: `there is no benchmark called "${stranger}"` }
  for (const name of ["size", "turns"] as const) {
    const given = values[name]
    if (given !== undefined && !/^[1-9]\d{0,8}$/.test(given))
      return { wrong: `--${name} must be a whole number from 1 to 999999999, not "${given}"` }
  }
  const { size, turns } = values
  return {
    names: positionals.includes("all") ? known : [...new Set(positionals)],
    size: size === undefined ? undefined : Number(size),
    turns: turns === undefined ? undefined : Number(turns),
    json: values.json,
    save: values.save,
    help: values.help
  }
}
