// How do browser tests get a whole Weir? The real server on a data folder of its own, with the console as it was built.
import { type ChildProcess, execFile, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { promisify } from "node:util"
import type { Page } from "@weir/house/browser/launchBrowser"

export const root = resolve(import.meta.dirname, "../../..")

export interface Weir {
  readonly url: string
  readonly folder: string
  /** Everything it has printed. */
  readonly said: () => string
  /** Ends it as a person would, and removes the folder unless told to keep it. */
  readonly stop: (keep?: "keep") => Promise<void>
  /** Ends it as a crash would. The folder stays. */
  readonly kill: () => Promise<void>
  /** Removes the folder. */
  readonly remove: () => Promise<void>
}

const freePort = async (): Promise<number> => {
  const door = createServer().listen(0, "127.0.0.1")
  await once(door, "listening")
  const { port } = door.address() as { port: number }
  door.close()
  await once(door, "close")
  return port
}

/** What makes every clock of a program or a page run ahead. */
export const shiftedClock = (ahead: number): string => `{
  const Real = Date
  const now = () => Real.now() + ${ahead}
  globalThis.Date = class extends Real {
    constructor(...parts) {
      if (parts.length === 0) super(now())
      else super(...parts)
    }
    static now() {
      return now()
    }
  }
}`
const clockAhead = (ahead: number): string =>
  `data:text/javascript,${encodeURIComponent(shiftedClock(ahead))}`

export interface BuiltServer {
  readonly args: ReadonlyArray<string>
  readonly env: Readonly<Record<string, string>>
}

let built: Promise<BuiltServer> | undefined

/** How npm start runs the server; built first where its sources have changed. */
export const builtServer = (): Promise<BuiltServer> =>
  (built ??= promisify(execFile)(process.execPath, [join(root, "apps/launcher/buildServer.mjs")]).then(
    ({ stdout }) => JSON.parse(stdout) as BuiltServer
  ))

/** Starts the server and waits until it says where it is. */
export const startWeir = async (
  options: {
    readonly args?: ReadonlyArray<string>
    readonly folder?: string
    /** Where an earlier one was, for those who look for it there again. */
    readonly port?: number
    /** By how much its clock is ahead, in milliseconds. */
    readonly ahead?: number
  } = {}
): Promise<Weir> => {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), "weir-whole-")))
  const port = options.port ?? (await freePort())
  const { DATABASE_URL: _, ...env } = process.env
  const clock = options.ahead === undefined ? [] : ["--import", clockAhead(options.ahead)]
  const server = await builtServer()
  const start = [...clock, ...server.args, ...(options.args ?? [])]
  const child: ChildProcess = spawn(process.execPath, start, {
    cwd: root,
    env: {
      ...env,
      ...server.env,
      // What is told by another clock is kept for nobody.
      ...(options.ahead === undefined ? {} : { WEIR_DEMO_SHELF: "" }),
      PORT: String(port),
      WEIR_DATA: folder
    },
    stdio: ["ignore", "pipe", "pipe"]
  })
  let printed = ""
  const ready = new Promise<string>((found, failed) => {
    const listen = (chunk: Buffer) => {
      printed += chunk.toString()
      const url = /Weir is at (http\S+)[^]*Stop with Ctrl-C/u.exec(printed)?.[1]
      if (url !== undefined) found(url)
    }
    child.stdout?.on("data", listen)
    child.stderr?.on("data", listen)
    child.once("exit", (code) => failed(new Error(`the server ended with ${String(code)}:\n${printed}`)))
  })
  const ended = once(child, "exit")
  const url = await ready
  const remove = () => rm(folder, { recursive: true, force: true })
  return {
    url,
    folder,
    said: () => printed,
    stop: async (keep) => {
      child.kill("SIGTERM")
      await ended
      if (keep === undefined) await remove()
    },
    kill: async () => {
      child.kill("SIGKILL")
      await ended
    },
    remove
  }
}

/** Who can sign in to the demo company, as the server prints it. */
export const demoAdmin = (weir: Weir): { readonly email: string; readonly password: string } => {
  const [, email, password] = /Sign in as admin\s+(\S+)\s+password: (.+)/u.exec(weir.said()) ?? []
  if (email === undefined || password === undefined)
    throw new Error(`the server did not say how to sign in:\n${weir.said()}`)
  return { email, password: password.trim() }
}

export const signIn = async (page: Page, weir: Weir, who = demoAdmin(weir)): Promise<void> => {
  await page.goto(`${weir.url}/sign-in`)
  await page.locator("#email").fill(who.email)
  await page.locator("#password").fill(who.password)
  await page.locator("button[type=submit]").click()
  await page.locator('[data-figure="deal-dynamics/won"]:visible').first().waitFor()
}

/** Calls the API as the person signed in on a page, the way the console does. */
export const api = async <A>(
  page: Page,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {}
): Promise<A> =>
  await page.evaluate(
    async ([how, where, what, more]) => {
      const session = (await (await fetch("/api/session")).json()) as { csrf: string }
      const answer = await fetch(`/api${where}`, {
        method: how,
        headers: {
          "x-csrf-token": session.csrf,
          ...(how === "GET" ? {} : { "idempotency-key": crypto.randomUUID() }),
          ...(what === undefined
            ? {}
            : { "content-type": typeof what === "string" ? "text/csv" : "application/json" }),
          ...more
        },
        ...(what === undefined ? {} : { body: typeof what === "string" ? what : JSON.stringify(what) })
      })
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${how} ${where}: ${answer.status} ${text}`)
      return (text === "" ? null : JSON.parse(text)) as never
    },
    [method, path, body, headers] as const
  )

/** Collects what must never appear: page errors, and errors of the console such as refused scripts or styles. */
export const complaints = (page: Page): ReadonlyArray<string> => {
  const heard: Array<string> = []
  page.on("pageerror", (error) => heard.push(`page: ${error.message}`))
  page.on("console", (message) => {
    // A signed-out visitor asks who they are and is told nobody.
    if (message.type() === "error" && !message.text().includes("401"))
      heard.push(`console: ${message.text()}`)
  })
  return heard
}
