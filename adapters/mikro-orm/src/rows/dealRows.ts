/** How does a deal become a row, and a row a deal? */
import type { Deal } from "@weir/domain/deal/Deal"
import type { Budget } from "@weir/domain/money/Budget"
import { sql } from "kysely"
import { type Columns, nested, text, uuid, whole } from "../sql/insert.ts"
import type { LookUp } from "../sql/lookUp.ts"
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
  contact_id: uuid((d) => d.contactId),
  company_id: uuid((d) => d.companyId),
  rest: nested(restOf)
}

/** What has columns of its own: everything else of a deal is kept in `rest`. */
const inColumns = [
  "id",
  "externalId",
  "title",
  "place",
  "ownerId",
  "sourceId",
  "contactId",
  "companyId",
  "budget",
  "createdAt",
  "changedAt",
  "enteredAt",
  "deletedAt",
  "version"
] as const satisfies ReadonlyArray<keyof Deal>

type Rest = Omit<Deal, (typeof inColumns)[number]>

function restOf(deal: Deal): Rest {
  return Object.fromEntries(
    Object.entries(deal).filter(([name]) => !(inColumns as ReadonlyArray<string>).includes(name))
  ) as unknown as Rest
}

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
  readonly contact_id: Deal["contactId"]
  readonly company_id: Deal["companyId"]
  readonly rest: Rest
}

/** What to select for `dealOf`. */
export const dealSelection = sql.raw(
  `id, external_id, title, pipeline_id, stage_id, stage_kind, owner_id, source_id, amount, currency, created_at, changed_at, entered_at,
   deleted_at, version, contact_id, company_id, rest`
)

/** Deals by workspace and id. */
export const dealsById: LookUp<DealRow> = {
  key: ["uuid", "uuid"],
  rows: (asked) => sql`
    select asked.nth, ${dealSelection} from ${asked} join deal on workspace_id = asked.k0 and id = asked.k1`
}

export const dealOf = (row: DealRow): Deal => {
  const amount = wholeOrNull(row.amount)
  return {
    ...row.rest,
    id: row.id,
    externalId: row.external_id,
    title: row.title,
    companyId: row.company_id,
    contactId: row.contact_id,
    place: { pipelineId: row.pipeline_id, stageId: row.stage_id, kind: row.stage_kind },
    enteredAt: instant(row.entered_at),
    budget: amount === null ? null : { amount, currency: row.currency! },
    ownerId: row.owner_id,
    sourceId: row.source_id,
    createdAt: instant(row.created_at),
    changedAt: instant(row.changed_at),
    deletedAt: instantOrNull(row.deleted_at),
    version: wholeOf(row.version)
  }
}
