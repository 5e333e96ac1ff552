/** How are deals found, made and changed? */
import { Deal, Fields } from "@weir/domain/deal/Deal"
import {
  CompanyId,
  ContactId,
  DealId,
  LossReasonId,
  PipelineId,
  ProductId,
  SourceId,
  StageId,
  UserId
} from "@weir/domain/identity/Id"
import { maxRows, ProductRow } from "@weir/domain/deal/productRows"
import { Event } from "@weir/domain/log/Event"
import { Budget } from "@weir/domain/money/Budget"
import { Name, text } from "@weir/domain/text/Text"
import { InstantFromIso } from "@weir/domain/time/Instant"
import { LocalDate } from "@weir/domain/time/LocalDate"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema } from "effect/http-api"
import { asks, SignedIn } from "./Permission.ts"
import { problems } from "./Problem.ts"
import { cursor, limit } from "./Question.ts"
import { changeHeaders, writeHeaders } from "./Write.ts"

const optional = Schema.optionalKey
const NameOrNone = Schema.NullOr(Schema.String)

/** A deal with the names of its client and product; people, stages and lists are named by the workspace. */
export const DealView = Schema.Struct({
  ...Deal.fields,
  names: Schema.Struct({ company: NameOrNone, contact: NameOrNone, product: NameOrNone })
}).annotate({ identifier: "Deal" })
export type DealView = typeof DealView.Type

export const DealList = Schema.Struct({
  items: Schema.Array(DealView),
  /** How many match in all. */
  total: Schema.Int,
  /** Goes into `after` for the next page; null at the end. */
  next: Schema.NullOr(Schema.String)
}).annotate({ identifier: "DealList" })
export type DealList = typeof DealList.Type

/** Conditions hold together; values given several times are alternatives. */
export const dealFilter = {
  pipeline: optional(PipelineId),
  stage: optional(Schema.Array(StageId)),
  owner: optional(Schema.Array(UserId)),
  source: optional(Schema.Array(SourceId)),
  /** `active` is open or incoming. Without a status all that are not deleted are listed. */
  status: optional(Schema.Literals(["active", "won", "lost", "deleted"])),
  /** Part of the title or of the external id. */
  q: optional(Schema.String.check(Schema.isMaxLength(200)))
}

export const DealSort = Schema.Literals(["created", "changed", "entered", "title", "amount"])

/** Left out: the default pipeline, its first open stage, the caller as owner, nothing else. */
export const NewDeal = Schema.Struct({
  id: optional(DealId),
  externalId: optional(Schema.NullOr(text(200))),
  title: Name,
  pipelineId: optional(PipelineId),
  stageId: optional(StageId),
  budget: optional(Schema.NullOr(Budget)),
  ownerId: optional(UserId),
  sourceId: optional(Schema.NullOr(SourceId)),
  companyId: optional(Schema.NullOr(CompanyId)),
  contactId: optional(Schema.NullOr(ContactId)),
  productId: optional(Schema.NullOr(ProductId)),
  fields: optional(Fields),
  /** For a deal that is created as lost. */
  lossReasonId: optional(Schema.NullOr(LossReasonId)),
  /** When it was created; now when left out. */
  at: optional(InstantFromIso)
})
export type NewDeal = typeof NewDeal.Type

/** What is left out stays as it is. */
export const DealChange = Schema.Struct({
  title: optional(Name),
  budget: optional(Schema.NullOr(Budget)),
  ownerId: optional(UserId),
  sourceId: optional(Schema.NullOr(SourceId)),
  companyId: optional(Schema.NullOr(CompanyId)),
  contactId: optional(Schema.NullOr(ContactId)),
  productId: optional(Schema.NullOr(ProductId)),
  /** Replaces all free fields. */
  fields: optional(Fields),
  at: optional(InstantFromIso)
})
export type DealChange = typeof DealChange.Type

/** What becomes of the open tasks of a deal that this closes; they stay when left out. */
const tasks = optional(Schema.Literals(["keep", "complete", "delete"]))

