// Is the window narrow? As a phone's, unless another width is asked for.
import { onUnmounted, type Ref, ref } from "vue"

/** Whether the window is at most so many px wide now, followed as it changes. */
export const useNarrow = (widest = 640): Ref<boolean> => {
  const query = matchMedia(`(max-width: ${widest}px)`)
  const narrow = ref(query.matches)
  const look = () => (narrow.value = query.matches)
  query.addEventListener("change", look)
  onUnmounted(() => query.removeEventListener("change", look))
  return narrow
}
