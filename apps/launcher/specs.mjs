// npm run specs -- ...: the evidence behind the numbers, on a machine where nothing has been set up yet.
import { join } from "node:path"
import { runInOurPlace } from "./run.mjs"
import { node, root, setUp } from "./setup.mjs"

await setUp()
process.exitCode = await runInOurPlace(
  node,
  [join(root, "packages/specs/run/main.ts"), ...process.argv.slice(2)],
  { cwd: root }
)
