// How much room has a drawing now?
import { onMounted, onUnmounted, reactive, useTemplateRef } from "vue"

/** Width and height in px of the element with this template ref, followed as they change. */
export const useBox = (name: string): { readonly width: number; readonly height: number } => {
  const element = useTemplateRef<HTMLElement>(name)
  const box = reactive({ width: 0, height: 0 })
  const take = ({ height, width }: { readonly width: number; readonly height: number }) => {
    box.width = Math.round(width)
    box.height = Math.round(height)
  }
  const observer = new ResizeObserver(([entry]) => {
    if (entry) take(entry.contentRect)
  })
  onMounted(() => {
    if (!element.value) return
    take(element.value.getBoundingClientRect())
    observer.observe(element.value)
  })
  onUnmounted(() => observer.disconnect())
  return box
}
