// Is the server in one piece still the server: does it say what is wrong, find its files, and name its sources in a trace?
import { execFile } from "node:child_process"
import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { pause, workshop } from "../testing/processes.ts"

const run = promisify(execFile)
const launcher = fileURLToPath(new URL("../../../launcher/buildServer.mjs", import.meta.url))
const built = new URL("../../../console/dist/index.html", import.meta.url)
const { clear, inFolder, run: runs } = workshop()
afterAll(clear)

let server: { readonly args: ReadonlyArray<string>; readonly env: Readonly<Record<string, string>> }
beforeAll(async () => {
  server = JSON.parse((await run(process.execPath, [launcher])).stdout) as typeof server
})
const main = () => server.args.at(-1)!

describe("the built server", () => {
  test("names its sources where something goes wrong", async () => {
    const noDoors = `import net from "node:net"; net.Server.prototype.listen = () => { throw new Error("no doors") }`
    const preload = ["--import", `data:text/javascript,${encodeURIComponent(noDoors)}`]
    const ended = await run(process.execPath, [...preload, ...server.args, "--empty"], {
      env: { ...process.env, ...inFolder("never"), DATABASE_URL: "", PORT: "0" }
    }).catch((error: { readonly stderr: string }) => error)
    assert.match(ended.stderr, /no doors[^]*apps\/api\/src\/http\/listen\.ts:\d+:\d+/u)
  })

  test("comes up, and finds the files that are left outside it", async () => {
    const one = runs(main(), ["--empty"], { ...inFolder("built"), PORT: "0", METRICS_PORT: "0" })
    while (!one.output().includes("Stop with Ctrl-C") && one.child.exitCode === null) await pause(50)
    const [, figures] = /Figures and health: (\S+)/u.exec(one.output()) ?? []
    assert.isDefined(figures, one.output())
    assert.match(await (await fetch(figures)).text(), /weir_build_info\{[^}]*version="\d/u)
    const { status } = await fetch(`${/Weir is at (\S+)/u.exec(one.output())?.[1]}/`)
    assert.strictEqual(status === 200, existsSync(fileURLToPath(built)), "the console, where it is built")
    one.child.kill("SIGTERM")
    assert.strictEqual(await one.ended, 0)
  })
})
