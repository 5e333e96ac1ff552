// Does stopping npm start, gently or not, let the server drain before it goes?
import { spawn } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { assert, test } from "vitest"
import { root } from "./architecture/sources.ts"

// Stands in for the server: takes half a second to drain, then leaves with a code of its own.
const server = `
  process.on("SIGTERM", () => { console.log("draining"); setTimeout(() => { console.log("drained"); process.exit(7) }, 500) })
  setInterval(() => {}, 1000)
  console.log("up " + process.argv.slice(2).join(" "))`

const launcher = `
  const { runInOurPlace } = await import(process.argv[1])
  process.exitCode = await runInOurPlace(process.execPath, [process.argv[2], "--empty"], { cwd: process.cwd() })`

interface Started {
  readonly pid: number
  readonly heard: (line: string) => Promise<void>
  readonly exit: Promise<number | null>
  readonly output: () => string
}

const start = (
  folder: string,
  wrap: (args: ReadonlyArray<string>) => readonly [string, ReadonlyArray<string>]
): Started => {
  writeFileSync(join(folder, "server.mjs"), server)
  const [command, args] = wrap([
    "--input-type=module",
    "-e",
    launcher,
    join(root, "apps/launcher/run.mjs"),
    join(folder, "server.mjs")
  ])
  const child = spawn(command, args, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, npm_lifecycle_event: "start" }
  })
  let output = ""
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()))
  return {
    pid: child.pid ?? 0,
    heard: async (line) => {
      const deadline = Date.now() + 10_000
      while (!output.includes(line) && Date.now() < deadline)
        await new Promise((resolve) => setTimeout(resolve, 20))
      assert.include(output, line)
    },
    exit: new Promise((resolve) => child.on("exit", resolve)),
    output: () => output
  }
}

const withFolder = async (use: (folder: string) => Promise<void>) => {
  const folder = mkdtempSync(join(tmpdir(), "weir launcher-"))
  try {
    await use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test("a signal reaches the server once, its arguments and its exit code pass through", () =>
  withFolder(async (folder) => {
    const started = start(folder, (args) => [process.execPath, args])
    await started.heard("up --empty")
    process.kill(started.pid, "SIGTERM")
    assert.strictEqual(await started.exit, 7)
    assert.strictEqual(started.output(), "up --empty\ndraining\ndrained\n")
  }))

test.skipIf(process.platform === "win32")(
  "when npm itself is killed outright the server drains all the same",
  () =>
    withFolder(async (folder) => {
      const started = start(folder, (args) => ["sh", ["-c", '"$0" "$@"; true', process.execPath, ...args]])
      await started.heard("up --empty")
      process.kill(started.pid, "SIGKILL")
      await started.heard("drained")
      assert.strictEqual(started.output(), "up --empty\ndraining\ndrained\n")
    })
)
