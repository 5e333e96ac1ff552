// Has the first picture of this been drawn? What is long to make comes after it, so that what was pressed answers at once.
import { onMounted, onUnmounted, type Ref, ref } from "vue"

/** False until a picture was drawn with the component in it. */
export const useDrawn = (): Ref<boolean> => {
  const drawn = ref(false)
  let frame = 0
  let after: ReturnType<typeof setTimeout> | undefined
  onMounted(() => {
    // A page that nobody sees is never drawn.
    if (document.hidden) drawn.value = true
    else frame = requestAnimationFrame(() => (after = setTimeout(() => (drawn.value = true))))
  })
  onUnmounted(() => {
    cancelAnimationFrame(frame)
    clearTimeout(after)
  })
  return drawn
}
