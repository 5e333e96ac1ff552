// Does the server, as a process of its own, come up, refuse a second one, drain when told to stop, and survive being killed?
import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { request } from "node:http"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, assert, beforeAll, describe, test, vi } from "vitest"

// Processes of their own take their time to come up on a machine with other work.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })

const main = fileURLToPath(new URL("../main.ts", import.meta.url))
const weir = fileURLToPath(new URL("../weir.ts", import.meta.url))

interface Running {
  readonly child: ChildProcess
  readonly url: string
  readonly output: () => string
  readonly ended: Promise<number | null>
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "weir-process-"))
})
const children = new Set<ChildProcess>()
afterAll(() => {
  for (const child of children) child.kill("SIGKILL")
  rmSync(folder, { recursive: true, force: true })
})

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

const run = (script: string, args: ReadonlyArray<string>, env: Record<string, string>) => {
  const child = spawn(process.execPath, [script, ...args], { env: { ...process.env, DATABASE_URL: "", ...env }, cwd: folder })
  children.add(child)
  let text = ""
  child.stdout.on("data", (piece) => (text += piece))
  child.stderr.on("data", (piece) => (text += piece))
  const ended = new Promise<number | null>((resolve) => child.on("close", (code) => (children.delete(child), resolve(code))))
  return { child, output: () => text, ended }
}

const started = async (data: string, args: ReadonlyArray<string> = []): Promise<Running> => {
  const port = await freePort()
  const running = run(main, args, { WEIR_DATA: join(folder, data), PORT: String(port) })
  const url = `http://127.0.0.1:${port}`
  for (let i = 0; i < 900; i++) {
    if (running.output().includes(`Weir is at ${url}`)) return { ...running, url }
    if (running.child.exitCode !== null) break
    await pause(100)
  }
  throw new Error(`the server did not come up: ${running.output()}`)
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const visit = async (url: string, email: string, password: string) => {
  const response = await fetch(`${url}/api/session`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ email, password }) })
  assert.strictEqual(response.status, 200)
  const { csrf } = await response.json() as { csrf: string }
  return { cookie: response.headers.getSetCookie()[0]!.split(";")[0]!, "x-csrf-token": csrf, "content-type": "application/json" }
}

const setUp = async (url: string) => {
  const response = await fetch(`${url}/api/setup`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ workspaceName: "North", zone: "UTC", weekStart: 1, baseCurrency: "EUR", adminName: "Ada", email: "ada@north.example", password: "a quiet river bends" })
  })
  assert.strictEqual(response.status, 200, await response.clone().text())
}

describe("the first start", () => {
  test("brings a company, says how to sign in, and the second start finds the same data", async () => {
    const first = await started("demo")
    const [, email, password] = /Sign in as admin +(\S+) +password: (.+)/.exec(first.output()) ?? []
    const headers = await visit(first.url, email!, password!)
    const before = await (await fetch(`${first.url}/api/events?limit=5`, { headers })).text()
    first.child.kill("SIGTERM")
    assert.strictEqual(await first.ended, 0)
    const begun = performance.now()
    const second = await started("demo")
    assert.isBelow(performance.now() - begun, 10_000)
    assert.strictEqual(await (await fetch(`${second.url}/api/events?limit=5`, { headers })).text(), before)
    second.child.kill("SIGTERM")
    assert.strictEqual(await second.ended, 0)
  })

  test("says which setting is wrong", async () => {
    const wrong = run(main, [], { WEIR_DATA: join(folder, "never"), PORT: "http" })
    assert.strictEqual(await wrong.ended, 1)
    assert.include(wrong.output(), 'PORT must be a whole number from 0 to 65535, not "http"')
  })
})

describe("a server at work", () => {
  let running: Running
  let headers: Record<string, string>
  beforeAll(async () => {
    running = await started("work", ["--empty"])
    await setUp(running.url)
    headers = await visit(running.url, "ada@north.example", "a quiet river bends")
  })

  test("takes the first set-up only", async () => {
    assert.deepStrictEqual(await (await fetch(`${running.url}/api/setup`)).json(), { needed: false })
    const again = await fetch(`${running.url}/api/setup`, {
      method: "POST", headers: { "content-type": "application/json" },
      body: JSON.stringify({ workspaceName: "Mine", zone: "UTC", weekStart: 1, baseCurrency: "EUR", adminName: "Eve", email: "eve@evil.example", password: "a quiet river bends" })
    })
    assert.strictEqual(again.status, 409)
  })

  test("keeps its folder and its port to itself", async () => {
    const other = run(main, [], { WEIR_DATA: join(folder, "work"), PORT: "0" })
    assert.strictEqual(await other.ended, 1)
    assert.match(other.output(), new RegExp(`is in use by process ${running.child.pid}`))
    const line = run(weir, ["verify"], { WEIR_DATA: join(folder, "work") })
    assert.strictEqual(await line.ended, 1)
    assert.include(line.output(), "is in use by process")
    const port = new URL(running.url).port
    const taken = run(main, ["--empty"], { WEIR_DATA: join(folder, "other"), PORT: port })
    assert.strictEqual(await taken.ended, 1)
    assert.include(taken.output(), `Port ${port} is taken`)
  })

  test("told to stop under load, it answers what it took, ends streams, and leaves a folder that opens with everything acknowledged", async () => {
    let streamEnded = false
    request(`${running.url}/api/live`, { headers: { cookie: headers["cookie"]! } }, (answer) => {
      answer.resume()
      answer.on("close", () => (streamEnded = true))
    }).on("error", () => (streamEnded = true)).end()
    await pause(300)
    const acknowledged = new Set<string>()
    let failed = 0, refused = 0, going = true
    const writer = async (name: string) => {
      for (let i = 0; going; i++) {
        try {
          const response = await fetch(`${running.url}/api/deals`, { method: "POST", headers, body: JSON.stringify({ title: `${name} ${i}` }) })
          if (response.status !== 200) failed++
          else acknowledged.add((await response.json() as { id: string }).id)
        } catch (error) {
          // A door that is shut is no failure; an answer that breaks off is one.
          const code = (error as { cause?: { code?: string } }).cause?.code
          if (code !== "ECONNREFUSED" && code !== "UND_ERR_SOCKET" && code !== "ECONNRESET") failed++
          refused++
          return
        }
      }
    }
    const writers = Promise.all(["a", "b", "c", "d"].map(writer))
    await pause(700)
    const begun = performance.now()
    running.child.kill("SIGTERM")
    assert.strictEqual(await running.ended, 0)
    assert.isBelow(performance.now() - begun, 10_000)
    going = false
    await writers
    assert.strictEqual(failed, 0)
    assert.isAtLeast(refused, 1)
    assert.isTrue(streamEnded)
    assert.isAbove(acknowledged.size, 10)
    const line = run(weir, ["verify"], { WEIR_DATA: join(folder, "work") })
    assert.strictEqual(await line.ended, 0, line.output())
    const again = await started("work")
    for (const id of acknowledged) assert.strictEqual((await fetch(`${again.url}/api/deals/${id}`, { headers })).status, 200)
    again.child.kill("SIGTERM")
    assert.strictEqual(await again.ended, 0)
  })

})

