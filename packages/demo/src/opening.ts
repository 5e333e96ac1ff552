/** How does a deal begin? As an enquiry that waits with the robot, as a seller's own find, or as a sale over the counter. */
import {
  CompanyId,
  ContactId,
  DealId,
  ProductId,
  ROBOT,
  type StageId,
  type UserId
} from "@weir/domain/identity/Id"
import type { Budget } from "@weir/domain/money/Budget"
import * as Currency from "@weir/domain/money/Currency"
import type { Instant } from "@weir/domain/time/Instant"
import type { Zone } from "@weir/domain/time/Zone"
import type { Company, PlannedPipeline, Source } from "./company.ts"
import type { Client } from "./names.ts"
import type { Random } from "./Random.ts"
import type { Order, Step } from "./Recorder.ts"

export interface Setting {
  readonly random: Random
  readonly zone: Zone
  readonly company: Company
  /** Somebody who takes on a deal at that time. */
  readonly seller: (at: Instant) => UserId
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

export const openOf = (pipeline: PlannedPipeline) => pipeline.stages.filter((s) => s.kind === "open")

const introduced = (client: Client, contact: Client["contacts"][number]): ReadonlyArray<Order> => [
  { _tag: "AddEntry", id: client.id, kind: "company", name: client.name, category: null },
  { _tag: "AddEntry", id: contact.id, kind: "contact", name: contact.name, category: null },
  { _tag: "LinkClient", clientId: contact.id, of: "contact", to: CompanyId.make(client.id) },
  { _tag: "AddressClient", clientId: contact.id, of: "contact", to: addressesOf(contact) }
]

/** How somebody is reached: always the same, since it is made of who they are. */
const addressesOf = ({ id, name }: Client["contacts"][number]) => {
  const digits = String(Number.parseInt(id.slice(0, 8), 16) % 100_000_000).padStart(8, "0")
  const plain = name
    .normalize("NFD")
    .replace(/[^a-zA-Z ]/g, "")
    .trim()
    .toLowerCase()
    .replaceAll(/ +/g, ".")
  return { phones: [`+3519${digits}`], emails: [`${plain === "" ? digits : plain}@mail.example`] }
}

// Clients abroad pay in their own money, and a real costs less than a euro.
const perEuro: Readonly<Record<string, number>> = { BRL: 6, USD: 1.1, GBP: 0.86 }

/** Minor units of an amount, in whole tens as offers are written. */
export const wholeTens = (amount: number): number => Math.max(1, Math.round(amount / 10)) * 1000
