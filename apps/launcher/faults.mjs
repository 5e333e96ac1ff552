// npm run faults -- ...: is anything ever lost, on a machine where nothing has been set up yet?
import { join } from "node:path"
import { runInOurPlace } from "./run.mjs"
import { node, root, setUp } from "./setup.mjs"

await setUp(console.error)
process.exitCode = await runInOurPlace(
  node,
  [join(root, "apps/faults/src/main.ts"), ...process.argv.slice(2)],
  { cwd: root }
)
