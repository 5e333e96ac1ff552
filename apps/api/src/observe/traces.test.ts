// Is a request found in its trace, down to what it wrote, by the id that its answer and its log line have?
import { createServer, type Server } from "node:http"
import { once } from "node:events"
import type { AddressInfo } from "node:net"
import { gunzipSync } from "node:zlib"
import { afterAll, assert, beforeAll, test, vi } from "vitest"
import { company, type Visitor } from "../testing/serving.ts"
import { watched, type Watched } from "../testing/watched.ts"

vi.setConfig({ testTimeout: 60_000 })

interface Span {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly attributes: ReadonlyArray<{ readonly key: string; readonly value: Record<string, unknown> }>
}

/** Somebody who takes what is sent to be collected. */
const collector = async () => {
  const got: Record<string, Array<string>> = {}
  const server: Server = createServer(async (request, response) => {
    const pieces: Array<Buffer> = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const bytes = Buffer.concat(pieces)
    const text = (request.headers["content-encoding"] === "gzip" ? gunzipSync(bytes) : bytes).toString()
    ;(got[request.url ?? ""] ??= []).push(text)
    response.end("{}")
  }).listen(0, "127.0.0.1")
  await once(server, "listening")
  const spans = (): ReadonlyArray<Span> =>
    (got["/v1/traces"] ?? []).flatMap((text) =>
      JSON.parse(text).resourceSpans.flatMap((r: any) => r.scopeSpans.flatMap((s: any) => s.spans))
    )
  const text = () => Object.values(got).flat().join("\n")
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, spans, text, got, server }
}

let collected: Awaited<ReturnType<typeof collector>>
let served: Watched
let ada: Visitor
beforeAll(async () => {
  collected = await collector()
  served = await watched({
    OTEL_EXPORTER_OTLP_ENDPOINT: collected.url,
    OTEL_BSP_SCHEDULE_DELAY: "100",
    OTEL_METRIC_EXPORT_INTERVAL: "100"
  })
  ada = await served.signIn((await company(served, "north")).email)
})
afterAll(async () => {
  collected.server.close()
})

const until = async (what: () => boolean) => {
  for (let i = 0; i < 100 && !what(); i++) await new Promise((resolve) => setTimeout(resolve, 50))
  assert.isTrue(what(), "waited in vain")
}

const of = (span: Span, key: string): unknown =>
  Object.values(span.attributes.find((one) => one.key === key)?.value ?? {})[0]

test("a change is traced from its request through the use case to the commit, a question to its reading", async () => {
  const answer = await served.call("POST", "/api/deals", { as: ada, json: { title: "Oak tables" } })
  assert.strictEqual(answer.status, 200)
  const id = answer.headers.get("x-request-id") ?? ""
  const [line] = served.lines(id)
  const read = await served.call("GET", "/api/dashboard?period=month", { as: ada })
  assert.strictEqual(read.status, 200, read.text)
  const readId = read.headers.get("x-request-id") ?? ""
  await until(() => collected.spans().some((span) => of(span, "weir.request.id") === readId))
  const spans = collected.spans()
  const namesIn = (requestId: string) => {
    const root = spans.find((span) => of(span, "weir.request.id") === requestId)
    return spans.filter(({ traceId }) => traceId === root?.traceId).map(({ name }) => name)
  }
  const root = spans.find((span) => of(span, "weir.request.id") === id)
  assert.strictEqual(root?.name, "POST /api/deals")
  assert.strictEqual(root?.traceId, line?.["traceId"])
  assert.strictEqual(of(root!, "http.route"), "/api/deals")
  const inTrace = spans.filter(({ traceId }) => traceId === root?.traceId)
  const commit = inTrace.find(({ name }) => name === "Journal.commit")
  const way: Array<string> = []
  for (
    let span = commit;
    span !== undefined;
    span = inTrace.find(({ spanId }) => spanId === span?.parentSpanId)
  )
    way.push(span.name)
  assert.deepStrictEqual(way.at(-1), "POST /api/deals")
  assert.includeMembers(way, ["Journal.commit", "record", "changeDeal"])
  assert.includeMembers(namesIn(readId), ["GET /api/dashboard", "readings"])
})

test("figures are sent, too", async () => {
  await until(() =>
    (collected.got["/v1/metrics"] ?? []).some((text) => text.includes("weir_http_requests_total"))
  )
  assert.include(collected.text(), '"weir"')
})

test("what is asked every few seconds, and streams that live for hours, are not traced", async () => {
  await served.call("GET", "/api/health")
  await served.call("GET", "/api/ready")
  const { headers } = await served.call("GET", "/api/setup")
  await until(() =>
    collected.spans().some((span) => of(span, "weir.request.id") === headers.get("x-request-id"))
  )
  assert.isFalse(collected.spans().some(({ name }) => /health|ready|live/.test(name)))
})

test("a collector that is gone holds up nobody, and stopping but a few seconds", async () => {
  const lost = await watched({
    OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:1",
    OTEL_BSP_SCHEDULE_DELAY: "50"
  })
  for (let i = 0; i < 20; i++) assert.strictEqual((await lost.call("GET", "/api/setup")).status, 200)
  await lost.stop()
  await served.stop()
})
