// How does somebody read through a log of any length? From the newest, or from a day, a page at a time in both directions.
import { computed, onUnmounted, ref, shallowRef } from "vue"
import { type EventsAsk, type EventsRange, type EventsWire, readEvents } from "../api/events.ts"
import { ApiError } from "../api/problem.ts"
import { liveUrl } from "../api/readings.ts"
import { type LiveState, openLive } from "../live/LiveStream.ts"
import { type Line, unfinished } from "./lines.ts"
import { endOf, listing, mostPages, type Page, pageOf } from "./pages.ts"

export const useLog = (dayOf: (at: number) => string) => {
  const pages = shallowRef<ReadonlyArray<Page>>([])
  /** Where older ones go on, and newer ones; null where there are none. */
  const older = ref<number | null>(null)
  const newer = ref<number | null>(null)
  const state = ref<"loading" | "ready" | "failed">("loading")
  const failure = shallowRef<ApiError>()
  const live = ref<LiveState>("connecting")
  /** Events that came since: offered, never moved under the reader's eyes. */
  const unread = ref(0)
  const freshFrom = ref(Infinity)
  const turned = shallowRef<ReadonlySet<string>>(new Set())
  let ask: EventsAsk = {}
  let seen = 0
  let reading = new AbortController()
  const busy = { older: false, newer: false }

  const told = computed(() => listing({ dayOf, freshFrom: freshFrom.value, turned: turned.value }))
  const lines = computed(() => told.value(pages.value))
  const total = computed(() => lines.value.length)
  const lineAt = (index: number): Line | undefined => lines.value[index]
  const isDay = (index: number): boolean => lines.value[index]?.kind === "day"

  const fail = (cause: unknown, mine: AbortController) => {
    if (mine.signal.aborted) return
    failure.value = cause instanceof ApiError ? cause : new ApiError(0, "Unknown", String(cause), [], {})
    if (pages.value.length === 0) state.value = "failed"
  }
  const read = async (range: EventsRange, over: EventsAsk = {}): Promise<EventsWire | undefined> => {
    const mine = reading
    const answer = await readEvents({ ...ask, ...over }, range, mine.signal)
    if (mine.signal.aborted) return undefined
    failure.value = undefined
    return answer
  }

  /** Where few events fit, the server looks through a part of the log and says where to go on: a page may be empty. */
  const readOlder = async (over?: EventsAsk): Promise<void> => {
    const place = older.value
    const answer = await read({ before: place ?? undefined }, over)
    // Where this end was let go of meanwhile, what came does not fit to it.
    if (answer === undefined || older.value !== place) return
    const left = answer.next === null ? 0 : unfinished(answer.items, "older")
    const page = pageOf(answer, { older: left })
    if (pages.value.length === 0) seen = answer.seq
    older.value = left === 0 ? answer.next : (page.items.at(-1)?.seq ?? answer.next)
    if (page.items.length === 0) return
    const all = [...pages.value, page]
    if (all.length > mostPages) {
      pages.value = all.slice(-mostPages)
      newer.value = endOf(pages.value, "newer") ?? null
    } else pages.value = all
  }

  const readNewer = async (): Promise<void> => {
    const place = newer.value
    const answer = await read({ newer: place ?? undefined })
    if (answer === undefined || newer.value !== place) return
    const left = answer.next === null ? 0 : unfinished(answer.items, "newer")
    const page = pageOf(answer, { newer: left })
    newer.value = left === 0 ? answer.next : (page.items[0]?.seq ?? answer.next)
    if (newer.value === null) {
      seen = answer.seq
      unread.value = 0
    }
    if (page.items.length === 0) return
    const all = [page, ...pages.value]
    if (all.length > mostPages) {
      pages.value = all.slice(0, mostPages)
      older.value = endOf(pages.value, "older") ?? null
    } else pages.value = all
  }

  /** Reads on in one direction until there is a line more, or the end. */
  const more = async (way: "older" | "newer"): Promise<void> => {
    const place = way === "older" ? older : newer
    if (busy[way] || place.value === null || state.value !== "ready") return
    busy[way] = true
    const mine = reading
    try {
      const before = pages.value
      while (place.value !== null && pages.value === before && !mine.signal.aborted)
        await (way === "older" ? readOlder() : readNewer())
    } catch (cause) {
      fail(cause, mine)
    } finally {
      if (mine === reading) busy[way] = false
    }
  }

  /**
   * Shows what is asked for: from its newest on, or, where `until` is an instant, from what happened before it, with all that is newer
   * above. `fresh` marks what came since the last time.
   */
  const load = async (
    wanted: EventsAsk,
    { fresh = false, until }: { readonly fresh?: boolean; readonly until?: string } = {}
  ): Promise<void> => {
    reading.abort()
    const mine = new AbortController()
    reading = mine
    freshFrom.value = fresh ? seen : Infinity
    ask = wanted
    pages.value = []
    older.value = newer.value = null
    unread.value = 0
    busy.older = busy.newer = false
    state.value = "loading"
    const over = until === undefined ? undefined : { to: earlier(wanted.to, until) }
    try {
      await readOlder(over)
      while (pages.value.length === 0 && older.value !== null && !mine.signal.aborted) await readOlder(over)
      if (mine.signal.aborted) return
      // Before the beginning of the log there is only its beginning.
      if (over !== undefined) newer.value = endOf(pages.value, "newer") ?? 0
      while (pages.value.length === 0 && newer.value !== null && !mine.signal.aborted) await readNewer()
      if (!mine.signal.aborted) state.value = "ready"
    } catch (cause) {
      fail(cause, mine)
    }
  }

  /** Opens a step that is folded, folds one that is open. */
  const turn = (step: string): void => {
    const next = new Set(turned.value)
    if (!next.delete(step)) next.add(step)
    turned.value = next
  }

  /** Counts what is new, a moment after the last of several changes. */
  let timer: ReturnType<typeof setTimeout> | undefined
  const count = async (): Promise<void> => {
    if (state.value !== "ready" || seen === 0) return
    try {
      const answer = await read({ after: seen, limit: 100 })
      if (answer !== undefined) unread.value = answer.items.length
    } catch {
      // The next change asks again.
    }
  }
  const close = openLive(
    liveUrl({ period: "today", pipeline: undefined, asOf: undefined }, [{ metric: "new-deals" }]),
    {
      event: ({ type }) => {
        if (!["change", "dashboard"].includes(type) || ask.asOf !== undefined) return
        timer ??= setTimeout(() => {
          timer = undefined
          void count()
        }, 250)
      },
      state: (now) => (live.value = now),
      refused: () => void load(ask)
    }
  )
  onUnmounted(() => {
    close()
    clearTimeout(timer)
    reading.abort()
  })

  return {
    state,
    failure,
    live,
    unread,
    older,
    newer,
    lines,
    total,
    isDay,
    lineAt,
    load,
    more,
    turn,
    seen: () => seen
  }
}

const earlier = (one: string | undefined, other: string): string =>
  one !== undefined && one < other ? one : other
