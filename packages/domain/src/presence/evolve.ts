/** What is the presence of a person after one more fact? */
import type { Instant } from "../time/Instant.ts"
import type { Presence, PresenceFact } from "./Presence.ts"

/** The presence afterwards; the first beat begins it. */
export const evolve = (state: Presence | null, fact: PresenceFact, at: Instant): Presence => {
  const { userId, visible, window } = fact
  const others = (state?.visible ?? []).filter((w) => w.window !== window)
  return {
    kind: "presence",
    id: userId,
    visible: visible ? [...others, { window, beatAt: at }] : others,
    lastBeatAt: at,
    changedAt: at,
    deletedAt: null,
    version: (state?.version ?? 0) + 1
  }
}
