// npm start: what has to happen between a clone and a running Weir? Set up, build the console, serve.
import { buildConsole } from "./buildConsole.mjs"
import { runInOurPlace } from "./run.mjs"
import { giveUp, node, root, setUp } from "./setup.mjs"

const args = process.argv.slice(2)
await setUp()
if (!args.includes("--help")) {
  const complaint = await buildConsole(console.log)
  if (complaint !== undefined) {
    giveUp(`${complaint.trimEnd()}\n\nThe console could not be built; the lines above say why.`)
  }
}
process.exitCode = await runInOurPlace(node, ["apps/api/src/main.ts", ...args], { cwd: root })
