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

let tinting: Set<Tinted> | undefined

/** Tints all that changed in one go: looking at the layout for each of them would lay the page out as often. */
const tint = (element: Tinted): void => {
  if (tinting !== undefined) return void tinting.add(element)
  const all = (tinting = new Set([element]))
  queueMicrotask(() => {
    tinting = undefined
    const again = [...all].filter(({ classList }) => classList.contains("changed"))
    for (const { classList } of again) classList.remove("changed")
    // Reading a layout value, of whatever element, makes the browser start these animations anew.
    void again[0]?.getBoundingClientRect()
    for (const { classList } of all) classList.add("changed")
  })
}

/** `v-changed="value"`: tints the element whenever the value differs from what it last was; without a value, whenever its words do. */
export const vChanged: Directive<Tinted, string | number | undefined> = {
  mounted(element, { value }) {
    if (value === undefined) said.set(element, element.textContent)
    element.addEventListener("animationend", () => element.classList.remove("changed"))
  },
  updated(element, { oldValue, value }) {
    if (hasChanged(element, value, oldValue)) tint(element)
  }
}

declare module "vue" {
  interface GlobalDirectives {
    vChanged: typeof vChanged
  }
}
