// How many of the entries are drawn, and when are all of them needed? A screenful at first; all as soon as they are put in another order.
import { computed, type Ref, ref, watch } from "vue"
import type { EntriesPage } from "./entries.ts"
import { isNarrowed, isSorted, type RowsView, shownOf } from "./rows.ts"

/** So many rows are drawn at first, and so many more each time somebody asks. */
const step = 200

export const useRows = ({
  loadMore,
  page,
  readAll,
  readingAll,
  view
}: {
  readonly page: Readonly<Ref<EntriesPage | undefined>>
  readonly view: Readonly<Ref<RowsView>>
  readonly readingAll: Readonly<Ref<boolean>>
  readonly readAll: () => Promise<boolean>
  readonly loadMore: () => Promise<void>
}) => {
  const most = ref(step)
  const shown = computed(() => (page.value ? shownOf(page.value.entries, view.value) : []))
  const narrowed = computed(() => isNarrowed(view.value))
  // Only of all entries is it known which are wanted, and which come first.
  watch(
    () => [page.value?.heldAt, narrowed.value || isSorted(view.value)] as const,
    ([held, needed]) => {
      most.value = step
      if (held !== undefined && needed) void readAll()
    }
  )
  const hasMore = computed(
    () =>
      shown.value.length > most.value ||
      (page.value !== undefined && page.value.next !== null && !readingAll.value)
  )
  const further = async (): Promise<void> => {
    most.value += step
    if (shown.value.length < most.value) await loadMore()
  }
  return { shown, narrowed, most, hasMore, further }
}
