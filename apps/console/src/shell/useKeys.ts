// Which keys does a page answer to?
import { onMounted, onUnmounted } from "vue"

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName))

/** Single keys, ignored while someone types, holds a modifier, or has a panel open. One that gives `false` leaves the key to others. */
export const useKeys = (keys: Readonly<Record<string, () => unknown>>): void => {
  const listen = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
      return
    if (document.querySelector("[role=dialog],[role=menu]")) return
    const act = keys[event.key] ?? keys[event.key.toLowerCase()]
    if (!act || act() === false) return
    event.preventDefault()
  }
  onMounted(() => document.addEventListener("keydown", listen))
  onUnmounted(() => document.removeEventListener("keydown", listen))
}
