// How is it shown that a value has just changed? A tint of 600 ms on the value itself; nothing moves.
import type { Directive } from "vue"

/** `v-changed="value"`: tints the element whenever the value differs from what it last was. */
export const vChanged: Directive<HTMLElement, string | number> = {
  updated(element, binding) {
    if (binding.value === binding.oldValue) return
    element.classList.remove("changed")
    // Reading a layout value makes the browser start the animation anew.
    void element.offsetWidth
    element.classList.add("changed")
    element.addEventListener("animationend", () => element.classList.remove("changed"), { once: true })
  }
}

declare module "vue" {
  interface GlobalDirectives {
    vChanged: typeof vChanged
  }
}
