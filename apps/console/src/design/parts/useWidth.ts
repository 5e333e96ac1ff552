// How wide is an element now?
import { onMounted, onUnmounted, type Ref, ref, useTemplateRef } from "vue"

/** The width in px of the element with this template ref, followed as it changes. */
export const useWidth = (name: string): Ref<number> => {
  const element = useTemplateRef<HTMLElement>(name)
  const width = ref(0)
  const observer = new ResizeObserver(([entry]) => {
    if (entry) width.value = entry.contentRect.width
  })
  onMounted(() => {
    // It is told before the first picture. To ask would have the page laid out once more for it.
    if (element.value) observer.observe(element.value)
  })
  onUnmounted(() => observer.disconnect())
  return width
}
