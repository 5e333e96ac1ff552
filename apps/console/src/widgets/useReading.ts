// What do a widget's numbers read now, and what did they read last?
import { computed, type ComputedRef } from "vue"
import { useDashboard } from "../dashboard/store.ts"
import type { MetricId, Readings } from "../readings/view.ts"
import { keyOf, onlyOf } from "./numberAsk.ts"
import type { Shown } from "./Shown.ts"

/** `reading` is there once it has come; `last` only where a later one could not be read. */
export const useReading = <Metric extends MetricId>(
  shown: () => Shown,
  metric: Metric
): {
  readonly reading: ComputedRef<Readings[Metric] | undefined>
  readonly last: ComputedRef<Readings[Metric] | undefined>
} => {
  const dashboard = useDashboard()
  const key = computed(() => keyOf({ metric, ...onlyOf(shown().settings) }))
  return {
    reading: computed(() => dashboard.data?.answers.get(key.value) as Readings[Metric] | undefined),
    last: computed(() => dashboard.lastGood?.dashboard.answers.get(key.value) as Readings[Metric] | undefined)
  }
}
