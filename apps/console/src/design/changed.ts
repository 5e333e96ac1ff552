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

/** A little longer than the animation, in milliseconds. */
const tinted = 650

let tinting: Set<Tinted> | undefined
/** Those that an element was tinted with last: an earlier tint does not end a later one. */
const newest = new WeakMap<Tinted, Set<Tinted>>()

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
    for (const element of all) {
      newest.set(element, all)
      element.classList.add("changed")
    }
    // By the clock, since nothing tells of the end of an animation where an element is not drawn.
    setTimeout(() => {
      for (const element of all) if (newest.get(element) === all) element.classList.remove("changed")
    }, tinted)
  })
}

/** `v-changed="value"`: tints the element whenever the value differs from what it last was; without a value, whenever its words do. */
export const vChanged: Directive<Tinted, string | number | undefined> = {
  mounted(element, { value }) {
    if (value === undefined) said.set(element, element.textContent)
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
