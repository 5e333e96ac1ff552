// Who tells the server that somebody looks at this window? The shell, as long as somebody is signed in.
import { onUnmounted } from "vue"
import { sendBeat } from "../api/presence.ts"
import { useSession } from "../session/store.ts"
import { beating } from "./beats.ts"

/** One name a window: several windows of a person are told apart, and their times are joined. */
const name = crypto.randomUUID()

export const useBeats = (): void => {
  const session = useSession()
  // A page that is left may still call itself visible.
  let left = false
  const stop = beating({
    visible: () => document.visibilityState === "visible" && !left,
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
        [globalThis, "pagehide"],
        [globalThis, "pageshow"]
      ] as const
      const listen = ({ type }: Event) => {
        if (type === "pagehide" || type === "pageshow") left = type === "pagehide"
        act()
      }
      for (const [place, event] of places) place.addEventListener(event, listen)
      return () => {
        for (const [place, event] of places) place.removeEventListener(event, listen)
      }
    }
  })
  // Told while there still is a session to tell it in.
  const forget = session.beforeSigningOut(stop)
  onUnmounted(() => {
    forget()
    void stop()
  })
}
