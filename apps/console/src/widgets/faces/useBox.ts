// How much room has a drawing now?
import { onUnmounted, reactive, useTemplateRef, watch } from "vue"

/** Width and height in px of the element with this template ref, followed as they change; 0 while there is none. */
export const useBox = (name: string): { readonly width: number; readonly height: number } => {
  const element = useTemplateRef<HTMLElement>(name)
  const box = reactive({ width: 0, height: 0 })
  const observer = new ResizeObserver(([entry]) => {
    if (entry === undefined) return
    box.width = Math.round(entry.contentRect.width)
    box.height = Math.round(entry.contentRect.height)
  })
  watch(
    element,
    (now, before) => {
      if (before) observer.unobserve(before)
      if (now) observer.observe(now)
    },
    { immediate: true, flush: "post" }
  )
  onUnmounted(() => observer.disconnect())
  return box
}
