/** How does one deal go? From enquiry to win or loss, with the detours that real deals take. */
import {
  DealId,
  type LossReasonId,
  ROBOT,
  type StageId,
  type UserId,
  CompanyId,
  ContactId,
  ProductId
} from "@weir/domain/identity/Id"
import type { Budget } from "@weir/domain/money/Budget"
import * as Currency from "@weir/domain/money/Currency"
import type { Zone } from "@weir/domain/time/Zone"
import type { Instant } from "@weir/domain/time/Instant"
import type { Company, PlannedPipeline, Source } from "./company.ts"
import type { Client } from "./names.ts"
import type { Random } from "./Random.ts"
import type { Order, Step } from "./Recorder.ts"
import { laterBy } from "./rhythm.ts"

export interface Setting {
  readonly random: Random
  readonly zone: Zone
  readonly company: Company
  /** Somebody who takes on a deal at that time. */
  readonly seller: (at: Instant) => UserId
}

/** All steps of one deal that begins at `start`, in order; the caller cuts them off at the present. */
export const dealStory = (setting: Setting, start: Instant): ReadonlyArray<Step> => {
  const { company, random } = setting
  if (random.chance(0.13))
    return worked(setting, opening(setting, start, company.partners, partnerSource(setting)))
  const source = random.weighted(company.sources.map((s) => [s, s.weight] as const))
  const opened = opening(setting, start, company.direct, source)
  return opened.waits ? enquired(setting, opened) : worked(setting, opened)
}

/** A deal that has just begun, and what is known of it. */
export interface Opened {
  readonly steps: ReadonlyArray<Step>
  readonly dealId: DealId
  readonly pipeline: PlannedPipeline
  readonly at: Instant
  readonly owner: UserId
  readonly budget: Budget | null
  readonly worth: Budget
  /** Nobody's yet: it stands in the incoming stage with the robot. */
  readonly waits: boolean
  /** Position among the open stages; -1 while it waits, and their number once it is won. */
  readonly position: number
}

/** The first step of a deal: its client where needed, and itself. */
export const opening = (
  { company, random, seller }: Setting,
  at: Instant,
  pipeline: PlannedPipeline,
  source: Source
): Opened => {
  const client = random.weighted(company.clients.map((c) => [c, c.weight] as const))
  const contact = random.pick(client.contacts)
  const product = random.weighted(company.products.map((p) => [p, p.weight] as const))
  const pieces = Math.max(1, Math.round(product.pieces * random.spread(0.55)))
  const worth = {
    amount: wholeTens(product.price * pieces * random.spread(0.18) * (perEuro[client.currency] ?? 1)),
    currency: Currency.make(client.currency)
  }
  const waits = source.incoming && pipeline === company.direct
  const walkIn = !waits && random.chance(0.04)
  const position = waits ? -1 : walkIn ? openOf(pipeline).length : random.chance(0.12) ? 1 : 0
  const stage = waits
    ? pipeline.stages[0]
    : walkIn
      ? pipeline.stages.find((s) => s.kind === "won")
      : openOf(pipeline)[position]
  if (stage === undefined) throw new Error(`${pipeline.name} has no stage to begin in`)
  const budget = walkIn || random.chance(waits ? 0.45 : 0.84) ? worth : null
  const owner = waits ? ROBOT : seller(at)
  const dealId = DealId.make(random.uuid())
  const title = pieces > 1 ? `${pieces} × ${product.name}` : product.name
  const step: Step = {
    at,
    by: owner,
    cause: waits ? "automation" : "user",
    orders: [
      ...introduced(client, contact),
      {
        _tag: "CreateDeal",
        dealId,
        externalId: null,
        title,
        companyId: CompanyId.make(client.id),
        contactId: ContactId.make(contact.id),
        productId: ProductId.make(product.id),
        fields: {},
        pipelineId: pipeline.id,
        stageId: stage.id,
        budget,
        ownerId: owner,
        sourceId: source.id,
        lossReasonId: null
      }
    ]
  }
  return { steps: [step], dealId, pipeline, at, owner, budget, worth, waits, position }
}

/** Taken on by a seller: the deal gets an owner and enters work. */
export const acceptance = (
  dealId: DealId,
  pipeline: PlannedPipeline,
  at: Instant,
  owner: UserId,
  stageId: StageId
): Step => ({
  at,
  by: owner,
  cause: "user",
  orders: [
    { _tag: "ChangeOwner", dealId, to: owner },
    { _tag: "MoveDeal", dealId, pipelineId: pipeline.id, stageId, lossReasonId: null }
  ]
})

