// Does the server, as a process of its own, come up, refuse a second one, drain when told to stop, and survive being killed?
import { request } from "node:http"
import { afterAll, assert, beforeAll, describe, test, vi } from "vitest"
import { main, pause, setUp, visit, weir, workshop } from "../testing/processes.ts"

// Processes of their own take their time to come up on a machine with other work.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })

const { clear, inFolder, run, started } = workshop()
afterAll(clear)

describe("the first start", () => {
  test("brings a company, says how to sign in, and the second start finds the same data", async () => {
    const first = await started(inFolder("demo"))
    const [, email, secret] = /Sign in as admin +(\S+) +password: (.+)/.exec(first.output()) ?? []
    const headers = await visit(first.url, email!, secret!)
    const before = await (await fetch(`${first.url}/api/events?limit=5`, { headers })).text()
    first.child.kill("SIGTERM")
    assert.strictEqual(await first.ended, 0)
    const second = await started({ ...inFolder("demo"), METRICS_PORT: "0" })
    assert.strictEqual(await (await fetch(`${second.url}/api/events?limit=5`, { headers })).text(), before)
    // Before anybody has asked for a number, what numbers are answered from is held.
    const figures = /Figures and health: (\S+)/.exec(second.output())?.[1] ?? ""
    const isHeld = async () => /^weir_held_ledgers 1$/m.test(await (await fetch(figures)).text())
    while (!(await isHeld())) await pause(50)
    second.child.kill("SIGTERM")
    assert.strictEqual(await second.ended, 0)
  })

  test("says which setting is wrong", async () => {
    const wrong = run(main, [], { ...inFolder("never"), PORT: "http" })
    assert.strictEqual(await wrong.ended, 1)
    assert.include(wrong.output(), 'PORT must be a whole number from 0 to 65535, not "http"')
  })
})

describe("a server at work", () => {
  let running: Awaited<ReturnType<typeof started>>
  let headers: Record<string, string>
  beforeAll(async () => {
    running = await started(inFolder("work"), ["--empty"])
    assert.strictEqual((await setUp(running.url)).status, 200)
    headers = await visit(running.url, "ada@north.example")
  })

  test("takes the first set-up only", async () => {
    assert.deepStrictEqual(await (await fetch(`${running.url}/api/setup`)).json(), { needed: false })
    const again = await setUp(running.url, "evil")
    assert.strictEqual(again.status, 409)
  })

  test("keeps its folder and its port to itself", async () => {
    const other = run(main, [], { ...inFolder("work"), PORT: "0" })
    assert.strictEqual(await other.ended, 1)
    assert.match(other.output(), new RegExp(`is in use by process ${running.child.pid}`))
    const line = run(weir, ["verify"], inFolder("work"))
    assert.strictEqual(await line.ended, 1)
    assert.include(line.output(), "is in use by process")
    const port = new URL(running.url).port
    const taken = run(main, [], { ...inFolder("other"), PORT: port })
    assert.strictEqual(await taken.ended, 1)
    assert.include(taken.output(), `Port ${port} is taken`)
    assert.notInclude(taken.output(), "moves in")
  })

  test("told to stop under load, it answers what it took, ends streams, and leaves a folder that opens with everything acknowledged", async () => {
    let streamEnded = false
    request(`${running.url}/api/live`, { headers: { cookie: headers["cookie"]! } }, (answer) => {
      answer.resume()
      answer.on("close", () => (streamEnded = true))
    })
      .on("error", () => (streamEnded = true))
      .end()
    await pause(300)
    const acknowledged = new Set<string>()
    let failed = 0,
      refused = 0
    const writer = async (name: string) => {
      for (let i = 0; ; i++) {
        try {
          const response = await fetch(`${running.url}/api/deals`, {
            method: "POST",
            headers,
            body: JSON.stringify({ title: `${name} ${i}` })
          })
          if (response.status !== 200) failed++
          else acknowledged.add(((await response.json()) as { id: string }).id)
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
    await writers
    assert.strictEqual(failed, 0)
    assert.isAtLeast(refused, 1)
    assert.isTrue(streamEnded)
    assert.isAbove(acknowledged.size, 10)
    const line = run(weir, ["verify"], inFolder("work"))
    assert.strictEqual(await line.ended, 0, line.output())
    const again = await started(inFolder("work"))
    for (const id of acknowledged)
      assert.strictEqual((await fetch(`${again.url}/api/deals/${id}`, { headers })).status, 200)
    again.child.kill("SIGTERM")
    assert.strictEqual(await again.ended, 0)
  })
})

describe("the command line", () => {
  test("teaches itself, and tells what it did not understand from what it could not do", async () => {
    const [help, unknown, nothing] = [
      run(weir, ["--help"], {}),
      run(weir, ["fly"], {}),
      run(weir, ["verify"], inFolder("nowhere"))
    ]
    assert.strictEqual(await help.ended, 0)
    for (const word of ["import FILE", "reading METRIC", "verify", "rebuild", "--dry-run"])
      assert.include(help.output(), word)
    assert.deepStrictEqual(
      [await unknown.ended, unknown.output().split("\n")[0]],
      [2, 'there is no command "fly"']
    )
    assert.strictEqual(await nothing.ended, 1)
    assert.include(nothing.output(), "There is no data")
  })
})
