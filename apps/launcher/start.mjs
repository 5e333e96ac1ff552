// npm start: what has to happen between a clone and a running Weir? Set up, build the console and the server, serve.
import { existsSync } from "node:fs"
import { join, resolve } from "node:path"
import { buildConsole, isConsoleBuilt } from "./buildConsole.mjs"
import { buildServer, serverRun } from "./buildServer.mjs"
import { capture, runInOurPlace } from "./run.mjs"
import { giveUp, node, root, setUp } from "./setup.mjs"

const args = process.argv.slice(2)

const isFirstDemo = () =>
  args.length === 0 &&
  !process.env.DATABASE_URL &&
  !existsSync(join(resolve(root, process.env.WEIR_DATA || ".weir"), "database"))

/** How the server is run, or what its build complained of. It is soon built; the demo company is told while the console takes its time. */
const readyServer = async (waits) => {
  const { complaint, name } = await buildServer()
  if (complaint === undefined && waits && isFirstDemo()) {
    const tell = serverRun(name, "tell")
    await capture(node, tell.args, { cwd: root, env: tell.env })
  }
  return { complaint, ...(name === undefined ? {} : serverRun(name)) }
}

/** Ends here when something could not be built. */
const demand = (what, complaint) => {
  if (complaint !== undefined)
    giveUp(`${complaint.trimEnd()}\n\nThe ${what} could not be built; the lines above say why.`)
}

await setUp()
const [server, complaint] = await Promise.all([
  readyServer(!isConsoleBuilt()),
  args.includes("--help") ? undefined : buildConsole(console.log)
])
demand("server", server.complaint)
demand("console", complaint)
process.exitCode = await runInOurPlace(node, [...server.args, ...args], { cwd: root, env: server.env })
