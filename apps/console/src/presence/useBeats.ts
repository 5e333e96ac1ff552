// Who tells the server that somebody looks at this window? The shell, as long as somebody is signed in.
import { onUnmounted } from "vue"
import { sendBeat } from "../api/presence.ts"
import { beating } from "./beats.ts"

/** One name a window: several windows of a person are told apart, and their times are joined. */
const name = crypto.randomUUID()

export const useBeats = (): void => {
  const stop = beating({
    visible: () => document.visibilityState === "visible",
    online: () => navigator.onLine,
    send: (visible) => sendBeat(name, visible),
    every: (ms, act) => {
      const timer = setInterval(act, ms)
      return () => clearInterval(timer)
    },
    onChange: (act) => {
      const places = [
        [document, "visibilitychange"],
        [globalThis, "online"],
        [globalThis, "offline"],
        [globalThis, "pagehide"]
      ] as const
      for (const [place, event] of places) place.addEventListener(event, act)
      return () => {
        for (const [place, event] of places) place.removeEventListener(event, act)
      }
    }
  })
  onUnmounted(stop)
}
