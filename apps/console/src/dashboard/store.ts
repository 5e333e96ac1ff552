// What does the dashboard show, how fresh is it, and what is it asked for?
import { defineStore } from "pinia"
import { computed, nextTick, ref, shallowRef } from "vue"
import { withoutTint } from "../design/changed.ts"
import { dayKey } from "../format/date.ts"
import { useSession } from "../session/store.ts"
import { ApiError } from "../api/problem.ts"
import { type DashboardAsk, liveUrl, movedOn, readDashboard, toDashboard } from "../api/readings.ts"
import type { ChangeWire, DashboardWire, DiffersWire } from "../api/types.ts"
import { type LiveState, openLive } from "../live/LiveStream.ts"
import { perFrame } from "../live/perFrame.ts"
import { type Recent, told } from "../live/recent.ts"
import type { Dashboard } from "../readings/view.ts"
import { different, keyOf as numberKey, type NumberAsk } from "../widgets/numberAsk.ts"
import { keptDashboard } from "./keptDashboard.ts"

const keyOf = ({ asOf, period, pipeline }: DashboardAsk): string => JSON.stringify([period, pipeline, asOf])
const sameAsk = (a: DashboardAsk, b: DashboardAsk): boolean =>
  a.period === b.period && a.pipeline === b.pipeline && a.asOf === b.asOf

/** Of the same period and pipeline, both in the past: one travels. */
const travels = (from: DashboardAsk, to: DashboardAsk): boolean =>
  from.asOf !== undefined &&
  to.asOf !== undefined &&
  sameAsk({ ...from, asOf: undefined }, { ...to, asOf: undefined })

/** An answer that is here sooner than this, in milliseconds, takes the place of the numbers before; a later one finds the cards empty. */
const patience = 200
/** A line that is back sooner than this was never missed, in milliseconds. */
const shortBreak = 1500

export const useDashboard = defineStore("dashboard", () => {
  const ask = ref<DashboardAsk>({ period: "month", pipeline: undefined, asOf: undefined })
  /** The numbers that are shown: what is not shown is not asked for. */
  const numbers = shallowRef<ReadonlyArray<NumberAsk>>([])
  const data = shallowRef<Dashboard>()
  /** The instant whose numbers are on screen: while one travels it follows when they have come. */
  const shownAsOf = ref<number>()
  const failure = shallowRef<ApiError>()
  const live = ref<LiveState>("connecting")
  /** Since when the line has been down, by this device's clock; unset while it is up, and for breaks that nobody notices. */
  const offlineSince = ref<number>()
  /** What has just happened. */
  const recent = shallowRef<Recent>()
  /** The last answer to each question asked so far: named when the same question fails later. */
  const known = new Map<string, { readonly dashboard: Dashboard; readonly at: number }>()
  /** Whether what is drawn answers another question: it is not to be seen. */
  const turning = ref(false)
  let turned: ReturnType<typeof setTimeout> | undefined
  let reading: AbortController | undefined
  let closeLive: (() => void) | undefined
  let missed: ReturnType<typeof setTimeout> | undefined

  const heard = (state: LiveState, heardAt: number): void => {
    live.value = state
    if (state === "offline") missed ??= setTimeout(() => (offlineSince.value = heardAt), shortBreak)
    else if (state === "live") {
      clearTimeout(missed)
      missed = undefined
      offlineSince.value = undefined
    }
  }

  /** What is drawn goes at once, and is thrown away when the answer to the new question takes its time. */
  const turnAway = (): void => {
    if (data.value === undefined) return
    clearTimeout(turned)
    turning.value = true
    turned = setTimeout(() => {
      data.value = undefined
      turning.value = false
    }, patience)
  }
  const turnBack = (): void => {
    clearTimeout(turned)
    if (!turning.value) return
    turning.value = false
    // That values differ from those of another question is no news.
    withoutTint(nextTick)
  }

  /** Takes what is newer; an answer that was overtaken on the way is dropped. */
  const accept = (dashboard: Dashboard): void => {
    const before = data.value
    const older =
      before && (dashboard.seq < before.seq || (dashboard.seq === before.seq && dashboard.at < before.at))
    if (older && ask.value.asOf === undefined && !turning.value) return
    turnBack()
    data.value = before ? keptDashboard(before, dashboard) : dashboard
    shownAsOf.value = ask.value.asOf
    known.set(keyOf(ask.value), { dashboard: data.value, at: Date.now() })
    failure.value = undefined
  }

  /** Asks once; tells whether nothing else was asked for meanwhile. */
  const load = async (): Promise<boolean> => {
    reading?.abort()
    const mine = new AbortController()
    reading = mine
    try {
      const dashboard = await readDashboard(ask.value, numbers.value, mine.signal)
      if (!mine.signal.aborted) accept(dashboard)
    } catch (cause) {
      if (mine.signal.aborted) return false
      // What was shown of another question is not what was asked for.
      if (shownAsOf.value !== ask.value.asOf || turning.value) data.value = undefined
      turnBack()
      failure.value = cause instanceof ApiError ? cause : new ApiError(0, "Unknown", String(cause), [], {})
    }
    return !mine.signal.aborted
  }

  /** The state that is shown, as the stream tells states apart: by the position of the log and by the day. */
  const stateId = (): string => {
    const zone = useSession().workspace?.zone
    if (data.value === undefined || zone === undefined) return ""
    return `${data.value.seq}.${dayKey(data.value.at, zone).replaceAll("-", "")}`
  }

  const silence = (): void => {
    closeLive?.()
    closeLive = undefined
  }

  /** Hears of what happens after the state that is shown. */
  const listen = (): void => {
    silence()
    if (ask.value.asOf !== undefined) return
    const wanted = numbers.value
    const arrived: Array<ChangeWire> = []
    // What happened is told together with the numbers it made.
    let wire: DashboardWire | undefined
    const take = perFrame((newest: DashboardWire) => {
      if (closeLive !== close) return
      accept(toDashboard(newest, wanted))
      for (const change of arrived.splice(0)) recent.value = told(recent.value, change, Date.now())
    })
    const close = openLive(
      liveUrl(ask.value, wanted),
      {
        event: ({ data: text, type }) => {
          if (type === "change") arrived.push(JSON.parse(text) as ChangeWire)
          else if (type === "dashboard") take((wire = JSON.parse(text) as DashboardWire))
          else if (type === "differs" && wire) take((wire = movedOn(wire, JSON.parse(text) as DiffersWire)))
        },
        state: heard,
        // Asking once more meets the same refusal, which leads to the sign-in page.
        refused: () => void load()
      },
      { since: stateId() }
    )
    closeLive = close
  }

  /** Asks for another period, pipeline or instant. What is of another time goes at once; while one travels it stays until the answer is there. */
  const show = async (next: DashboardAsk): Promise<void> => {
    const first = closeLive === undefined && data.value === undefined
    if (!first && sameAsk(next, ask.value) && data.value) return
    const travelling = travels(ask.value, next) && failure.value === undefined
    ask.value = next
    if (!travelling) turnAway()
    failure.value = undefined
    silence()
    if (await load()) listen()
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
    silence()
    if (await load()) listen()
  }

  const close = (): void => {
    silence()
    reading?.abort()
    data.value = undefined
    clearTimeout(turned)
    turning.value = false
    clearTimeout(missed)
    missed = undefined
    offlineSince.value = undefined
    recent.value = undefined
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
  return {
    ask,
    lastGood,
    data,
    shownAsOf,
    failure,
    live,
    offlineSince,
    recent,
    state,
    turning,
    show,
    want,
    load,
    attend
  }
})
