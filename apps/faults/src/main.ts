// npm run faults -- ...: is anything ever lost? Breaks things, counts, and ends with 1 on any loss, with 2 when asked for what is not there.
import { campaign, line } from "./frame/campaign.ts"
import { optionsOf, usage } from "./frame/options.ts"
import { trials } from "./trials.ts"

const names = trials.map(({ name }) => name)
const width = Math.max(...names.map((name) => name.length))
const list = ["The trials are:", ...trials.map(({ asks, name }) => `  ${name.padEnd(width)}  ${asks}`)].join(
  "\n"
)

const options = optionsOf(process.argv.slice(2), names)
if ("wrong" in options) {
  console.error(`${options.wrong}\n\n${usage}\n\n${list}`)
  process.exitCode = 2
} else if (options.help) {
  console.log(`${usage}\n\n${list}`)
} else {
  const begun = performance.now()
  const found = await campaign(
    trials.filter(({ name }) => options.names.includes(name)),
    options,
    {
      tell: (said) => console.log(said),
      aside: (said) => console.error(said),
      now: () => performance.now()
    }
  )
  console.log(`\n${line("all", found)} (${Math.round((performance.now() - begun) / 1000)} s)`)
  process.exitCode = found.losses.length > 0 ? 1 : 0
}
// Drivers of databases may leave a timer behind; everything has been said.
process.exit()
