// Which deals are listed, and how does a move show before the server has agreed?
import { noFilter } from "./noFilter.ts"
import { defineStore } from "pinia"
import { ref, shallowRef } from "vue"
import {
  createDeal,
  type DealDraft,
  type DealMove,
  type DealQuery,
  moveDeal,
  readDeal,
  readDeals
} from "../api/deals.ts"
import { ApiError } from "../api/problem.ts"
import { liveUrl } from "../api/readings.ts"
import type { ChangeWire, DealFacts } from "../api/types.ts"
import { openLive } from "../live/LiveStream.ts"

export type MoveOutcome =
  | { readonly kind: "moved"; readonly deal: DealFacts }
  /** Someone was faster: `seen` is the version the move was made against, `now` the deal as it is. */
  | { readonly kind: "conflict"; readonly seen: number; readonly now: DealFacts | undefined }
  | { readonly kind: "refused"; readonly error: ApiError }

export const toApiError = (cause: unknown): ApiError =>
  cause instanceof ApiError ? cause : new ApiError(0, "Unknown", String(cause), [], {})

export const useDeals = defineStore("deals", () => {
  const query = ref<DealQuery>(noFilter)
  const items = shallowRef<ReadonlyArray<DealFacts>>()
  const total = ref(0)
  const next = ref<string | null>(null)
  const failure = shallowRef<ApiError>()
  const loadingMore = ref(false)
  /** Changes that others have made since the list was read: offered, never moved under the reader's eyes. */
  const newer = ref(0)
  let closeLive: (() => void) | undefined
  let reading: AbortController | undefined

  const put = (deal: DealFacts): void => {
    items.value = items.value?.map((item) => (item.id === deal.id ? deal : item))
  }

  const load = async (wanted: DealQuery): Promise<void> => {
    reading?.abort()
    const mine = new AbortController()
    reading = mine
    query.value = wanted
    try {
      const page = await readDeals(wanted, undefined, mine.signal)
      if (mine.signal.aborted) return
      items.value = page.items
      total.value = page.total
      next.value = page.next
      failure.value = undefined
      newer.value = 0
    } catch (cause) {
      if (mine.signal.aborted) return
      failure.value = toApiError(cause)
    }
  }

  const loadMore = async (): Promise<void> => {
    if (next.value === null || loadingMore.value) return
    loadingMore.value = true
    try {
      const page = await readDeals(query.value, next.value)
      const known = new Set(items.value?.map((item) => item.id))
      items.value = [...(items.value ?? []), ...page.items.filter((item) => !known.has(item.id))]
      next.value = page.next
    } finally {
      loadingMore.value = false
    }
  }

  /** Shows the move at once; puts the row back, or the newest version in its place, when the server does not agree. */
  const move = async (
    deal: DealFacts,
    to: DealMove,
    kind: DealFacts["place"]["kind"]
  ): Promise<MoveOutcome> => {
    put({ ...deal, place: { pipelineId: to.pipelineId, stageId: to.stageId, kind } })
    try {
      const moved = await moveDeal(deal, to)
      put(moved)
      return { kind: "moved", deal: moved }
    } catch (cause) {
      const error = toApiError(cause)
      put(deal)
      if (error.status !== 412 && !(error.status === 409 && error.tag === "StaleVersion"))
        return { kind: "refused", error }
      const now = await readDeal(deal.id).catch(() => undefined)
      if (now) put(now)
      return { kind: "conflict", seen: deal.version, now }
    }
  }

  /** Counts the changes of other people from now on; the returned function stops. */
  const listen = (mine: string | undefined): (() => void) => {
    closeLive?.()
    closeLive = openLive(
      liveUrl({ period: "today", pipeline: undefined, asOf: undefined }, [{ metric: "new-deals" }]),
      {
        event: (event) => {
          if (event.type !== "change") return
          const change = JSON.parse(event.data) as ChangeWire
          if (change.deal !== null && change.who.id !== mine) newer.value += 1
        },
        state: () => undefined,
        refused: () => void load(query.value)
      }
    )
    return closeLive
  }

  const create = async (draft: DealDraft, key: string): Promise<DealFacts> => {
    const made = await createDeal(draft, key)
    items.value = [made, ...(items.value ?? [])]
    total.value += 1
    return made
  }

  return { query, newer, listen, items, total, next, failure, loadingMore, load, loadMore, move, create }
})
