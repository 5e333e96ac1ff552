/** Finding, making and changing deals. */
import { mayReadDeal } from "@weir/application/access/readable"
import type { Seen } from "@weir/application/change/once"
import { changeDeal } from "@weir/application/deal/changeDeal"
import type { OpenTasks } from "@weir/application/deal/openTasks"
import { uuid } from "@weir/application/Ids"
import { Deals } from "@weir/application/ports/Deals"
import { Directory } from "@weir/application/ports/Directory"
import { EventLog } from "@weir/application/ports/EventLog"
import { StaleVersion } from "@weir/application/ports/Journal"
import { Api } from "@weir/contract/Api"
import { DealView } from "@weir/contract/Deals"
import { SignedInUser } from "@weir/contract/Permission"
import { versionTag } from "@weir/contract/Write"
import { Deal } from "@weir/domain/deal/Deal"
import type { DealCommand, MergeCommand } from "@weir/domain/deal/DealCommand"
import { DealNotFound } from "@weir/domain/deal/DealRefusal"
import { type CommandKey, DealId, type PipelineId } from "@weir/domain/identity/Id"
import { firstOf } from "@weir/domain/pipeline/Pipeline"
import { PipelineNotFound } from "@weir/domain/pipeline/PipelineDecision"
import type { Instant } from "@weir/domain/time/Instant"
import { Effect, Schema } from "effect"
import { HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import { who } from "../auth/who.ts"
import { type Key, keyOfRequest } from "../http/Once.ts"
import { onlyShown } from "../http/onlyShown.ts"
import { answering } from "../http/problem.ts"
import { versionOf } from "../http/version.ts"
import type { Services } from "../Services.ts"
import { commandsOf } from "./dealChange.ts"
import { type Names, nameTheSame, namesOf, viewOf, viewsOf } from "./dealViews.ts"
import { answeredBefore, carriedOut, newlyDone } from "./repeats.ts"

const Kept = Schema.fromJsonString(Deal)
const encodeView = Schema.encodeSync(DealView)

/** The answer that shows a deal, with its version as `ETag`. */
const shown = Effect.fn("shown")(function* (deal: Deal, names?: Names) {
  const view = viewOf(deal, names ?? (yield* namesOf([deal])))
  return HttpServerResponse.jsonUnsafe(encodeView(view), { headers: { etag: versionTag(deal.version) } })
})

/** A deal, deleted or not; one that the caller may not read is not there. */
const readableDeal = Effect.fn("readableDeal")(function* (id: DealId) {
  const asking = yield* who
  const deal = yield* (yield* Deals).get(asking.workspaceId, id)
  return mayReadDeal(asking, deal) ? deal : yield* new DealNotFound({ id })
})

interface Commands {
  readonly first: DealCommand | MergeCommand
  readonly also?: ReadonlyArray<DealCommand>
  readonly tasks?: OpenTasks | undefined
}

/** Changes a deal of which the caller knows the version, and shows it. What it names is looked up while it is written. */
const changed = Effect.fn("changed")(function* (
  { also, first, tasks }: Commands,
  seen: Seen,
  once: Key | undefined,
  at: Instant | undefined
) {
  const work = changeDeal(yield* who, first, {
    seen,
    expectedVersion: seen.deal.version,
    ...(at === undefined ? {} : { at }),
    ...(once === undefined ? {} : { once }),
    ...(also === undefined ? {} : { also }),
    ...(tasks === undefined ? {} : { tasks })
  })
  const [after, names] = yield* Effect.all([newlyDone(once, Kept, work), namesOf([seen.deal])], {
    concurrency: 2
  })
  return yield* nameTheSame(seen.deal, after) ? shown(after, names) : shown(after)
})

export const dealsGroup = HttpApiBuilder.group(
  Api,
  "deals",
  Effect.fn(function* (handlers) {
    const services = yield* Effect.context<Services>()
    const answer = <A, E, R>(work: Effect.Effect<A, E, R>) => Effect.provideContext(answering(work), services)

    interface Change {
      readonly params: { readonly id: DealId }
      readonly headers: { readonly "idempotency-key"?: CommandKey; readonly "if-match"?: string }
      readonly payload: { readonly at?: Instant }
    }
    const step = (change: Change, command: (deal: Deal) => Commands | null) =>
      answer(
        Effect.gen(function* () {
          const expectedVersion = yield* versionOf(change.headers["if-match"])
          const once = yield* keyOfRequest(change.headers["idempotency-key"])
          const { workspaceId } = yield* SignedInUser
          const [before, found, directory] = yield* Effect.all(
            [
              answeredBefore(once, Kept),
              Effect.result(readableDeal(change.params.id)),
              (yield* Directory).get(workspaceId)
            ],
            { concurrency: 3 }
          )
          if (before !== null) return yield* shown(before)
          const deal = yield* Effect.fromResult(found)
          if (deal.version !== expectedVersion) {
            const first = yield* answeredBefore(once, Kept)
            if (first !== null) return yield* shown(first)
            return yield* new StaleVersion({
              kind: "deal",
              id: deal.id,
              expected: expectedVersion,
              actual: deal.version
            })
          }
          const commands = command(deal)
          if (commands === null) return yield* shown(deal)
          return yield* changed(commands, { deal, directory }, once, change.payload.at)
        })
      )

    return handlers.handleAll({
      list: ({ query }) =>
        answer(
          onlyShown(
            Effect.gen(function* () {
              const { holders = null, workspaceId } = yield* who
              const { after, limit, order, owner, pipeline, q, sort, source, stage, status } = query
              const page = yield* (yield* Deals).list(workspaceId, {
                holders,
                filter: {
                  ...(pipeline === undefined ? {} : { pipelineId: pipeline }),
                  ...(stage === undefined ? {} : { stageIds: stage }),
                  ...(owner === undefined ? {} : { ownerIds: owner }),
                  ...(source === undefined ? {} : { sourceIds: source }),
                  ...(status === undefined ? {} : { status }),
                  ...(q === undefined || q === "" ? {} : { text: q })
                },
                sort: sort ?? "changed",
                descending: (order ?? (sort === "title" ? "asc" : "desc")) === "desc",
                after: after ?? null,
                limit: limit ?? 50
              })
              return { items: yield* viewsOf(page.items), total: page.total, next: page.next }
            })
          )
        ),
      get: ({ params }) =>
        answer(
          Effect.gen(function* () {
            return yield* shown(yield* readableDeal(params.id))
          })
        ),
      history: ({ params }) =>
        answer(
          Effect.gen(function* () {
            const { workspaceId } = yield* who
            yield* readableDeal(params.id)
            return { items: yield* (yield* EventLog).about(workspaceId, "deal", params.id) }
          })
        ),
      create: ({ headers, payload }) =>
        answer(
          Effect.gen(function* () {
            const { userId, workspaceId } = yield* SignedInUser
            const { pipelines } = yield* (yield* Directory).get(workspaceId)
            const wanted = payload.pipelineId ?? pipelines.find((p) => p.isDefault)?.id ?? pipelines[0]?.id
            const pipeline = pipelines.find((p) => p.id === wanted)
            const stageId =
              payload.stageId ?? (pipeline === undefined ? undefined : firstOf(pipeline, "open")?.id)
            if (pipeline === undefined || stageId === undefined)
              return yield* new PipelineNotFound({ id: wanted as PipelineId })
            const dealId = payload.id ?? DealId.make(yield* uuid)
            const first: DealCommand = {
              _tag: "CreateDeal",
              dealId,
              externalId: payload.externalId ?? null,
              title: payload.title,
              pipelineId: pipeline.id,
              stageId,
              budget: payload.budget ?? null,
              ownerId: payload.ownerId ?? userId,
              sourceId: payload.sourceId ?? null,
              companyId: payload.companyId ?? null,
              contactId: payload.contactId ?? null,
              productId: payload.productId ?? null,
              fields: payload.fields ?? {},
              lossReasonId: payload.lossReasonId ?? null
            }
            const once = yield* keyOfRequest(headers["idempotency-key"])
            const { at } = payload
            const work = changeDeal(yield* who, first, {
              ...(at === undefined ? {} : { at }),
              ...(once === undefined ? {} : { once })
            })
            return yield* shown(yield* carriedOut(once, Kept, work))
          })
        ),
      change: (request) => step(request, (deal) => commandsOf(deal, request.payload)),
      move: (request) =>
        step(request, (deal) => {
          const { lossReasonId = null, pipelineId = deal.place.pipelineId, stageId, tasks } = request.payload
          return { first: { _tag: "MoveDeal", dealId: deal.id, pipelineId, stageId, lossReasonId }, tasks }
        }),
      win: (request) =>
        step(request, (deal) => ({
          first: { _tag: "WinDeal", dealId: deal.id },
          tasks: request.payload.tasks
        })),
      lose: (request) =>
        step(request, (deal) => {
          const { lossReasonId = null, stageId = null, tasks } = request.payload
          return { first: { _tag: "LoseDeal", dealId: deal.id, stageId, lossReasonId }, tasks }
        }),
      reopen: (request) =>
        step(request, (deal) => ({
          first: { _tag: "ReopenDeal", dealId: deal.id, stageId: request.payload.stageId }
        })),
      products: (request) =>
        step(request, (deal) => ({
          first: { _tag: "SetProducts", dealId: deal.id, rows: request.payload.rows }
        })),
      plan: (request) =>
        step(request, (deal) => ({
          first: { _tag: "PlanClose", dealId: deal.id, to: request.payload.closeOn }
        })),
      merge: (request) =>
        step(request, (deal) => ({
          first: { _tag: "MergeDeals", dealId: deal.id, loserId: request.payload.loserId }
        })),
      unmerge: (request) =>
        step({ ...request, payload: {} }, (deal) => ({ first: { _tag: "UnmergeDeal", dealId: deal.id } })),
      delete: (request) =>
        step({ ...request, payload: {} }, (deal) => ({ first: { _tag: "DeleteDeal", dealId: deal.id } })),
      restore: (request) =>
        step({ ...request, payload: {} }, (deal) => ({ first: { _tag: "RestoreDeal", dealId: deal.id } }))
    })
  })
)
