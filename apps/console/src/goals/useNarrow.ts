// Is the window as narrow as a phone's?
import { onUnmounted, type Ref, ref } from "vue"

export const useNarrow = (): Ref<boolean> => {
  const query = matchMedia("(max-width: 640px)")
  const narrow = ref(query.matches)
  const look = () => (narrow.value = query.matches)
  query.addEventListener("change", look)
  onUnmounted(() => query.removeEventListener("change", look))
  return narrow
}