/** To any stage of any pipeline; the deal's own pipeline when left out. */
export const Move = Schema.Struct({
  tasks,
  pipelineId: optional(PipelineId),
  stageId: StageId,
  lossReasonId: optional(Schema.NullOr(LossReasonId)),
  at: optional(InstantFromIso)
})
export const Win = Schema.Struct({ tasks, at: optional(InstantFromIso) })
/** To the first lost stage of the pipeline unless one is named. */
export const Lose = Schema.Struct({
  tasks,
  stageId: optional(Schema.NullOr(StageId)),
  lossReasonId: optional(Schema.NullOr(LossReasonId)),
  at: optional(InstantFromIso)
})
export const Reopen = Schema.Struct({ stageId: StageId, at: optional(InstantFromIso) })
/** All rows at once; the budget follows them. Without rows the last budget stays, as one set by hand. */
export const Products = Schema.Struct({
  rows: Schema.Array(ProductRow).check(Schema.isMaxLength(maxRows)),
  at: optional(InstantFromIso)
})
/** The day on which it is expected to close. */
export const Plan = Schema.Struct({ closeOn: Schema.NullOr(LocalDate), at: optional(InstantFromIso) })
/** The deal that becomes a part of this one, with everything that is bound to it. */
export const Merge = Schema.Struct({ loserId: DealId, at: optional(InstantFromIso) })
/** An object with nothing in it. */
export const Nothing = Schema.Struct({})

/** With `ETag: "v<version>"`. */
export const Versioned = HttpApiSchema.WithHeaders(DealView, { etag: Schema.String })

const refusals = problems(400, 404, 409, 412, 422, 428)

const list = HttpApiEndpoint.get("list", "/deals", {
  query: {
    ...dealFilter,
    sort: optional(DealSort),
    order: optional(Schema.Literals(["asc", "desc"])),
    after: cursor,
    limit: limit(200)
  },
  success: DealList,
  error: problems(400)
}).annotateMerge(asks("read", "Find deals"))

const get = HttpApiEndpoint.get("get", "/deals/:id", {
  params: { id: DealId },
  success: Versioned,
  error: problems(400, 404)
}).annotateMerge(asks("read", "One deal"))

const history = HttpApiEndpoint.get("history", "/deals/:id/events", {
  params: { id: DealId },
  success: Schema.Struct({ items: Schema.Array(Event) }),
  error: problems(400, 404)
}).annotateMerge(asks("read", "What happened to a deal"))

const create = HttpApiEndpoint.post("create", "/deals", {
  headers: writeHeaders,
  payload: NewDeal,
  success: Versioned,
  error: refusals
}).annotateMerge(
  asks("work", "Create a deal", "Left out: the default pipeline, its first open stage, the caller as owner.")
)

const change = HttpApiEndpoint.patch("change", "/deals/:id", {
  params: { id: DealId },
  headers: changeHeaders,
  payload: DealChange,
  success: Versioned,
  error: refusals
}).annotateMerge(asks("work", "Change fields of a deal", "All of them in one transaction, or none."))

const step = <const Name extends string, Payload extends Schema.Top & { readonly sseMode?: never }>(
  name: Name,
  title: string,
  payload: Payload
) =>
  HttpApiEndpoint.post(name, `/deals/:id/${name}`, {
    params: { id: DealId },
    headers: changeHeaders,
    payload,
    success: Versioned,
    error: refusals
  }).annotateMerge(asks("work", title))

export class DealsGroup extends HttpApiGroup.make("deals")
  .add(
    list,
    get,
    history,
    create,
    change,
    step("move", "Move a deal to a stage", Move),
    step("win", "Win a deal", Win),
    step("lose", "Lose a deal", Lose),
    step("reopen", "Take a closed deal up again", Reopen),
    step("products", "Set the products of a deal", Products),
    step("plan", "Say when a deal is expected to close", Plan),
    step("merge", "Merge another deal into this one", Merge),
    step("unmerge", "Take a merged deal out again", Nothing),
    step("delete", "Delete a deal: it leaves every number", Nothing),
    step("restore", "Bring a deleted deal back", Nothing)
  )
  .middleware(SignedIn) {}
