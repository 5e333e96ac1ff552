// What of the log is held while somebody scrolls through it? A window of pages around what is looked at; the rest is fetched again.
import { computed, onUnmounted, ref, shallowRef } from "vue"
import { type EventsAsk, readEvents } from "../api/events.ts"
import { ApiError } from "../api/problem.ts"
import { liveUrl } from "../api/readings.ts"
import { type LiveState, openLive } from "../live/LiveStream.ts"
import { type Line, linesOf, noTail, type Tail } from "./lines.ts"

interface Page {
  readonly before: number | undefined
  readonly head: Tail
  readonly tail: Tail
  readonly count: number
  /** Where among its lines the headings of days stand. */
  readonly days: ReadonlySet<number>
  /** Undefined while it is far from what is looked at. */
  readonly lines: ReadonlyArray<Line> | undefined
}

/** So many pages on each side of the one that is looked at are held. */
const held = 12
/** A list longer than this lets go of its newest pages: no browser draws a box of millions of pixels. */
const mostPages = 800

const counted = (lines: ReadonlyArray<Line>) => ({
  lines,
  count: lines.length,
  days: new Set(lines.flatMap((line, i) => (line.kind === "day" ? [i] : [])))
})

export const useLog = (dayOf: (at: number) => string) => {
  const pages = shallowRef<ReadonlyArray<Page>>([])
  const next = ref<number | null>(null)
  const state = ref<"loading" | "ready" | "failed">("loading")
  const failure = shallowRef<ApiError>()
  const live = ref<LiveState>("connecting")
  /** Events that came since: offered, never moved under the reader's eyes. */
  const newer = ref(0)
  /** Whether the newest were let go of. */
  const cut = ref(false)
  let ask: EventsAsk = {}
  let seen = 0
  let reading = new AbortController()
  let busy = false
  const refetching = new Set<Page>()

  const starts = computed(() => {
    let sum = 0
    return pages.value.map(({ count }) => (sum += count) - count)
  })
  const total = computed(() => (starts.value.at(-1) ?? 0) + (pages.value.at(-1)?.count ?? 0))
  const pageAt = (index: number): number => {
    let [low, high] = [0, pages.value.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts.value[middle]! <= index) low = middle
      else high = middle - 1
    }
    return low
  }
  const lineAt = (index: number): Line | undefined => {
    const page = pageAt(index)
    return pages.value[page]?.lines?.[index - (starts.value[page] ?? 0)]
  }

  const isDay = (index: number): boolean => {
    const page = pageAt(index)
    return pages.value[page]?.days.has(index - (starts.value[page] ?? 0)) ?? false
  }

  const fail = (cause: unknown, mine: AbortController) => {
    if (mine.signal.aborted) return
    failure.value = cause instanceof ApiError ? cause : new ApiError(0, "Unknown", String(cause), [], {})
    if (pages.value.length === 0) state.value = "failed"
  }

  const append = async (freshFrom?: number): Promise<void> => {
    const mine = reading
    const before = pages.value.length === 0 ? undefined : (next.value ?? undefined)
    const answer = await readEvents(ask, { before }, mine.signal)
    if (mine.signal.aborted) return
    const head = pages.value.at(-1)?.tail ?? noTail
    const { lines, tail } = linesOf(answer, head, dayOf, freshFrom)
    if (pages.value.length === 0) seen = answer.seq
    if (lines.length > 0 || pages.value.length === 0)
      pages.value = [...pages.value, { before, head, tail, ...counted(lines) }]
    next.value = answer.next
    failure.value = undefined
    state.value = "ready"
  }

  /** Older ones. Where few events fit, the server looks through a part of the log and says where to go on. */
  const more = async (): Promise<void> => {
    if (busy || next.value === null || state.value !== "ready") return
    busy = true
    const mine = reading
    try {
      const before = total.value
      while (next.value !== null && total.value === before && !mine.signal.aborted) await append()
    } catch (cause) {
      fail(cause, mine)
    } finally {
      busy = false
    }
  }

  /** Shows what is asked for from its newest on; `fresh` marks what came since the last time. */
  const load = async (wanted: EventsAsk, fresh = false): Promise<void> => {
    reading.abort()
    const mine = new AbortController()
    reading = mine
    const since = fresh ? seen : undefined
    ask = wanted
    pages.value = []
    next.value = null
    newer.value = 0
    cut.value = false
    busy = false
    state.value = "loading"
    try {
      await append(since)
      while (total.value === 0 && next.value !== null && !mine.signal.aborted) await append()
    } catch (cause) {
      fail(cause, mine)
    }
  }

  /** Holds the pages around these lines, lets go of the others. Answers how many lines were cut off above. */
  const look = (first: number, last: number): number => {
    const [from, to] = [pageAt(first) - held, pageAt(last) + held]
    let changed = false
    const kept = pages.value.map((page, i) => {
      // The newest page is kept: asked for again it would hold what came since.
      if (i === 0 || (i >= from && i <= to) || page.lines === undefined) return page
      changed = true
      return { ...page, lines: undefined }
    })
    if (changed) pages.value = kept
    for (let i = pageAt(first) - 1; i <= pageAt(last) + 1; i++) {
      const page = pages.value[i]
      if (page && page.lines === undefined) void refetch(page)
    }
    if (pages.value.length <= mostPages) return 0
    const dropped = pages.value.length - mostPages / 2
    const lines = starts.value[dropped] ?? 0
    pages.value = pages.value.slice(dropped)
    cut.value = true
    return lines
  }

  const refetch = async (page: Page): Promise<void> => {
    if (refetching.has(page)) return
    refetching.add(page)
    const mine = reading
    try {
      const { lines } = linesOf(await readEvents(ask, { before: page.before }, mine.signal), page.head, dayOf)
      if (!mine.signal.aborted)
        pages.value = pages.value.map((one) =>
          one.before === page.before && one.lines === undefined ? { ...one, ...counted(lines) } : one
        )
    } catch (cause) {
      fail(cause, mine)
    } finally {
      refetching.delete(page)
    }
  }

  /** Counts what is new, a moment after the last of several changes. */
  let timer: ReturnType<typeof setTimeout> | undefined
  const count = async (): Promise<void> => {
    const mine = reading
    if (state.value !== "ready") return
    try {
      const { items } = await readEvents(ask, { after: seen, limit: 100 }, mine.signal)
      if (!mine.signal.aborted) newer.value = items.length
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

  return { state, failure, live, newer, next, cut, total, isDay, lineAt, load, more, look, seen: () => seen }
}
