// What was known then, what is known now, and which entries are behind a number?
import { DealId, PipelineId, StageId, UserId } from "@weir/domain/identity/Id"
import { iso, toIso } from "@weir/domain/time/Instant"
import { bare, open } from "@weir/domain/workbook/Workbook"
import { Result } from "effect"

const id = () => crypto.randomUUID()
const on = (day: string) => iso(`2026-${day}T09:00:00Z`)
const [userId, pipelineId, dealId, color] = [
  UserId.make(id()),
  PipelineId.make(id()),
  DealId.make(id()),
  "#5a48d6"
]
const kinds = { Offer: "open", Won: "won", Lost: "lost" } as const
const stages = Object.entries(kinds).map(([name, kind]) => ({ id: StageId.make(id()), name, kind, color }))
const stageId = stages[0].id

// A deal is won on the 10th and goes back to Offer on the 15th.
const book = open({ zone: "Europe/Lisbon", currency: "EUR", at: on("01-01") })
book.ask({ _tag: "AddUser", userId, name: "Ann", email: null, role: "admin" }, on("01-01"))
book.ask({ _tag: "AddPipeline", pipelineId, name: "Sales", stages, lossReasonRequired: false }, on("01-01"))
const deal = { ...bare, dealId, title: "A mill", pipelineId, stageId, ownerId: userId }
book.ask({ _tag: "CreateDeal", ...deal }, on("03-04"))
book.ask({ _tag: "WinDeal", dealId }, on("03-10"))
book.ask({ _tag: "ReopenDeal", dealId, stageId }, on("03-15"))

// The same number twice: as it was known on the 12th, and as it is known on the 20th.
const now = { period: { kind: "month" }, now: on("03-20") } as const
const then = { ...now, asOf: on("03-12") }
console.log(`Won in March, as known on the 12th: ${book.read("wonDeals", then).now.deals}`)
console.log(`Won in March, as known on the 20th: ${book.read("wonDeals", now).now.deals}`)

// Every number opens into the entries that add up to it: the win, and what took it back.
const behind = book.explain("wonDeals", "now", now)
for (const { at, tally } of behind?.entries ?? []) console.log(`${toIso(at)}: ${tally[0]}`)

// What is not allowed is refused with the reason, and nothing is written.
const again = book.ask({ _tag: "ReopenDeal", dealId, stageId }, on("03-16"))
console.log(`A second reopening: ${Result.isFailure(again) ? again.failure._tag : "done"}`)
