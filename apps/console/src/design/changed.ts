// How is it shown that a value has just changed? A tint of 600 ms on the value itself, which then fades; nothing moves.
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

/** How long the tint stands, and how long until it has faded, in milliseconds. */
const [stands, gone] = [420, 650]

let still = 0
/** What changes until the given moment comes is not tinted. */
export const withoutTint = (until: () => Promise<unknown>): void => {
  still += 1
  void until().then(() => (still -= 1))
}

let tinting: Set<Tinted> | undefined
/** Those that an element was tinted with last: an earlier tint does not end a later one. */
const newest = new WeakMap<Tinted, Set<Tinted>>()

/**
 * Tints all that changed in one go.
 *
 * What changes again while it is tinted stays so: where much happens nothing flickers, and nothing has to be drawn anew for it.
 */
const tint = (element: Tinted): void => {
  if (tinting !== undefined) return void tinting.add(element)
  const all = (tinting = new Set([element]))
  queueMicrotask(() => {
    tinting = undefined
    for (const element of all) {
      newest.set(element, all)
      element.classList.remove("fading")
      element.classList.add("changed")
    }
    const stillNewest = () => [...all].filter((element) => newest.get(element) === all)
    setTimeout(() => {
      for (const { classList } of stillNewest()) {
        classList.remove("changed")
        classList.add("fading")
      }
    }, stands)
    // By the clock, since nothing tells of the end of an animation where an element is not drawn.
    setTimeout(() => {
      for (const { classList } of stillNewest()) classList.remove("fading")
    }, gone)
  })
}

/** `v-changed="value"`: tints the element whenever the value differs from what it last was; without a value, whenever its words do. */
export const vChanged: Directive<Tinted, string | number | undefined> = {
  mounted(element, { value }) {
    if (value === undefined) said.set(element, element.textContent)
  },
  updated(element, { oldValue, value }) {
    if (hasChanged(element, value, oldValue) && still === 0) tint(element)
  }
}

declare module "vue" {
  interface GlobalDirectives {
    vChanged: typeof vChanged
  }
}
