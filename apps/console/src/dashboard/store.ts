// What does the dashboard show, how fresh is it, and what is it asked for?
import { defineStore } from "pinia"
import { computed, ref, shallowRef } from "vue"
import { ApiError } from "../api/problem.ts"
import { type DashboardAsk, liveUrl, readDashboard, toDashboard } from "../api/readings.ts"
import { type LiveState, openLive } from "../live/LiveStream.ts"
import type { DashboardWire } from "../api/types.ts"
import type { Dashboard } from "../readings/view.ts"
import { different, keyOf as numberKey, type NumberAsk } from "../widgets/numberAsk.ts"

const keyOf = ({ asOf, period, pipeline }: DashboardAsk): string => JSON.stringify([period, pipeline, asOf])
const sameAsk = (a: DashboardAsk, b: DashboardAsk): boolean =>
  a.period === b.period && a.pipeline === b.pipeline && a.asOf === b.asOf

export const useDashboard = defineStore("dashboard", () => {
  const ask = ref<DashboardAsk>({ period: "month", pipeline: undefined, asOf: undefined })
  /** The numbers that are shown: what is not shown is not asked for. */
  const numbers = shallowRef<ReadonlyArray<NumberAsk>>([])
  const data = shallowRef<Dashboard>()
  const failure = shallowRef<ApiError>()
  const live = ref<LiveState>("connecting")
  /** When the newest value arrived, by this device's clock: said while the line is down. */
  const heardAt = ref(0)
  /** The last answer to each question asked so far: named when the same question fails later. */
  const known = new Map<string, { readonly dashboard: Dashboard; readonly at: number }>()
  let reading: AbortController | undefined
  let closeLive: (() => void) | undefined

  /** Takes what is newer; an answer that was overtaken on the way is dropped. */
  const accept = (dashboard: Dashboard): void => {
    if (data.value && ask.value.asOf === undefined && dashboard.seq < data.value.seq) return
    data.value = dashboard
    known.set(keyOf(ask.value), { dashboard, at: Date.now() })
    failure.value = undefined
    heardAt.value = Date.now()
  }

  const load = async (): Promise<void> => {
    reading?.abort()
    const mine = new AbortController()
    reading = mine
    try {
      const dashboard = await readDashboard(ask.value, numbers.value, mine.signal)
      if (!mine.signal.aborted) accept(dashboard)
    } catch (cause) {
      if (mine.signal.aborted) return
      failure.value = cause instanceof ApiError ? cause : new ApiError(0, "Unknown", String(cause), [], {})
    }
  }

  const listen = (): void => {
    closeLive?.()
    closeLive = undefined
    if (ask.value.asOf !== undefined) return
    const wanted = numbers.value
    closeLive = openLive(liveUrl(ask.value, wanted), {
      event: (event) => {
        if (event.type === "dashboard") accept(toDashboard(JSON.parse(event.data) as DashboardWire, wanted))
      },
      state: (state) => (live.value = state),
      // Asking once more meets the same refusal, which leads to the sign-in page.
      refused: () => void load()
    })
  }

  /** Asks for another period, pipeline or instant; what is shown stays until the answer is there, unless it is of another time. */
  const show = async (next: DashboardAsk): Promise<void> => {
    const first = closeLive === undefined && data.value === undefined
    if (!first && sameAsk(next, ask.value) && data.value) return
    ask.value = next
    data.value = undefined
    failure.value = undefined
    listen()
    await load()
  }

  /** Shows these numbers from now on; what is already there stays until the others have come. */
  const want = async (asks: ReadonlyArray<NumberAsk>): Promise<void> => {
    const wanted = different(asks)
    const same = (list: ReadonlyArray<NumberAsk>) => JSON.stringify(list.map(numberKey))
    if (same(wanted) === same(numbers.value)) return
    const started = numbers.value.length > 0
    numbers.value = wanted
    if (!started) return
    known.clear()
    listen()
    await load()
  }

  const close = (): void => {
    closeLive?.()
    closeLive = undefined
    reading?.abort()
    data.value = undefined
  }

  /** Follows the log while somebody looks: the returned function says that they no longer do. */
  let lookers = 0
  const attend = (): (() => void) => {
    lookers += 1
    return () => {
      lookers -= 1
      if (lookers === 0) close()
    }
  }

  const state = computed<"loading" | "ready" | "failed">(() =>
    data.value ? "ready" : failure.value ? "failed" : "loading"
  )
  const lastGood = computed(() => (state.value === "failed" ? known.get(keyOf(ask.value)) : undefined))
  return { ask, lastGood, data, failure, live, heardAt, state, show, want, load, attend }
})
