// When was each deal of the period won? The newest first come from the entries behind the number, as many as are drawn.
import { shallowRef, type ShallowRef, watch } from "vue"
import { readEntries } from "../../api/readings.ts"
import { useDashboard } from "../../dashboard/store.ts"
import { standing } from "../../drilldown/entries.ts"
import type { Only } from "../numberAsk.ts"

/** More wins are drawn from where these begin. */
const most = 200

/** The instants of the newest wins of the period, oldest first; read again when their number changes. Undefined until they have come. */
export const useWins = (
  count: () => number | undefined,
  only: () => Only
): ShallowRef<ReadonlyArray<number> | undefined> => {
  const dashboard = useDashboard()
  const wins = shallowRef<ReadonlyArray<number>>()
  watch(
    [count, () => dashboard.ask, only],
    async ([n], before, onCleanup) => {
      const aborting = new AbortController()
      onCleanup(() => aborting.abort())
      if (n === undefined || n === 0) {
        wins.value = []
        return
      }
      // Many changes in a row, as an import makes them, are read once.
      if (before?.[0] !== undefined) await new Promise((resolve) => setTimeout(resolve, 250))
      if (aborting.signal.aborted) return
      try {
        const { entries } = await readEntries(
          { ...dashboard.ask, metric: "won-deals", part: "now", only: only() },
          { signal: aborting.signal, limit: most }
        )
        wins.value = standing(entries)
          .map(({ at }) => at)
          .toReversed()
      } catch {
        // The number stands by itself; its line comes with the next change.
      }
    },
    { immediate: true }
  )
  return wins
}
