// Which face does a widget wear now: loading, ready, failed, out of touch, in the past?
import { computed } from "vue"
import { useFormat } from "../format/useFormat.ts"
import type { Dashboard } from "../readings/view.ts"
import { useText } from "../text/useText.ts"
import { useDashboard } from "./store.ts"

/** `valueOf` writes the widget's own number of a dashboard: said when a read failed and an earlier one is known. */
export const useWidget = (valueOf: (dashboard: Dashboard) => string) => {
  const dashboard = useDashboard()
  const format = useFormat()
  const { t } = useText()
  const face = computed(() => ({
    state: dashboard.state,
    staleSince:
      dashboard.live === "offline" && dashboard.heardAt > 0 ? format.time(dashboard.heardAt) : undefined,
    lastKnown:
      dashboard.lastGood &&
      t("widget.lastValue", {
        value: valueOf(dashboard.lastGood.dashboard),
        when: format.time(dashboard.lastGood.at)
      }),
    asOf: dashboard.ask.asOf === undefined ? undefined : format.moment(dashboard.ask.asOf)
  }))
  return { face, retry: () => void dashboard.load() }
}