const enquired = (setting: Setting, opened: Opened): ReadonlyArray<Step> => {
  const { company, random, seller, zone } = setting
  const at = laterBy(random, zone, opened.at, 0.05 + 0.35 * random.spread(0.9))
  const owner = seller(at)
  if (random.chance(0.1)) {
    const lossReasonId = random.pick(company.reasons).id
    return [
      ...opened.steps,
      {
        at,
        by: owner,
        cause: "user",
        orders: [{ _tag: "LoseDeal", dealId: opened.dealId, stageId: null, lossReasonId }]
      }
    ]
  }
  const position = random.chance(0.1) ? 1 : 0
  const stage = openOf(opened.pipeline)[position]
  if (stage === undefined) return opened.steps
  return worked(setting, {
    ...opened,
    steps: [...opened.steps, acceptance(opened.dealId, opened.pipeline, at, owner, stage.id)],
    at,
    owner,
    waits: false,
    position
  })
}

const worked = (setting: Setting, opened: Opened): ReadonlyArray<Step> => {
  const { company, random, seller, zone } = setting
  const { dealId, pipeline } = opened
  const open = openOf(pipeline)
  const steps: Array<Step> = [...opened.steps]
  let { at, budget, owner, position } = opened
  const pace = random.spread(0.45)
  const act = (orders: ReadonlyArray<Order>, cause: Step["cause"] = "user") =>
    steps.push({ at, by: owner, cause, orders })
  const wait = (days: number) => (at = laterBy(random, zone, at, Math.max(0.02, days * random.spread(0.5))))
  const setBudget = (to: Budget) => {
    budget = to
    act([{ _tag: "ChangeBudget", dealId, to }])
  }
  const goTo = (next: number) => {
    position = next
    const stage = open[next]
    if (stage !== undefined)
      act([{ _tag: "MoveDeal", dealId, pipelineId: pipeline.id, stageId: stage.id, lossReasonId: null }])
  }
  const lose = () => {
    const lossReasonId: LossReasonId | null =
      pipeline.lossReasonRequired || random.chance(0.6)
        ? random.weighted(company.reasons.map((r) => [r.id, r.weight] as const))
        : null
    act([{ _tag: "LoseDeal", dealId, stageId: null, lossReasonId }])
  }
  // Which stage the deal is given up in; beyond the last one it is won.
  const wins = random.chance(0.45)
  const end = wins
    ? open.length
    : random.weighted(open.map((_, i) => [Math.max(i, position), 5 - i] as const))
  const forgotten = random.chance(0.035)
  if (random.chance(0.018) && position < open.length) {
    wait(0.4)
    act([{ _tag: "DeleteDeal", dealId }])
    if (random.chance(0.3)) {
      wait(0.1)
      act([{ _tag: "RestoreDeal", dealId }])
    } else return steps
  }
  if (random.chance(0.03)) {
    wait(0.3)
    act([{ _tag: "ChangeSource", dealId, to: random.pick(company.sources).id }])
  }
  while (position < open.length) {
    wait((pipeline.days[position] ?? 5) * pace)
    if (budget === null && random.chance(0.55)) setBudget(opened.worth)
    else if (budget !== null && random.chance(0.2))
      setBudget({ ...budget, amount: wholeTens((budget.amount / 100) * random.spread(0.2)) })
    if (random.chance(0.035)) {
      const next = seller(at)
      act([{ _tag: "ChangeOwner", dealId, to: next }])
      owner = next
    }
    if (forgotten && random.chance(0.4)) return steps
    if (position === end) {
      lose()
      break
    }
    if (position > 0 && random.chance(0.07)) goTo(position - 1)
    else {
      const next = position + (random.chance(0.13) ? 2 : 1)
      if (next >= open.length && wins) {
        act([{ _tag: "WinDeal", dealId }])
        position = open.length
      } else goTo(Math.min(next, end, open.length - 1))
    }
  }
  // Some are taken up again: a few for good, most only to end as before.
  if (random.chance(position === open.length ? 0.025 : 0.05)) {
    wait(9)
    const stage = random.pick(open.slice(1))
    act([{ _tag: "ReopenDeal", dealId, stageId: stage.id }])
    wait(8)
    if (random.chance(0.4)) act([{ _tag: "WinDeal", dealId }])
    else lose()
  }
  return steps
}

export const openOf = (pipeline: PlannedPipeline) => pipeline.stages.filter((s) => s.kind === "open")

const partnerSource = ({ company, random }: Setting): Source =>
  random.weighted(
    company.sources.map(
      (s) =>
        [s, s.category === "api" ? 10 : s.category === "manual" || s.category === "other" ? 4 : 0] as const
    )
  )

const introduced = (client: Client, contact: Client["contacts"][number]): ReadonlyArray<Order> => [
  { _tag: "AddEntry", id: client.id, kind: "company", name: client.name, category: null },
  { _tag: "AddEntry", id: contact.id, kind: "contact", name: contact.name, category: null }
]

// Clients abroad pay in their own money, and a real costs less than a euro.
const perEuro: Readonly<Record<string, number>> = { BRL: 6, USD: 1.1, GBP: 0.86 }

/** Minor units of an amount, in whole tens as offers are written. */
export const wholeTens = (amount: number): number => Math.max(1, Math.round(amount / 10)) * 1000
