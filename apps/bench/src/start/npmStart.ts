// What does somebody wait for after npm start? Until the door is open, and until the first number is there.
import { spawn } from "node:child_process"
import { once } from "node:events"
import { createServer } from "node:net"
import { join } from "node:path"
import { demoPassword } from "@weir/api/start/demo"
import { visit } from "@weir/api/testing/processes"
import { root } from "@weir/console/browser/weir"
import { WrongAnswer } from "../frame/Benchmark.ts"

export interface Started {
  /** Milliseconds from the command until the server says where it is. */
  readonly ready: number
  /** Milliseconds from the command until the number is there. */
  readonly number: number
  /** Deals won in the last twelve months. */
  readonly won: number
}

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, "127.0.0.1")
  await once(probe, "listening")
  const { port } = probe.address() as { readonly port: number }
  probe.close()
  await once(probe, "close")
  return port
}

/** Runs what `npm start` runs on a data folder, asks for one number, and ends it. */
export const npmStart = async (folder: string): Promise<Started> => {
  const port = await freePort()
  const { DATABASE_URL: _, ...env } = process.env
  const begun = performance.now()
  const child = spawn(process.execPath, [join(root, "apps/launcher/start.mjs")], {
    cwd: root,
    env: { ...env, PORT: String(port), WEIR_DATA: folder },
    stdio: ["ignore", "pipe", "pipe"]
  })
  const ended = once(child, "exit")
  try {
    let said = ""
    await new Promise<void>((open, failed) => {
      const listen = (piece: Buffer) => {
        said += piece.toString()
        if (/Weir is at [^]*Stop with Ctrl-C/.test(said)) open()
      }
      child.stdout.on("data", listen)
      child.stderr.on("data", listen)
      child.once("exit", (code) => failed(new Error(`npm start ended with ${String(code)}: ${said}`)))
    })
    const ready = performance.now() - begun
    const url = `http://127.0.0.1:${port}`
    const email = /Sign in as admin +(\S+)/.exec(said)?.[1] ?? ""
    const headers = await visit(url, email, demoPassword)
    const answer = await fetch(`${url}/api/readings/won-deals?period=${aYear()}`, { headers })
    if (answer.status !== 200)
      throw new WrongAnswer(`the first number: ${answer.status} ${await answer.text()}`)
    const { reading } = (await answer.json()) as {
      readonly reading: { readonly now: { readonly deals: number } }
    }
    return { ready, number: performance.now() - begun, won: reading.now.deals }
  } finally {
    child.kill("SIGTERM")
    await ended
  }
}

/** The 360 days before today, in the way the API takes a period; the demo company works in UTC's days or nearly so. */
const aYear = (): string => {
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
  return `${day(360)}..${day(1)}`
}
