// npm run bench -- ...: how fast is Weir beside others? Prints it; ends with 1 when an answer is wrong, with 2 when asked for what is not there.
import { benchmarks } from "./benchmarks.ts"
import { type Benchmark, WrongAnswer } from "./frame/Benchmark.ts"
import { score } from "./frame/judge.ts"
import { keep } from "./frame/keep.ts"
import { type Options, optionsOf, usage } from "./frame/options.ts"
import { machine, type Run, runOf, text } from "./frame/report.ts"

const names = benchmarks.map(({ name }) => name)
const width = Math.max(...names.map((name) => name.length))

const list = (): string =>
  [
    "The benchmarks are:",
    ...benchmarks.map(({ asks, name, of, sized }) => {
      const size = sized === null ? "" : ` (--size: ${sized.of}, ${sized.usually.toLocaleString("en-US")})`
      return `  ${name.padEnd(width)}  ${of.padEnd(3)}  ${asks}${size}`
    })
  ].join("\n")

const runOne = async (benchmark: Benchmark, { json, size, turns }: Options): Promise<Run | undefined> => {
  const say = (line: string) => console.error(`  ${benchmark.name}: ${line}`)
  try {
    const run = runOf(benchmark, await benchmark.run({ size, turns, say }), new Date())
    if (!json) console.log(`\n${text(run)}`)
    return run
  } catch (cause) {
    const said =
      cause instanceof WrongAnswer ? `the answers differ. ${cause.message}` : (cause as Error).stack
    console.error(`\n${benchmark.name} has no score: ${said}`)
    return undefined
  }
}

const main = async (options: Options): Promise<number> => {
  if (options.help || options.names.length === 0) {
    console.log(`${usage}\n\n${list()}`)
    return 0
  }
  if (!options.json) console.log(machine())
  const runs: Array<Run> = []
  const chosen = benchmarks.filter(({ name }) => options.names.includes(name))
  for (const benchmark of chosen) {
    const run = await runOne(benchmark, options)
    if (run !== undefined) runs.push(run)
  }
  if (options.save) keep(runs, names)
  if (options.json) console.log(JSON.stringify(runs, null, 2))
  else {
    const { goals, met, missed, restless } = score(runs.flatMap(({ measured }) => measured.lines))
    console.log(`\n${goals} goals: ${met} met, ${missed} missed, ${restless} not judged.`)
  }
  return runs.length === chosen.length ? 0 : 1
}

const options = optionsOf(process.argv.slice(2), names)
if ("wrong" in options) {
  console.error(`${options.wrong}\n\n${usage}\n\n${list()}`)
  process.exitCode = 2
} else process.exitCode = await main(options)
// Drivers of databases and browsers may leave a timer behind; everything has been said.
process.exit()
