// Does a move show at once, and give way when the server does not agree?
import { createPinia, setActivePinia } from "pinia"
import { afterEach, assert, beforeEach, describe, it } from "vitest"
import type { DealFacts } from "../api/types.ts"
import { noFilter } from "./noFilter.ts"
import { useDeals } from "./store.ts"

const deal = (version: number, stageId: string) =>
  ({
    id: "d1",
    title: "Foss Brewing",
    version,
    place: { pipelineId: "p", stageId, kind: "open" }
  }) as unknown as DealFacts
const answer = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status })

describe("a move in the list", () => {
  const original = globalThis.fetch
  let answers: Array<(url: string, init: RequestInit) => Response | Promise<Response>> = []
  const asked: Array<{ url: string; init: RequestInit }> = []

  beforeEach(async () => {
    setActivePinia(createPinia())
    asked.length = 0
    globalThis.fetch = (async (url: string, init: RequestInit) => {
      asked.push({ url, init })
      return answers.shift()!(url, init)
    }) as typeof fetch
    answers = [() => answer({ items: [deal(1, "a")], total: 1, next: null })]
    await useDeals().load(noFilter)
  })
  afterEach(() => {
    globalThis.fetch = original
  })

  const stage = () => useDeals().items?.[0]?.place.stageId

  it("is shown before the server answers, and names the version it was made against", async () => {
    let reply: (response: Response) => void = () => undefined
    answers = [() => new Promise((resolve) => (reply = resolve))]
    const moving = useDeals().move(deal(1, "a"), { pipelineId: "p", stageId: "b" }, "open")
    assert.strictEqual(stage(), "b")
    reply(answer(deal(2, "b")))
    assert.strictEqual((await moving).kind, "moved")
    const headers = asked.at(-1)!.init.headers as Headers
    assert.strictEqual(headers.get("if-match"), '"v1"')
    assert.match(headers.get("idempotency-key") ?? "", /^[0-9a-f-]{36}$/u)
  })

  it("goes back when it is refused", async () => {
    answers = [() => answer({ type: "/problems/LossReasonNeeded", detail: "a reason is needed" }, 409)]
    const outcome = await useDeals().move(deal(1, "a"), { pipelineId: "p", stageId: "lost" }, "lost")
    assert.strictEqual(outcome.kind, "refused")
    assert.strictEqual(stage(), "a")
  })

  it("gives way to the newest version when someone was faster", async () => {
    answers = [() => answer({ type: "/problems/StaleVersion" }, 412), () => answer(deal(7, "c"))]
    const outcome = await useDeals().move(deal(1, "a"), { pipelineId: "p", stageId: "b" }, "open")
    assert.deepEqual(outcome.kind === "conflict" && [outcome.seen, outcome.now?.version], [1, 7])
    assert.strictEqual(stage(), "c")
  })
})
