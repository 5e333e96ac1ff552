// Is a request found again in the log and the figures, and nothing in either of what people typed?
import { afterAll, assert, beforeAll, test, vi } from "vitest"
import { watched, type Watched } from "../testing/watched.ts"

vi.setConfig({ testTimeout: 60_000 })

let served: Watched
beforeAll(async () => {
  served = await watched()
})
afterAll(() => served.stop())

test("the id in an answer is that of its line in the log, with the route and no address of anything", async () => {
  const answer = await served.call("GET", "/api/deals/0190a000-0000-7000-8000-000000000001?sort=created")
  const id = answer.headers.get("x-request-id") ?? ""
  assert.strictEqual(answer.body.requestId, id)
  const [line, ...more] = served.lines(id)
  assert.deepStrictEqual(more, [])
  assert.include(line, { message: "request", method: "GET", route: "/api/deals/:id", status: 401 })
  assert.include(line, { refusal: "NotSignedIn", level: "info" })
  assert.notInclude(JSON.stringify(line), "0190a000")
  assert.notInclude(JSON.stringify(line), "127.0.0.1")
})

test("the figures are those of the requests that were made", async () => {
  const labels = ['route="/api/setup"', 'method="GET"', 'status="200"']
  const before = await served.figure("weir_http_requests_total", ...labels)
  const all = await served.figure("weir_http_requests_total")
  for (let i = 0; i < 7; i++) await served.call("GET", "/api/setup")
  for (let i = 0; i < 3; i++) await served.call("GET", `/api/nothing-${i}`)
  await served.call("DELETE", "/api/setup")
  assert.strictEqual((await served.figure("weir_http_requests_total", ...labels)) - before, 7)
  assert.strictEqual((await served.figure("weir_http_requests_total")) - all, 11)
  assert.strictEqual(await served.figure("weir_http_requests_total", 'route="/api/*"', 'status="404"'), 3)
  assert.strictEqual(await served.figure("weir_http_requests_total", 'status="405"'), 1)
  assert.strictEqual(await served.figure("weir_http_refusals_total", 'refusal="MethodNotAllowed"'), 1)
  assert.strictEqual(
    await served.figure("weir_http_request_duration_seconds_count"),
    await served.figure("weir_http_requests_total")
  )
})

test("a request that is no method we know, or of a thousand addresses, makes no new figures", async () => {
  const series = async () =>
    (await (await served.look("/metrics")).text())
      .split("\n")
      .filter((line) => line.startsWith("weir_http_requests")).length
  await served.call("GET", "/nowhere/0")
  await served.call("PROPFIND", "/nowhere/0")
  const before = await series()
  for (let i = 0; i < 50; i++) await served.call("GET", `/nowhere/${i}`)
  await served.call("MKCOL", "/nowhere/1")
  assert.strictEqual(await series(), before)
})

test("the watch's door shows figures, health and readiness, and nothing else", async () => {
  const metrics = await served.look("/metrics")
  assert.include(metrics.headers.get("content-type") ?? "", "text/plain; version=0.0.4")
  const text = await metrics.text()
  for (const name of ["process_resident_memory_bytes", "weir_event_loop_delay_seconds", "weir_build_info"])
    assert.match(text, new RegExp(`^# HELP ${name} .+\\n# TYPE ${name} gauge\\n${name}`, "m"))
  assert.deepStrictEqual(await (await served.look("/health")).json(), { status: "alive" })
  assert.strictEqual((await served.look("/ready")).status, 200)
  for (const path of ["/", "/api/session", "/metrics/x"])
    assert.strictEqual((await served.look(path)).status, 404)
  // The world's door shows none of it.
  assert.notInclude((await served.call("GET", "/metrics")).text, "process_resident")
})
