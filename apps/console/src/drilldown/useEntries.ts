// How does a number open? By its metric and part in the address, so that what is open can be sent to someone.
import { computed, type ComputedRef, watch } from "vue"
import { useRoute, useRouter } from "vue-router"
import type { MetricId } from "../readings/view.ts"
import { readView, type RowsView, writeView } from "./rows.ts"
import type { Only } from "../widgets/numberAsk.ts"

export interface OpenPart {
  readonly metric: MetricId
  readonly part: string
  /** What the widget is narrowed to that the number stands in. */
  readonly only: Only
}

const readOnly = (value: unknown): Only => {
  try {
    const read: unknown = typeof value === "string" ? JSON.parse(value) : {}
    return typeof read === "object" && read !== null ? (read as Only) : {}
  } catch {
    return {}
  }
}

/** What is open now. */
export const useOpened = (): ComputedRef<OpenPart | undefined> => {
  const route = useRoute()
  return computed<OpenPart | undefined>(() => {
    const value = route.query["open"]
    if (typeof value !== "string") return undefined
    const cut = value.indexOf("/")
    // The server says so where there is no such number.
    return cut > 0
      ? {
          metric: value.slice(0, cut) as MetricId,
          part: value.slice(cut + 1),
          only: readOnly(route.query["only"])
        }
      : undefined
  })
}

/** Opens a number. Every number on a page has this: nothing here follows the address. */
export const useOpen = () => {
  const router = useRouter()
  return (metric: MetricId, part: string, only: Only = {}): void => {
    const narrowed = Object.keys(only).length > 0 ? JSON.stringify(only) : undefined
    const { query } = router.currentRoute.value
    void router.push({ query: { ...query, open: `${metric}/${part}`, only: narrowed, rows: undefined } })
  }
}

/** What the panel does with its place in the address. */
export const useEntries = () => {
  const route = useRoute()
  const router = useRouter()
  const opened = useOpened()

  /** Back to where it was opened; from a link there is no such place, and the page itself takes it. */
  // Going back takes a while: a panel that says twice that it was closed goes back once.
  let leaving = false
  watch(opened, () => (leaving = false))
  const close = (): void => {
    if (opened.value === undefined || leaving) return
    leaving = true
    const back: unknown = router.options.history.state["back"]
    const before = typeof back === "string" ? router.resolve(back) : undefined
    if (before?.path === route.path && before.query["open"] === undefined) router.back()
    else void router.replace({ query: { ...route.query, open: undefined, only: undefined, rows: undefined } })
  }

  const view = computed(() => readView(route.query["rows"]))
  const show = (part: Partial<RowsView>): void => {
    void router.replace({ query: { ...route.query, rows: writeView({ ...view.value, ...part }) } })
  }
  return { close, view, show }
}
