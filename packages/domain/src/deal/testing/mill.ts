/** Whose deal is decided on in tests? A mill in two pipelines, with the people, lists and rates around it. */
import { defaultSettings } from "../../workspace/Workspace.ts"
import { Result } from "effect"
import type { EntryKind } from "../../catalogue/Catalogue.ts"
import {
  DealId,
  LossReasonId,
  PipelineId,
  SourceId,
  StageId,
  UserId,
  WorkspaceId
} from "../../identity/Id.ts"
import * as Currency from "../../money/Currency.ts"
import type { Pipeline, StageKind } from "../../pipeline/Pipeline.ts"
import * as Instant from "../../time/Instant.ts"
import * as LocalDate from "../../time/LocalDate.ts"
import * as Zone from "../../time/Zone.ts"
import type { User } from "../../user/User.ts"
import type { Deal } from "../Deal.ts"
import type { DealCommand } from "../DealCommand.ts"
import { decide } from "../DealDecision.ts"
import type { Surroundings } from "../Surroundings.ts"
import { evolve } from "../evolve.ts"

export const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`
export const stageId = (n: number) => StageId.make(uuid(n))
export const stage = (n: number, name: string, kind: StageKind, archived = false) => ({
  id: stageId(n),
  name,
  kind,
  color: "#5a48d6",
  archived
})
export const sales: Pipeline = {
  id: PipelineId.make(uuid(1)),
  name: "Sales",
  lossReasonRequired: true,
  isDefault: true,
  version: 1,
  stages: [
    stage(10, "Incoming", "incoming"),
    stage(11, "New", "open"),
    stage(12, "Offer", "open"),
    stage(13, "Old offer", "open", true),
    stage(14, "Won", "won"),
    stage(15, "Lost", "lost"),
    stage(16, "Not now", "lost")
  ]
}
export const partners: Pipeline = {
  id: PipelineId.make(uuid(2)),
  name: "Partners",
  lossReasonRequired: false,
  isDefault: false,
  version: 1,
  stages: [stage(20, "First", "open"), stage(21, "Signed", "won"), stage(22, "Gone", "lost")]
}
export const [incoming, fresh, offer, archived, won, lost, notNow] = sales.stages.map((s) => s.id) as [
  StageId,
  StageId,
  StageId,
  StageId,
  StageId,
  StageId,
  StageId
]
const person = (n: number, name: string, disabled = false): User => ({
  id: UserId.make(uuid(n)),
  name,
  email: null,
  role: "manager",
  sees: "all",
  disabled,
  version: 1
})
export const ann = person(30, "Ann"),
  bob = person(31, "Bob"),
  gone = person(32, "Gone", true)
export const price = LossReasonId.make(uuid(40)),
  silence = LossReasonId.make(uuid(41)),
  web = SourceId.make(uuid(42))
export const known: ReadonlyMap<string, EntryKind> = new Map<string, EntryKind>([
  [price, "lossReason"],
  [silence, "lossReason"],
  [web, "source"]
])
export const eur = (amount: number) => ({ amount, currency: Currency.make("EUR") })
export const usd = (amount: number) => ({ amount, currency: Currency.make("USD") })

export const around: Surroundings = {
  workspace: {
    id: WorkspaceId.make(uuid(9)),
    name: "Test",
    zone: Zone.make("Europe/Berlin"),
    settings: defaultSettings,
    weekStart: 1,
    baseCurrency: Currency.make("EUR"),
    demo: false,
    version: 1,
    rates: [
      { currency: Currency.make("USD"), validFrom: LocalDate.make("2024-05-01"), rate: "0.9" },
      { currency: Currency.make("USD"), validFrom: LocalDate.make("2024-06-01"), rate: "0.95" }
    ]
  },
  pipeline: (id) => [sales, partners].find((p) => p.id === id),
  user: (id) => [ann, bob, gone].find((u) => u.id === id),
  knows: (kind, id) => known.get(id) === kind
}

export const dealId = DealId.make(uuid(100))
export const base: Extract<DealCommand, { _tag: "CreateDeal" }> = {
  _tag: "CreateDeal",
  dealId,
  externalId: null,
  title: "Mill",
  companyId: null,
  contactId: null,
  productId: null,
  fields: {},
  pipelineId: sales.id,
  stageId: fresh,
  budget: null,
  ownerId: ann.id,
  sourceId: null,
  lossReasonId: null
}
export const created = (change: Partial<typeof base> = {}): DealCommand => ({ ...base, ...change })
export const day = (n: number) => Instant.make(Instant.iso("2024-05-10T10:00:00Z") + n * 86_400_000)

/** The deal after these commands, one a day. */
export const after = (...commands: ReadonlyArray<DealCommand>): Deal => {
  let deal: Deal | null = null
  for (const [i, command] of commands.entries()) {
    for (const fact of Result.getOrThrow(decide(deal, command, day(i), around)))
      deal = evolve(deal, fact, day(i))
  }
  if (deal === null) throw new Error("nothing happened")
  return deal
}
export const facts = (deal: Deal | null, command: DealCommand, at = day(20)) =>
  Result.getOrThrow(decide(deal, command, at, around))
export const refusal = (deal: Deal | null, command: DealCommand, at = day(20)) => {
  const decided = decide(deal, command, at, around)
  if (Result.isSuccess(decided)) throw new Error(`was not refused: ${JSON.stringify(decided.success)}`)
  const { message: _, stack: __, name, ...said } = { ...decided.failure } as Record<string, unknown>
  return name === undefined || name === said["_tag"] ? said : { ...said, name }
}
export const move = (
  to: StageId,
  change: Partial<Extract<DealCommand, { _tag: "MoveDeal" }>> = {}
): DealCommand => ({
  _tag: "MoveDeal",
  dealId,
  pipelineId: sales.id,
  stageId: to,
  lossReasonId: null,
  ...change
})
export const lose: DealCommand = { _tag: "LoseDeal", dealId, stageId: null, lossReasonId: price }
export const win: DealCommand = { _tag: "WinDeal", dealId }
export const erase: DealCommand = { _tag: "DeleteDeal", dealId }
export const knownStages = sales.stages.filter((s) => !s.archived).map(({ id, name }) => ({ id, name }))
