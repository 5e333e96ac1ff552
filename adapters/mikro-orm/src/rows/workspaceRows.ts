/** How do workspaces, users, pipelines and catalogue entries become rows, and rows these? */
import { type Entry, folded } from "@weir/domain/catalogue/Catalogue"
import type { Pipeline } from "@weir/domain/pipeline/Pipeline"
import type { User } from "@weir/domain/user/User"
import { defaultSettings, type Workspace } from "@weir/domain/workspace/Workspace"
import { type Columns, flag, nested, text, uuid, whole } from "../sql/insert.ts"
import { type StoredInteger, whole as wholeOf } from "./numbers.ts"

export interface WorkspaceRow {
  readonly workspace_id: Workspace["id"]
  readonly name: string
  readonly zone: Workspace["zone"]
  readonly week_start: StoredInteger
  readonly base_currency: Workspace["baseCurrency"]
  readonly rates: Workspace["rates"]
  /** Rows written before a setting was there do not say it. */
  readonly settings: Partial<Workspace["settings"]>
  readonly demo: boolean
  readonly version: StoredInteger
}

export const workspaceOf = (row: WorkspaceRow): Workspace => ({
  id: row.workspace_id,
  name: row.name,
  zone: row.zone,
  weekStart: wholeOf(row.week_start) as Workspace["weekStart"],
  baseCurrency: row.base_currency,
  rates: row.rates,
  settings: { ...defaultSettings, ...row.settings },
  demo: row.demo,
  version: wholeOf(row.version)
})

export const userColumns: Columns<User> = {
  id: uuid((u) => u.id),
  name: text((u) => u.name),
  email: text((u) => u.email),
  role: text((u) => u.role),
  sees: text((u) => u.sees),
  disabled: flag((u) => u.disabled),
  version: whole((u) => u.version)
}

export const userOf = ({ disabled, email, id, name, role, sees, version }: User): User => ({
  id,
  name,
  email,
  role,
  sees,
  disabled,
  version
})

/** A record together with its place in the order of adding. */
export interface Added<A> {
  readonly record: A
  readonly added: number
}

export const pipelineColumns: Columns<Added<Pipeline>> = {
  id: uuid(({ record }) => record.id),
  name: text(({ record }) => record.name),
  stages: nested(({ record }) => record.stages),
  loss_reason_required: flag(({ record }) => record.lossReasonRequired),
  is_default: flag(({ record }) => record.isDefault),
  version: whole(({ record }) => record.version),
  added: whole(({ added }) => added)
}

export interface PipelineRow {
  readonly id: Pipeline["id"]
  readonly name: string
  readonly stages: Pipeline["stages"]
  readonly loss_reason_required: boolean
  readonly is_default: boolean
  readonly version: number
}

export const pipelineOf = (row: PipelineRow): Pipeline => ({
  id: row.id,
  name: row.name,
  stages: row.stages,
  lossReasonRequired: row.loss_reason_required,
  isDefault: row.is_default,
  version: row.version
})

export const catalogueColumns: Columns<Added<Entry>> = {
  id: text(({ record }) => record.id),
  kind: text(({ record }) => record.kind),
  name: text(({ record }) => record.name),
  folded: text(({ record }) => folded(record.name)),
  category: text(({ record }) => record.category),
  archived: flag(({ record }) => record.archived),
  version: whole(({ record }) => record.version),
  added: whole(({ added }) => added)
}

export interface CatalogueRow {
  readonly id: string
  readonly kind: Entry["kind"]
  readonly name: string
  readonly category: Entry["category"]
  readonly archived: boolean
  readonly version: StoredInteger
}

export const catalogueOf = (row: CatalogueRow): Entry => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  category: row.category,
  archived: row.archived,
  version: wholeOf(row.version)
})