describe("an import", () => {
  test("killed in the middle, the same command goes on and nothing is lost or doubled", async () => {
    const rows = 2500
    const csv = ["id,title,stage,amount,owner,created", ...Array.from({ length: rows }, (_, i) => `D${i},Deal ${i},${i % 3 === 0 ? "Won" : "Offer"},${100 + i},Ada,2026-01-${String(1 + (i % 28)).padStart(2, "0")}`)].join("\n")
    writeFileSync(join(folder, "deals.csv"), csv)
    writeFileSync(join(folder, "map.json"), JSON.stringify({
      weir: "mapping", version: 1, name: "Deals",
      create: { pipelines: "error", stages: "error", owners: "create", sources: "error", companies: "error", contacts: "error", products: "error", lossReasons: "error" },
      kind: "deals",
      stages: [{ text: "Won", stage: "Won", kind: "won" }, { text: "Offer", stage: "Offer", kind: "open" }],
      columns: {
        externalId: { column: "id" }, title: { column: "title" }, stage: { column: "stage" },
        amount: { column: "amount", number: { decimal: ".", grouping: "none" } }, currency: { constant: "EUR" },
        owner: { column: "owner" }, createdAt: { column: "created", date: "yyyy-mm-dd" }, whenNotClosed: { policy: "created" }
      }
    }))
    const data = { WEIR_DATA: join(folder, "imports") }
    const server = await started("imports", ["--empty"])
    await setUp(server.url)
    server.child.kill("SIGTERM")
    assert.strictEqual(await server.ended, 0)
    const plan = run(weir, ["import", "deals.csv", "--mapping", "map.json", "--dry-run"], data)
    const code = await plan.ended
    assert.strictEqual(code, 0, plan.output())
    assert.include(plan.output(), `would create ${rows}`)
    const first = run(weir, ["import", "deals.csv", "--mapping", "map.json"], data)
    for (let i = 0; i < 600 && !/\d+ of 2500 rows/.test(first.output()); i++) await pause(20)
    await pause(200)
    first.child.kill("SIGKILL")
    await first.ended
    assert.notInclude(first.output(), "2500 rows = ")
    const second = run(weir, ["import", "deals.csv", "--mapping", "map.json"], data)
    assert.strictEqual(await second.ended, 0, second.output())
    assert.match(second.output(), /Going on with the import of deals.csv after row [1-9]\d* of 2500/)
    assert.include(second.output(), "2500 rows = 2500 created + 0 updated + 0 skipped + 0 failed")
    const third = run(weir, ["import", "deals.csv", "--mapping", "map.json"], data)
    assert.strictEqual(await third.ended, 0, third.output())
    assert.include(third.output(), "2500 rows = 0 created + 0 updated + 2500 skipped + 0 failed")
    const checked = run(weir, ["verify"], data)
    assert.strictEqual(await checked.ended, 0, checked.output())
    const reading = run(weir, ["reading", "won-deals", "--period", "2026-01-01..2026-01-31", "--json"], data)
    assert.strictEqual(await reading.ended, 0)
    assert.strictEqual(JSON.parse(reading.output()).reading.now.deals, Math.ceil(rows / 3))
  })
})

describe("the command line", () => {
  test("teaches itself, and tells what it did not understand from what it could not do", async () => {
    const [help, unknown, nothing] = [run(weir, ["--help"], {}), run(weir, ["fly"], {}), run(weir, ["verify"], { WEIR_DATA: join(folder, "nowhere") })]
    assert.strictEqual(await help.ended, 0)
    for (const word of ["import FILE", "reading METRIC", "verify", "rebuild", "--dry-run"]) assert.include(help.output(), word)
    assert.deepStrictEqual([await unknown.ended, unknown.output().split("\n")[0]], [2, 'there is no command "fly"'])
    assert.strictEqual(await nothing.ended, 1)
    assert.include(nothing.output(), "There is no data")
  })
})
