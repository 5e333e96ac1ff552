// Does Weir run on a PostgreSQL server as it does on its own folder, with other writers beside it?
import { request } from "node:http"
import { startPostgres } from "@weir/house/postgres/startPostgres"
import { afterAll, assert, beforeAll, test, vi } from "vitest"
import { pause, setUp, visit, weir, workshop } from "../testing/processes.ts"

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })

const { clear, run, started } = workshop()
let postgres: Awaited<ReturnType<typeof startPostgres>>
beforeAll(async () => {
  postgres = await startPostgres({ fsync: false })
})
afterAll(async () => {
  clear()
  await postgres.stop()
})

test("two nodes serve one company: what one writes the other reads, and its dashboards hear of it", async () => {
  const server = { DATABASE_URL: postgres.url }
  const one = await started(server, ["--empty"])
  assert.include(one.output(), "on the PostgreSQL server")
  assert.notInclude(one.output(), postgres.url)
  assert.strictEqual((await setUp(one.url)).status, 200)
  const two = await started(server)
  const headers = await visit(one.url, "ada@north.example")
  let heard = ""
  request(`${two.url}/api/live?period=month`, { headers: { cookie: headers["cookie"]! } }, (answer) =>
    answer.on("data", (piece) => (heard += piece))
  ).end()
  for (let i = 0; i < 100 && !heard.includes("event: dashboard"); i++) await pause(50)
  heard = ""
  const made = await fetch(`${one.url}/api/deals`, {
    method: "POST",
    headers,
    body: JSON.stringify({ title: "Written elsewhere" })
  })
  const { id } = (await made.json()) as { id: string }
  const read = await fetch(`${two.url}/api/deals/${id}`, { headers })
  assert.strictEqual(((await read.json()) as { title: string }).title, "Written elsewhere")
  for (let i = 0; i < 100 && !heard.includes("event: dashboard"); i++) await pause(50)
  assert.include(heard, "event: dashboard")

  const moves = await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      fetch(`${i % 2 === 0 ? one.url : two.url}/api/deals/${id}/win`, {
        method: "POST",
        headers: { ...headers, "if-match": '"v1"', "idempotency-key": "win once" },
        body: "{}"
      })
    )
  )
  const answers = await Promise.all(moves.map((move) => move.text()))
  assert.deepStrictEqual(
    moves.map((move) => move.status),
    Array.from({ length: 8 }, () => 200),
    answers.join("\n")
  )
  assert.strictEqual(new Set(answers).size, 1)
  assert.strictEqual(
    (
      (await (await fetch(`${one.url}/api/deals/${id}/events`, { headers })).json()) as {
        items: Array<unknown>
      }
    ).items.length,
    2
  )

  const checked = run(weir, ["verify"], server)
  assert.strictEqual(await checked.ended, 0, checked.output())
  one.child.kill("SIGTERM")
  two.child.kill("SIGTERM")
  assert.deepStrictEqual(await Promise.all([one.ended, two.ended]), [0, 0])
})

test("a server that cannot be reached is told without its password", async () => {
  const wrong = run(weir, ["verify"], { DATABASE_URL: "postgres://weir:tops3cret@127.0.0.1:1/weir" })
  assert.strictEqual(await wrong.ended, 1)
  assert.include(wrong.output(), "nothing listens there")
  assert.notInclude(wrong.output(), "tops3cret")
})
