/** How are deals found? */
import { CursorUnknown, Deals, type DealsFilter, type DealsSort } from "@weir/application/ports/Deals"
import type { Holders } from "@weir/domain/access/Viewer"
import { DealNotFound } from "@weir/domain/deal/DealRefusal"
import type { DealId, WorkspaceId } from "@weir/domain/identity/Id"
import { isStorable } from "@weir/domain/text/Text"
import { Effect, Layer } from "effect"
import { type RawBuilder, sql } from "kysely"
import { Orm } from "./Orm.ts"
import { dealOf, type DealRow, dealsById, dealSelection } from "./rows/dealRows.ts"
import { type StoredInteger, whole } from "./rows/numbers.ts"
import { texts } from "./sql/arrays.ts"
import { containing } from "./sql/containing.ts"
import { decoded, encoded } from "./sql/cursor.ts"
import { pageOf } from "./sql/page.ts"
import { select } from "./sql/select.ts"

export const layer: Layer.Layer<Deals, never, Orm> = Layer.effect(
  Deals,
  Effect.gen(function* () {
    const orm = yield* Orm
    const deals = (condition: RawBuilder<unknown>) =>
      Effect.map(
        orm.read((db) => select(db, sql<DealRow>`select ${dealSelection} from deal where ${condition}`)),
        (rows) => rows.map(dealOf)
      )
    const some = (workspaceId: WorkspaceId, ids: ReadonlyArray<DealId>) =>
      Effect.map(
        orm.find(
          dealsById,
          ids.map((id) => [workspaceId, id])
        ),
        (rows) => rows.map(dealOf)
      )
    return Deals.of({
      get: Effect.fn("Deals.get")(function* (workspaceId, id) {
        const [deal] = yield* some(workspaceId, [id])
        return deal ?? (yield* new DealNotFound({ id }))
      }),
      some,
      byExternalIds: (workspaceId, ids) =>
        deals(
          sql`workspace_id = ${workspaceId} and external_id = any(${texts(ids.filter(isStorable))}::text[])`
        ),
      list: Effect.fn("Deals.list")(function* (
        workspaceId,
        { after, descending, filter, holders, limit, sort }
      ) {
        const cursor = after === null ? null : positionOf(after, sort, descending)
        if (after !== null && cursor === null) return yield* new CursorUnknown({ cursor: after })
        const column = sortColumns[sort]
        const direction = sql.raw(descending ? "desc" : "asc")
        const beyond =
          cursor === null
            ? sql``
            : sql`and (${column}, id) ${sql.raw(descending ? "<" : ">")} (${cursor.value}, ${cursor.id}::uuid)`
        const matching = matches(workspaceId, filter, holders)
        const { rows, total } = yield* orm.show((db) =>
          pageOf(
            { db, kind: orm.kind },
            {
              counted: sql`select count(*) as total from deal where ${matching}`,
              page: sql<ListedRow>`
                select ${dealSelection}, ${column} as position from deal where ${matching} ${beyond}
                order by ${column} ${direction}, id ${direction} limit ${limit + 1}`
            }
          )
        )
        const page = rows.slice(0, limit)
        const last = page.at(-1)
        const value = last === undefined || sort === "title" ? last?.position : whole(last.position)
        return {
          items: page.map(dealOf),
          total,
          next:
            last === undefined || rows.length <= limit ? null : encoded([sort, descending, value, last.id])
        }
      })
    })
  })
)

/** A deal with what it is sorted by. */
type ListedRow = DealRow & { readonly position: StoredInteger | string }

// Deals without a budget stand below those with any, a budget of 0 included.
const sortColumns: Readonly<Record<DealsSort, RawBuilder<unknown>>> = {
  created: sql`created_at`,
  changed: sql`changed_at`,
  entered: sql`entered_at`,
  title: sql`folded_title`,
  amount: sql`coalesce(amount, -1)`
}

/** The place a cursor of this very list stands for, or null. */
const positionOf = (
  cursor: string,
  sort: DealsSort,
  descending: boolean
): { readonly value: string | number; readonly id: string } | null => {
  const [ofSort, ofDirection, value, id] = decoded(cursor)
  if (ofSort !== sort || ofDirection !== descending) return null
  if (typeof id !== "string" || !/^[0-9a-f-]{36}$/.test(id)) return null
  if (sort === "title") return typeof value === "string" && isStorable(value) ? { value, id } : null
  return Number.isSafeInteger(value) ? { value: value as number, id } : null
}

const statuses: Readonly<Record<NonNullable<DealsFilter["status"]>, RawBuilder<unknown>>> = {
  active: sql`deleted_at is null and stage_kind in ('open', 'incoming')`,
  won: sql`deleted_at is null and stage_kind = 'won'`,
  lost: sql`deleted_at is null and stage_kind = 'lost'`,
  deleted: sql`deleted_at is not null`
}

const matches = (
  workspaceId: WorkspaceId,
  { companyIds, contactIds, ownerIds, pipelineId, sourceIds, stageIds, status, text }: DealsFilter,
  holders: Holders
): RawBuilder<unknown> => {
  const conditions = [
    sql`workspace_id = ${workspaceId}`,
    status === undefined ? sql`deleted_at is null` : statuses[status]
  ]
  if (pipelineId !== undefined) conditions.push(sql`pipeline_id = ${pipelineId}`)
  if (stageIds !== undefined) conditions.push(sql`stage_id = any(${texts(stageIds)}::uuid[])`)
  if (ownerIds !== undefined) conditions.push(sql`owner_id = any(${texts(ownerIds)}::uuid[])`)
  if (sourceIds !== undefined) conditions.push(sql`source_id = any(${texts(sourceIds)}::uuid[])`)
  if (contactIds !== undefined || companyIds !== undefined) {
    conditions.push(
      sql`(contact_id = any(${texts(contactIds ?? [])}::uuid[]) or company_id = any(${texts(companyIds ?? [])}::uuid[]))`
    )
  }
  if (holders !== null) conditions.push(sql`owner_id = any(${texts(holders)}::uuid[])`)
  if (text !== undefined) {
    const part = containing(text.toLowerCase())
    conditions.push(
      isStorable(text) ? sql`(folded_title like ${part} or folded_external_id like ${part})` : sql`false`
    )
  }
  return sql.join(conditions, sql` and `)
}
