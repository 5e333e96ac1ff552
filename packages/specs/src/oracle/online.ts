/** How long was everybody online, told beat by beat (Y1)? */
import type { Event } from "@weir/domain/log/Event"
import type { Ask } from "@weir/domain/metrics/Ask"
import { dayOf, daysOf, startOfDay } from "@weir/domain/time/Calendar"
import type { Instant } from "@weir/domain/time/Instant"
import * as LocalDate from "@weir/domain/time/LocalDate"
import { falls } from "./stories.ts"
import type { Told } from "./Teller.ts"
import { visibleTo } from "./visible.ts"
import { changed } from "./worth.ts"

interface Stretch {
  readonly user: string
  readonly at: Instant
  readonly ms: number
}

interface Beat {
  readonly at: Instant
  readonly window: string
  readonly visible: boolean
}

export const systemUsage = ({ ask, events }: Told) => {
  const stretches = stretchesOf(events, ask)
  const during = (window: Ask["window"], user: string | null): number =>
    stretches
      .filter((s) => (user === null || s.user === user) && falls(s.at, window, ask))
      .reduce((sum, { ms }) => sum + ms, 0)
  const beside = (user: string | null) => {
    const now = during(ask.window, user),
      before = during(ask.previous.sameElapsed, user),
      beforeFull = during(ask.previous.full, user)
    return { now, before, beforeFull, change: changed(now, before) }
  }
  const rows = [...new Set(stretches.map((s) => s.user))]
    .map((id) => {
      const user = ask.users.find((u) => u.id === id)
      return { id, name: user?.name ?? id, disabled: user?.disabled ?? false, online: beside(id) }
    })
    .filter(({ online }) => online.now > 0 || online.before > 0 || online.beforeFull > 0)
    .sort((a, b) => b.online.now - a.online.now || order(a.name, b.name) || order(a.id, b.id))
  return {
    total: beside(null),
    rows,
    days: daysOf(ask.workspace.zone, ask.window).map(({ date, window }) => ({
      date,
      ms: during(window, null)
    }))
  }
}

/** What each beat adds: from the beat before it, as long as a window that was visible then is vouched for; cut at midnights. */
const stretchesOf = (events: ReadonlyArray<Event>, ask: Told["ask"]): ReadonlyArray<Stretch> => {
  if (ask.deleted === "only") return []
  // Who is no admin sees nobody's but their own.
  const { onlySelf = null } = ask
  const visible = onlySelf === null ? visibleTo(events, ask) : (id: string) => id === onlySelf
  const beats = new Map<string, Array<Beat>>()
  for (const { fact, occurredAt: at, recordedAt } of events) {
    if (fact._tag !== "UserSeen" || !visible(fact.userId)) continue
    if (ask.asOf !== null && recordedAt > ask.asOf) continue
    const { userId, visible: shown, window } = fact
    beats.set(userId, [...(beats.get(userId) ?? []), { at, window, visible: shown }])
  }
  return [...beats].flatMap(([user, own]) =>
    own.flatMap((beat, i) => {
      const earlier = own.slice(0, i)
      const windows = [...new Set(earlier.map((b) => b.window))]
      const ends = windows.map((window) => {
        const last = earlier.findLast((b) => b.window === window)
        return last?.visible === true ? last.at + 45_000 : 0
      })
      const from = earlier.at(-1)?.at ?? beat.at
      return inDays(user, from, Math.min(beat.at, Math.max(0, ...ends)) as Instant, ask)
    })
  )
}

const inDays = (user: string, from: Instant, to: Instant, ask: Ask): ReadonlyArray<Stretch> => {
  if (from >= to) return []
  const { zone } = ask.workspace
  const midnight = startOfDay(zone, LocalDate.addDays(dayOf(zone, from), 1))
  const end = Math.min(midnight, to) as Instant
  return [{ user, at: from, ms: end - from }, ...inDays(user, end, to, ask)]
}

const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)
