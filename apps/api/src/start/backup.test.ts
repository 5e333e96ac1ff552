// Does a backup taken on the command line bring everything back, in another folder and to those who sign in?
import { readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, assert, describe, test, vi } from "vitest"
import { visit, weir, workshop } from "../testing/processes.ts"

// Processes of their own take their time to come up on a machine with other work.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })

const { clear, folder, inFolder, run, started } = workshop()
afterAll(clear)

describe("a backup", () => {
  test("taken on the command line comes back in another folder, and is refused where there is something", async () => {
    const first = await started(inFolder("work"))
    const [, email, secret] = /Sign in as admin +(\S+) +password: (.+)/.exec(first.output()) ?? []
    first.child.kill("SIGTERM")
    assert.strictEqual(await first.ended, 0)
    const file = join(folder, "work.backup.gz")
    const taken = run(weir, ["backup", file], inFolder("work"))
    assert.strictEqual(await taken.ended, 0, taken.output())
    assert.strictEqual(statSync(file).mode & 0o777, 0o600)
    const twice = run(weir, ["backup", file], inFolder("work"))
    assert.strictEqual(await twice.ended, 1)
    assert.include(twice.output(), "there is a file of that name already")

    const back = run(weir, ["restore", file], inFolder("back"))
    assert.strictEqual(await back.ended, 0, back.output())
    assert.match(back.output(), /rows were put back[^]*0 differences/u)
    const again = run(weir, ["restore", file], inFolder("back"))
    assert.strictEqual(await again.ended, 1)
    assert.include(again.output(), "empty one")
    const verified = run(weir, ["verify"], inFolder("back"))
    assert.strictEqual(await verified.ended, 0, verified.output())
    const [, head = ""] = /The head of the log is ([0-9a-f]{64})$/mu.exec(verified.output()) ?? []
    const before = run(weir, ["verify", "--head", head], inFolder("work"))
    assert.strictEqual(await before.ended, 0, before.output())
    const strange = run(weir, ["verify", "--head", "a".repeat(64)], inFolder("work"))
    assert.strictEqual(await strange.ended, 1)
    assert.match(strange.output(), /no event up to it has the link a{64}[^]*a backup is/u)
    const server = await started(inFolder("back"))
    const who = await visit(server.url, email!, secret!)
    const { items } = (await (await fetch(`${server.url}/api/deals`, { headers: who })).json()) as {
      items: ReadonlyArray<unknown>
    }
    assert.isAbove(items.length, 10)
    server.child.kill("SIGTERM")
    assert.strictEqual(await server.ended, 0)
  })

  test("that is cut short or is something else is refused in words", async () => {
    const bytes = readFileSync(join(folder, "work.backup.gz"))
    for (const [name, wrong] of [
      ["cut.gz", bytes.subarray(0, bytes.length / 2)],
      ["table.gz", Buffer.from("id,title\n1,Oak\n")]
    ] as const) {
      writeFileSync(join(folder, name), wrong)
      const refused = run(weir, ["restore", join(folder, name)], inFolder("refused"))
      assert.strictEqual(await refused.ended, 1)
      assert.include(refused.output(), `${name} is damaged, or no backup`)
    }
    const missing = run(weir, ["restore", join(folder, "none.gz")], inFolder("refused"))
    assert.strictEqual(await missing.ended, 1)
    assert.include(missing.output(), "there is no such file")
  })
})
