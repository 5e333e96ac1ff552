/** How does a deal become a row, and a row a deal? */
import type { Deal } from "@weir/domain/deal/Deal"
import type { Budget } from "@weir/domain/money/Budget"
import { sql } from "kysely"
import { type Columns, nested, text, uuid, whole } from "../sql/insert.ts"
import { instant, instantOrNull, type StoredInteger, whole as wholeOf, wholeOrNull } from "./numbers.ts"

export const dealColumns: Columns<Deal> = {
  id: uuid((d) => d.id),
  external_id: text((d) => d.externalId),
  title: text((d) => d.title),
  folded_title: text((d) => d.title.toLowerCase()),
  folded_external_id: text((d) => (d.externalId ?? "").toLowerCase()),
  pipeline_id: uuid((d) => d.place.pipelineId),
  stage_id: uuid((d) => d.place.stageId),
  stage_kind: text((d) => d.place.kind),
  owner_id: uuid((d) => d.ownerId),
  source_id: uuid((d) => d.sourceId),
  amount: whole((d) => d.budget?.amount ?? null),
  currency: text((d) => d.budget?.currency ?? null),
  created_at: whole((d) => d.createdAt),
  changed_at: whole((d) => d.changedAt),
  entered_at: whole((d) => d.enteredAt),
  closed_at: whole((d) => d.closing?.at ?? null),
  deleted_at: whole((d) => d.deletedAt),
  version: whole((d) => d.version),
  rest: nested(({ birth, closing, companyId, contactId, fields, lastOpen, productId }): Rest => ({
    companyId,
    contactId,
    productId,
    fields,
    birth,
    closing,
    lastOpen
  }))
}

type Rest = Pick<Deal, "companyId" | "contactId" | "productId" | "fields" | "birth" | "closing" | "lastOpen">

export interface DealRow {
  readonly id: Deal["id"]
  readonly external_id: string | null
  readonly title: string
  readonly pipeline_id: Deal["place"]["pipelineId"]
  readonly stage_id: Deal["place"]["stageId"]
  readonly stage_kind: Deal["place"]["kind"]
  readonly owner_id: Deal["ownerId"]
  readonly source_id: Deal["sourceId"]
  readonly amount: StoredInteger | null
  readonly currency: Budget["currency"] | null
  readonly created_at: StoredInteger
  readonly changed_at: StoredInteger
  readonly entered_at: StoredInteger
  readonly deleted_at: StoredInteger | null
  readonly version: StoredInteger
  readonly rest: Rest
}

/** What to select for `dealOf`. */
export const dealSelection = sql.raw(
  `id, external_id, title, pipeline_id, stage_id, stage_kind, owner_id, source_id, amount, currency, created_at, changed_at, entered_at,
   deleted_at, version, rest`
)

export const dealOf = (row: DealRow): Deal => {
  const { birth, closing, companyId, contactId, fields, lastOpen, productId } = row.rest
  const amount = wholeOrNull(row.amount)
  return {
    id: row.id,
    externalId: row.external_id,
    title: row.title,
    companyId,
    contactId,
    productId,
    fields,
    place: { pipelineId: row.pipeline_id, stageId: row.stage_id, kind: row.stage_kind },
    enteredAt: instant(row.entered_at),
    budget: amount === null ? null : { amount, currency: row.currency! },
    ownerId: row.owner_id,
    sourceId: row.source_id,
    createdAt: instant(row.created_at),
    birth,
    closing,
    lastOpen,
    changedAt: instant(row.changed_at),
    deletedAt: instantOrNull(row.deleted_at),
    version: wholeOf(row.version)
  }
}
