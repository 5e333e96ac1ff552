// Up to where has somebody seen the log? Kept on this device, so that what came since can be counted.
const keyOf = (userId: string) => `weir.events.seen.${userId}`

export const seenUpTo = (userId: string): number | undefined => {
  try {
    const kept = Number(localStorage.getItem(keyOf(userId)) ?? Number.NaN)
    return Number.isSafeInteger(kept) ? kept : undefined
  } catch {
    return undefined
  }
}

export const keepSeen = (userId: string, seq: number): void => {
  try {
    localStorage.setItem(keyOf(userId), String(Math.max(seq, seenUpTo(userId) ?? 0)))
  } catch {
    // Without storage nothing is counted.
  }
}
