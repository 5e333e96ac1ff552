/** How do tests run the server and the command line as processes of their own? */
import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

export const main = fileURLToPath(new URL("../main.ts", import.meta.url))
export const weir = fileURLToPath(new URL("../weir.ts", import.meta.url))
const password = "a quiet river bends"

export interface Running {
  readonly child: ChildProcess
  readonly output: () => string
  /** The exit code. */
  readonly ended: Promise<number | null>
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

/** A folder of our own, and processes that work in it. `clear` ends and removes all of them. */
export const workshop = () => {
  const folder = mkdtempSync(join(tmpdir(), "weir-process-"))
  const children = new Set<ChildProcess>()
  const run = (
    script: string,
    args: ReadonlyArray<string>,
    env: Readonly<Record<string, string>>
  ): Running => {
    const child = spawn(process.execPath, [script, ...args], {
      env: { ...process.env, DATABASE_URL: "", ...env },
      cwd: folder
    })
    children.add(child)
    let text = ""
    child.stdout.on("data", (piece) => (text += piece))
    child.stderr.on("data", (piece) => (text += piece))
    const ended = new Promise<number | null>((resolve) =>
      child.on("close", (code) => (children.delete(child), resolve(code)))
    )
    return { child, output: () => text, ended }
  }
  /** A server that has come up, with its address. */
  const started = async (
    env: Readonly<Record<string, string>>,
    args: ReadonlyArray<string> = []
  ): Promise<Running & { readonly url: string }> => {
    const port = await freePort()
    const running = run(main, args, { PORT: String(port), ...env })
    const url = `http://127.0.0.1:${port}`
    for (let i = 0; i < 900; i++) {
      const said = running.output()
      if (said.includes(`Weir is at ${url}`) && said.includes("Stop with Ctrl-C")) return { ...running, url }
      if (running.child.exitCode !== null) break
      await pause(100)
    }
    throw new Error(`the server did not come up: ${running.output()}`)
  }
  const clear = () => {
    for (const child of children) child.kill("SIGKILL")
    rmSync(folder, { recursive: true, force: true })
  }
  return { folder, run, started, clear, inFolder: (name: string) => ({ WEIR_DATA: join(folder, name) }) }
}

/** Headers of somebody who is signed in. */
export const visit = async (
  url: string,
  email: string,
  secret: string = password
): Promise<Record<string, string>> => {
  const response = await fetch(`${url}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password: secret })
  })
  if (response.status !== 200) throw new Error(`sign-in was refused: ${await response.text()}`)
  const { csrf } = (await response.json()) as { csrf: string }
  return {
    cookie: response.headers.getSetCookie()[0]!.split(";")[0]!,
    "x-csrf-token": csrf,
    "content-type": "application/json"
  }
}

/** The first run of an empty installation. */
export const setUp = (url: string, name = "north") =>
  fetch(`${url}/api/setup`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      workspaceName: name,
      zone: "UTC",
      weekStart: 1,
      baseCurrency: "EUR",
      adminName: "Ada",
      email: `ada@${name}.example`,
      password
    })
  })
