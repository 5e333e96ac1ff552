// What does a month of sales read, played in memory with nothing around it?
import { DealId, PipelineId, StageId, UserId } from "@weir/domain/identity/Id"
import { percentText } from "@weir/domain/metrics/Ratio"
import { iso } from "@weir/domain/time/Instant"
import { bare, open } from "@weir/domain/workbook/Workbook"

const id = () => crypto.randomUUID()
const on = (day: string) => iso(`2026-${day}T09:00:00Z`)
const [userId, pipelineId, color] = [UserId.make(id()), PipelineId.make(id()), "#5a48d6"]
const kinds = { Offer: "open", Talks: "open", Won: "won", Lost: "lost" } as const
const stages = Object.entries(kinds).map(([name, kind]) => ({ id: StageId.make(id()), name, kind, color }))
const [offer, talks] = stages.map((stage) => stage.id)
const [mill, dam, lock] = [1, 2, 3].map(() => DealId.make(id()))

const book = open({ zone: "Europe/Lisbon", currency: "EUR", at: on("01-01") })
book.ask({ _tag: "AddUser", userId, name: "Ann", email: null, role: "admin" }, on("01-01"))
book.ask({ _tag: "AddPipeline", pipelineId, name: "Sales", stages, lossReasonRequired: false }, on("01-01"))
const deal = { ...bare, title: "A deal", pipelineId, stageId: offer, ownerId: userId }
for (const dealId of [mill, dam, lock]) book.ask({ _tag: "CreateDeal", ...deal, dealId }, on("02-10"))
book.ask({ _tag: "MoveDeal", dealId: mill, pipelineId, stageId: talks, lossReasonId: null }, on("03-05"))
book.ask({ _tag: "WinDeal", dealId: dam }, on("03-10"))
book.ask({ _tag: "LoseDeal", dealId: lock, stageId: null, lossReasonId: null }, on("03-12"))

const march = { period: { kind: "month" }, now: on("03-20") } as const
for (const { name, net } of book.read("dealDynamics", march).stages) console.log(`${name}: ${net.deals}`)
console.log(`Win rate: ${percentText(book.read("successRate", march).now)}`)
