/** How do records become rows, and rows records? What they are found by follows from their state alone. */
import type { Binding } from "@weir/domain/record/Binding"
import { type Placed, ties } from "@weir/domain/record/Family"
import { familyOf, type RecordKind, type StateOf } from "@weir/domain/record/families"
import type { Whole } from "@weir/domain/record/Whole"
import { sql } from "kysely"
import { type Columns, flag, nested, text, uuid, whole } from "../sql/insert.ts"

/** A record with where it is found. */
export interface Found {
  readonly record: StateOf
  readonly placed: Placed
}

export const foundOf = (record: StateOf): Found => ({ record, placed: familyOf(record.kind).placed(record) })

export const recordColumns: Columns<Found> = {
  id: uuid(({ record }) => record.id),
  kind: text(({ record }) => record.kind),
  owner_id: uuid(({ placed }) => placed.ownerId),
  key: text(({ placed }) => placed.key),
  at: whole(({ placed }) => placed.at),
  open: flag(({ placed }) => placed.open),
  deleted_at: whole(({ record }) => record.deletedAt),
  version: whole(({ record }) => record.version),
  body: nested(({ record }) => record)
}

/** What a record is bound to, or a part of. */
export interface Bound {
  readonly record: StateOf
  readonly to: Binding | Whole
}

export const boundOf = ({ placed, record }: Found): ReadonlyArray<Bound> =>
  ties(placed).map((to) => ({ record, to }))

export interface RecordRow {
  readonly id: string
  readonly kind: RecordKind
  readonly body: StateOf
}

/** What to select for `recordOf`. */
export const recordSelection = sql.raw("id, kind, body")

export const recordOf = ({ body }: RecordRow): StateOf => body
