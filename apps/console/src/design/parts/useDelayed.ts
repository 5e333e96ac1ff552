// When does a wait become worth showing? Only after it has lasted.
import { onScopeDispose, type Ref, ref, watch } from "vue"

/** Follows `source`, but becomes true only after it has been true for `milliseconds`. */
export const useDelayed = (source: Ref<boolean>, milliseconds: number): Ref<boolean> => {
  const shown = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    source,
    (on) => {
      clearTimeout(timer)
      if (on) timer = setTimeout(() => (shown.value = true), milliseconds)
      else shown.value = false
    },
    { immediate: true }
  )
  onScopeDispose(() => clearTimeout(timer))
  return shown
}
