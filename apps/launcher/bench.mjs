// npm run bench -- ...: how fast Weir is beside others, on a machine where nothing has been set up yet.
import { join } from "node:path"
import { buildConsole } from "./buildConsole.mjs"
import { runInOurPlace } from "./run.mjs"
import { giveUp, node, root, setUp } from "./setup.mjs"

const args = process.argv.slice(2)
await setUp(console.error)
// Only these need the console built.
if (["console", "start", "all"].some((name) => args.includes(name))) {
  const complaint = await buildConsole(console.error)
  if (complaint !== undefined) {
    giveUp(`${complaint.trimEnd()}\n\nThe console could not be built; the lines above say why.`)
  }
}
process.exitCode = await runInOurPlace(
  node,
  ["--expose-gc", "--max-old-space-size=12000", join(root, "apps/bench/src/main.ts"), ...args],
  { cwd: root }
)
