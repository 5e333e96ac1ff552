// When has somebody finished typing? A moment after the last key, unless they are on their way elsewhere by then.
import { onUnmounted } from "vue"
import { onBeforeRouteLeave } from "vue-router"

/** Gives a function to call with every key: `act` is called once there has been none for so many milliseconds. */
export const useStill = (act: () => void, milliseconds: number): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const forget = () => clearTimeout(timer)
  onUnmounted(forget)
  // What is typed goes into the address, and a change of that would break off the way to another page.
  onBeforeRouteLeave(forget)
  return () => {
    forget()
    timer = setTimeout(act, milliseconds)
  }
}
