// What does a month of sales read, played in memory with nothing around it?
import { DealId, MessageId, PipelineId, StageId, TalkId, UserId } from "@weir/domain/identity/Id"
import { percentText, value } from "@weir/domain/metrics/Ratio"
import { iso } from "@weir/domain/time/Instant"
import { bare, open } from "@weir/domain/workbook/Workbook"

const id = () => crypto.randomUUID()
const on = (day: string, time = "09:00") => iso(`2026-${day}T${time}:00Z`)
const [userId, pipelineId, talkId] = [UserId.make(id()), PipelineId.make(id()), TalkId.make(id())]
const [mill, dam] = [DealId.make(id()), DealId.make(id())]
const kinds = Object.entries({ Offer: "open", Won: "won", Lost: "lost" } as const)
const stages = kinds.map(([name, kind]) => ({ id: StageId.make(id()), name, kind, color: "#5a48d6" }))

const book = open({ zone: "Europe/Lisbon", currency: "EUR", at: on("01-01") })
book.ask({ _tag: "AddUser", userId, name: "Ann", email: null, role: "admin" }, on("01-01"))
book.ask({ _tag: "AddPipeline", pipelineId, name: "Sales", stages, lossReasonRequired: false }, on("01-01"))

const deal = { ...bare, title: "A deal", pipelineId, stageId: stages[0].id, ownerId: userId }
for (const dealId of [mill, dam]) book.ask({ _tag: "CreateDeal", ...deal, dealId }, on("02-10"))
book.ask({ _tag: "WinDeal", dealId: mill }, on("03-10"))
book.ask({ _tag: "LoseDeal", dealId: dam, stageId: null, lossReasonId: null }, on("03-12"))

const chat = { channel: "whatsapp", provider: "any", externalId: "1", ownerId: userId, bindings: [] }
book.ask({ _tag: "OpenTalk", talkId, ...chat }, on("03-05"))
const message = () => ({ talkId, messageId: MessageId.make(id()), externalId: id(), failed: false })
book.ask({ _tag: "RecordMessage", ...message(), from: "client", userId: null }, on("03-05", "10:00"))
book.ask({ _tag: "RecordMessage", ...message(), from: "user", userId }, on("03-05", "10:12"))

const march = { period: { kind: "month" }, now: on("03-20") } as const
for (const { name, net } of book.read("dealDynamics", march).stages) console.log(`${name}: ${net.deals}`)
console.log(`Win rate: ${percentText(book.read("successRate", march).now)}`)
console.log(`Average response time: ${value(book.read("averageResponseTime", march).now.average)} ms`)
