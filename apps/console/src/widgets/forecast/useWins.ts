// When was each deal of the period won? The newest first come from the records behind the number, as many as are drawn.
import { computed, type ComputedRef } from "vue"
import type { Only } from "../numberAsk.ts"
import { useNewest } from "../useNewest.ts"

/** More wins are drawn from where these begin. */
const most = 200

/** The instants of the newest wins of the period, oldest first; read again when their number changes. Undefined until they have come. */
export const useWins = (
  count: () => number | undefined,
  only: () => Only
): ComputedRef<ReadonlyArray<number> | undefined> => {
  const records = useNewest(
    () => ((count() ?? 0) === 0 ? undefined : { metric: "won-deals", part: "now", limit: most, ...only() }),
    count
  )
  return computed(() => records.value?.map(({ at }) => at).toReversed())
}
