// How are the entries behind a number read? Held at one instant, a page at a time, whole for a file.
import { computed, ref, shallowRef } from "vue"
import { ApiError } from "../api/problem.ts"
import { readDynamics, readEntries } from "../api/readings.ts"
import { useDashboard } from "../dashboard/store.ts"
import { showToast } from "../design/toasts.ts"
import type { DealDynamicsReading, MetricId, StageReading } from "../readings/view.ts"
import { text } from "../text/useText.ts"
import { keyOf, type Only } from "../widgets/numberAsk.ts"
import { download } from "./csv.ts"
import { type EntriesPage, joined, type LedgerEntry } from "./entries.ts"

/** The most entries that the API gives at once: for files. */
const largestPage = 200

/** The parts of a stage that its equation explains. */
const explained: ReadonlyArray<string> = ["net", "stock", "opening", "edits", "in", "out"]

export const useExplanation = (metric: MetricId, part: string, only: Only) => {
  const dashboard = useDashboard()
  const page = shallowRef<EntriesPage>()
  const identity = shallowRef<StageReading>()
  const failure = shallowRef<ApiError>()
  const loadingMore = ref(false)
  const exporting = ref(false)

  const ask = computed(() => ({ ...dashboard.ask, metric, part, only }))
  const toError = (cause: unknown) =>
    cause instanceof ApiError ? cause : new ApiError(0, "Unknown", String(cause), [], {})
  const complain = (cause: unknown) =>
    showToast({ tone: "bad", title: text("entries.failed"), text: toError(cause).message })

  /** The stage's own equation, as it was known when the entries were read. */
  const loadIdentity = async (held: EntriesPage): Promise<void> => {
    const [kind = "", id] = part.split(":")
    if (metric !== "deal-dynamics" || !explained.includes(kind)) return
    const shown = dashboard.data
    const dynamics =
      shown?.seq === held.seq
        ? (shown.answers.get(keyOf({ metric: "deal-dynamics", ...only })) as DealDynamicsReading | undefined)
        : await readDynamics({
            ...dashboard.ask,
            pipeline: only.pipeline ?? dashboard.ask.pipeline,
            asOf: held.heldAt
          })
    if (dynamics === undefined) return
    identity.value = dynamics.stages.find((stage) => stage.id === id)
  }

  const load = async (): Promise<void> => {
    failure.value = undefined
    try {
      page.value = await readEntries(ask.value)
      // The equation is an addition: without it the entries still stand for themselves.
      void loadIdentity(page.value).catch(() => undefined)
    } catch (cause) {
      failure.value = toError(cause)
    }
  }

  const nextPage = async (held: EntriesPage, limit?: number): Promise<EntriesPage> =>
    joined(held, await readEntries(ask.value, { after: held.next ?? undefined, limit }))

  const loadMore = async (): Promise<void> => {
    if (!page.value?.next || loadingMore.value || readingAll.value) return
    loadingMore.value = true
    try {
      page.value = await nextPage(page.value)
    } catch (cause) {
      complain(cause)
    } finally {
      loadingMore.value = false
    }
  }

  /** Whether the rest of the entries is being read, because all are needed at once. */
  const readingAll = ref(false)
  /** All entries, for what cannot be done with a part of them: an order, a filter, a file. */
  const readAll = async (): Promise<boolean> => {
    if (!page.value || readingAll.value) return false
    readingAll.value = true
    const begun = page.value.seq
    try {
      while (page.value.next && page.value.seq === begun) page.value = await nextPage(page.value, largestPage)
      return page.value.next === null
    } catch (cause) {
      complain(cause)
      return false
    } finally {
      readingAll.value = false
    }
  }

  /** What `write` makes of all entries, as a file. */
  const exportCsv = async (
    kind: string,
    write: (entries: ReadonlyArray<LedgerEntry>) => string
  ): Promise<void> => {
    if (!page.value || exporting.value) return
    exporting.value = true
    try {
      let all = page.value
      while (all.next) all = await nextPage(all, largestPage)
      download(`${metric}-${part.replaceAll(/[^\w-]/gu, "-")}${kind}.csv`, write(all.entries))
    } catch (cause) {
      complain(cause)
    } finally {
      exporting.value = false
    }
  }

  /** How many positions the log has moved on since; nothing of it is shown before someone asks. */
  const newer = computed(() =>
    page.value && dashboard.ask.asOf === undefined && dashboard.data
      ? Math.max(0, dashboard.data.seq - page.value.seq)
      : 0
  )

  return {
    page,
    identity,
    failure,
    loadingMore,
    exporting,
    readingAll,
    newer,
    load,
    loadMore,
    readAll,
    exportCsv
  }
}
