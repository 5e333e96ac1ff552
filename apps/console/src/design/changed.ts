// How is it shown that a value has just changed? A tint of 600 ms on the value itself; nothing moves.
import type { Directive } from "vue"

type Tinted = HTMLElement | SVGElement

/** What an element said last, where its own words are the value. */
const said = new WeakMap<Tinted, string>()

const hasChanged = (element: Tinted, value: unknown, before: unknown): boolean => {
  if (value !== undefined) return value !== before
  const [last, now] = [said.get(element), element.textContent]
  said.set(element, now)
  return last !== undefined && last !== now
}

/** `v-changed="value"`: tints the element whenever the value differs from what it last was; without a value, whenever its words do. */
export const vChanged: Directive<Tinted, string | number | undefined> = {
  mounted(element, { value }) {
    if (value === undefined) said.set(element, element.textContent)
  },
  updated(element, { oldValue, value }) {
    if (!hasChanged(element, value, oldValue)) return
    element.classList.remove("changed")
    // Reading a layout value makes the browser start the animation anew.
    void element.getBoundingClientRect()
    element.classList.add("changed")
    element.addEventListener("animationend", () => element.classList.remove("changed"), { once: true })
  }
}

declare module "vue" {
  interface GlobalDirectives {
    vChanged: typeof vChanged
  }
}
