// Which face does a widget wear now: loading, ready, failed, out of touch, in the past?
import { computed } from "vue";
import { useFormat } from "../format/useFormat.ts";
import { useDashboard } from "./store.ts";

export const useWidget = () => {
  const dashboard = useDashboard();
  const format = useFormat();
  const face = computed(() => ({
    state: dashboard.state,
    staleSince: dashboard.live === "offline" && dashboard.heardAt > 0 ? format.time(dashboard.heardAt) : undefined,
    asOf: dashboard.ask.asOf === undefined ? undefined : format.moment(dashboard.ask.asOf),
  }));
  return { face, retry: () => void dashboard.load() };
};
