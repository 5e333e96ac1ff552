/** May this client cause one more line of the log? Each may so many a minute, so that nobody fills a disk by asking. */

/** Lines a minute and client. */
const perMinute = 600
/** Clients remembered at once; the longest unheard are forgotten first. */
const most = 10_000

interface Bucket {
  left: number
  at: number
  leftOut: number
}

/** Tells how many lines of a client were left out before this one, or null where this one is to be left out too. */
export type LineBudget = (client: string, now: number) => number | null

export const lineBudget = (lines = perMinute): LineBudget => {
  const held = new Map<string, Bucket>()
  return (client, now) => {
    const before = held.get(client) ?? { left: lines, at: now, leftOut: 0 }
    const left = Math.min(lines, before.left + Math.max(0, now - before.at) * (lines / 60_000))
    const allowed = left >= 1
    held.delete(client)
    held.set(client, {
      left: allowed ? left - 1 : left,
      at: now,
      leftOut: allowed ? 0 : before.leftOut + 1
    })
    if (held.size > most) {
      const [oldest] = held.keys()
      if (oldest !== undefined) held.delete(oldest)
    }
    return allowed ? before.leftOut : null
  }
}
