// Which calls find, make and move deals?
import { request } from "./client.ts"
import type { DealFacts, DealPage } from "./types.ts"

export type DealSort = "created" | "changed" | "entered" | "title" | "amount"
export type DealStatus = "active" | "won" | "lost" | "deleted"

/** Empty text means: not restricted. */
export interface DealQuery {
  readonly pipeline: string
  readonly stage: string
  readonly owner: string
  readonly source: string
  readonly status: DealStatus | ""
  readonly q: string
  readonly sort: DealSort
  readonly order: "asc" | "desc"
}

export const readDeals = (
  query: DealQuery,
  after: string | undefined,
  signal?: AbortSignal
): Promise<DealPage> =>
  request<DealPage>("GET", "/deals", { query: { ...query, after, limit: 50 }, ...(signal ? { signal } : {}) })

/** The first deal of a pipeline in an order, and how many it has; deleted ones do not count. */
export const readDealEdge = (
  pipeline: string,
  sort: DealSort,
  order: "asc" | "desc",
  signal?: AbortSignal
): Promise<DealPage> =>
  request<DealPage>("GET", "/deals", {
    query: { pipeline, sort, order, limit: 1 },
    ...(signal ? { signal } : {})
  })

export const readDeal = (id: string): Promise<DealFacts> => request<DealFacts>("GET", `/deals/${id}`)

export interface DealMove {
  readonly pipelineId: string
  readonly stageId: string
  readonly lossReasonId?: string | null
}
export const moveDeal = (deal: DealFacts, move: DealMove): Promise<DealFacts> =>
  request<DealFacts>("POST", `/deals/${deal.id}/move`, { body: move, version: deal.version })

export interface DealDraft {
  readonly title: string
  readonly pipelineId: string
  readonly stageId: string
  readonly ownerId: string
  readonly sourceId: string | null
  readonly budget: { readonly amount: number; readonly currency: string } | null
}
/** `key` names the attempt, so that pressing twice makes one deal. */
export const createDeal = (draft: DealDraft, key: string): Promise<DealFacts> =>
  request<DealFacts>("POST", "/deals", { body: draft, key })
