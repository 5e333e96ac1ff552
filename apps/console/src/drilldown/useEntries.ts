// How does a number open? By its metric and part in the address, so that what is open can be sent to someone.
import { computed } from "vue"
import { useRoute, useRouter } from "vue-router"
import type { MetricId } from "../readings/view.ts"

const metrics: ReadonlyArray<MetricId> = [
  "deal-dynamics",
  "won-deals",
  "won-by-owner",
  "lost-deals",
  "new-deals",
  "deal-sources",
  "deals-by-owner",
  "success-rate",
  "incoming-deals"
]

export interface OpenPart {
  readonly metric: MetricId
  readonly part: string
}

export const useEntries = () => {
  const route = useRoute()
  const router = useRouter()

  const opened = computed<OpenPart | undefined>(() => {
    const value = route.query["open"]
    if (typeof value !== "string") return undefined
    const cut = value.indexOf("/")
    const metric = metrics.find((id) => id === value.slice(0, cut))
    return metric && cut > 0 ? { metric, part: value.slice(cut + 1) } : undefined
  })

  const open = (metric: MetricId, part: string): void => {
    void router.push({ query: { ...route.query, open: `${metric}/${part}` } })
  }
  const close = (): void => {
    void router.replace({ query: { ...route.query, open: undefined } })
  }
  return { opened, open, close }
}
