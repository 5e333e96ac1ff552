// Can the trial of memory be run, and does it tell what it found? The hour itself is for a quiet machine.
import { join } from "node:path"
import { afterAll, assert, test, vi } from "vitest"
import { workshop } from "../testing/processes.ts"

vi.setConfig({ testTimeout: 240_000 })

const { clear, inFolder, run, started } = workshop()
afterAll(clear)

const trial = join(import.meta.dirname, "../../measure/memory.ts")

test("a server is asked all sorts of things, answers each, and its memory is told", async () => {
  const server = await started({ ...inFolder("memory"), METRICS_PORT: "0", LOG_LEVEL: "warn" }, ["--empty"])
  const door = /Figures and health: (\S+)\/metrics/.exec(server.output())?.[1] ?? ""
  const told = run(trial, [server.url, door, "0.3"], {})
  await told.ended
  const said = /measured 0\.3 min: (\d+) MiB .+, (\d+) MiB .+; (.+)/.exec(told.output())
  assert.isNotNull(said, told.output())
  const [, early, late, asked] = said!
  assert.match(asked ?? "", /[1-9]\d* reads, [1-9]\d* refused, [1-9]\d* changes, [1-9]\d* streams, 0 failed/)
  // Eighteen seconds prove no five per cent; they would show a server that keeps what it is sent.
  assert.isBelow(Number(late), 1.5 * Number(early))
  server.child.kill("SIGTERM")
  assert.strictEqual(await server.ended, 0)
})
