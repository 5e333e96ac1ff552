// npm run weir -- ...: the command line of Weir, on a machine where nothing has been set up yet.
import { join, resolve } from "node:path"
import { runInOurPlace } from "./run.mjs"
import { node, root, setUp } from "./setup.mjs"

// Standard output belongs to the answer: `--json` must stay JSON.
await setUp(console.error)
// Files named on the command line are meant from where the person stands; the data folder is the one of npm start.
process.exitCode = await runInOurPlace(node, [join(root, "apps/api/src/weir.ts"), ...process.argv.slice(2)], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
  env: { WEIR_DATA: resolve(root, process.env.WEIR_DATA ?? ".weir") }
})
