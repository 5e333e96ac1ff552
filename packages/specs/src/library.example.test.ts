// How is the core used as a library? The README shows these lines.
import { readFileSync } from "node:fs"
import { DealId, PipelineId, StageId, UserId } from "@weir/domain/identity/Id"
import { make as currency } from "@weir/domain/money/Currency"
import type { StageKind } from "@weir/domain/pipeline/Pipeline"
import { iso } from "@weir/domain/time/Instant"
import { Result } from "effect"
import { assert, it } from "vitest"
import * as Workbook from "@weir/domain/workbook/Workbook"

it("moves a deal and reads the dynamics of the month", () => {
  const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`
  const stage = (n: number, name: string, kind: StageKind) => ({
    id: StageId.make(id(n)),
    name,
    kind,
    color: "#5a48d6"
  })
  const [ann, sales, mill] = [UserId.make(id(1)), PipelineId.make(id(2)), DealId.make(id(3))]
  const [offer, talks] = [stage(4, "Offer", "open"), stage(5, "Negotiation", "open")]
  const stages = [offer, talks, stage(6, "Won", "won"), stage(7, "Lost", "lost")]

  const founded = iso("2026-01-01T09:00:00Z")
  const book = Workbook.open({ zone: "Europe/Lisbon", currency: "EUR", at: founded })
  book.ask({ _tag: "AddUser", userId: ann, name: "Ann", email: null, role: "admin" }, founded)
  book.ask(
    { _tag: "AddPipeline", pipelineId: sales, name: "Sales", stages, lossReasonRequired: true },
    founded
  )
  const deal = { dealId: mill, title: "A new mill", budget: { amount: 150_000, currency: currency("EUR") } }
  const place = { pipelineId: sales, stageId: offer.id, ownerId: ann }
  book.ask({ _tag: "CreateDeal", ...Workbook.bare, ...deal, ...place }, iso("2026-02-10T09:00:00Z"))
  const on = { dealId: mill, lossReasonId: null }
  book.ask({ _tag: "MoveDeal", ...on, pipelineId: sales, stageId: talks.id }, iso("2026-03-05T10:00:00Z"))

  const dynamics = book.read("dealDynamics", { period: { kind: "month" }, now: iso("2026-03-20T12:00:00Z") })
  const net = dynamics.stages.map((s) => `${s.name} ${s.net.deals} deals, ${s.net.converted / 100} EUR`)
  assert.deepStrictEqual(net.slice(0, 2), ["Offer -1 deals, -1500 EUR", "Negotiation 1 deals, 1500 EUR"])

  const refused = book.ask({ _tag: "LoseDeal", ...on, stageId: null }, iso("2026-03-21T12:00:00Z"))
  assert.strictEqual(Result.isFailure(refused) && refused.failure._tag, "LossReasonRequired")
  const march = { period: { kind: "month" }, now: iso("2026-03-20T12:00:00Z") } as const
  assert.strictEqual(
    book.explain("dealDynamics", "new", { ...march, now: iso("2026-02-20T12:00:00Z") })?.total.deals,
    1
  )
  assert.isNull(book.explain("dealDynamics", "nothing", march))
  const again = book.ask(
    { _tag: "MoveDeal", ...on, pipelineId: sales, stageId: talks.id },
    iso("2026-03-22T10:00:00Z")
  )
  assert.deepStrictEqual(again, Result.succeed([]))
})

it("is what the README shows, line by line", () => {
  const own = readFileSync(new URL(import.meta.url), "utf8")
  const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8")
  const shown =
    /```ts\n([\s\S]*?)```/u
      .exec(readme)?.[1]
      ?.split("\n")
      .filter((line) => line.trim() !== "") ?? []
  assert.isAbove(shown.length, 15)
  for (const line of shown)
    assert.include(
      own.replace("@weir/domain/workbook/Workbook", "@weir/domain/workbook/Workbook"),
      line.trim()
    )
})
