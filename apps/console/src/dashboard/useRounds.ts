// How does a television show a page that is higher than it is? One screenful after the other, until somebody takes it in hand.
import { onMounted, onUnmounted, ref } from "vue"
import { screenfuls } from "./screenfuls.ts"

/** How long a screenful is shown, and how long a person who scrolls or points is left alone, in milliseconds. */
const [shown, leftAlone] = [20_000, 60_000]
const hands = ["wheel", "pointerdown", "keydown", "touchstart"] as const

/** Goes round while the component is there: how many screenfuls there are, and which of them is shown. Above `below`, in pixels from the top of the screen, something else always stands. */
export const useRounds = (below: () => number) => {
  const count = ref(1)
  const at = ref(0)
  let touchedAt = -Infinity

  const starts = (): ReadonlyArray<number> =>
    screenfuls(
      [...document.querySelectorAll("[data-widget]")].map((one) => {
        const { bottom, top } = one.getBoundingClientRect()
        return { top: top + scrollY - below(), bottom: bottom + scrollY - below() }
      }),
      innerHeight - below(),
      document.documentElement.scrollHeight - innerHeight
    )
  const look = () => {
    const all = starts()
    count.value = all.length
    at.value = Math.max(
      0,
      all.findLastIndex((top) => top <= scrollY + 1)
    )
    return all
  }
  const next = () => {
    const all = look()
    if (performance.now() - touchedAt < leftAlone) return
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches
    scrollTo({ top: all[(at.value + 1) % all.length]!, behavior: calm ? "instant" : "smooth" })
  }
  const touched = () => (touchedAt = performance.now())

  let turning: ReturnType<typeof setInterval> | undefined
  onMounted(() => {
    turning = setInterval(next, shown)
    addEventListener("scroll", look, { passive: true })
    for (const hand of hands) addEventListener(hand, touched, { passive: true })
  })
  onUnmounted(() => {
    clearInterval(turning)
    removeEventListener("scroll", look)
    for (const hand of hands) removeEventListener(hand, touched)
  })
  return { at, count, look }
}
